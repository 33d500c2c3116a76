import { defaultWordings } from '../modules/wordings/tables.ts'
import type { Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'

interface Author {
  readonly bureauId: string
  readonly accountId: string
  readonly now: Date
}

/** The texts a bureau begins with, each as a draft of the system's that waits for the bureau's own approval. */
export async function foundWordings(tx: Tx, { bureauId, accountId, now }: Author): Promise<void> {
  const founded = defaultWordings.map((wording, i) => ({ ...wording, id: newId(), position: i + 1 }))
  await tx
    .insertInto('wordings')
    .values(
      founded.map(({ id, kind, code, name, formLabel, explanation, position }) => ({
        bureauId,
        id,
        kind,
        code,
        title: name,
        formLabel,
        explanation,
        position,
      })),
    )
    .execute()
  await tx
    .insertInto('wordingVersions')
    .values(
      founded.map(({ id, title, body }) => ({
        bureauId,
        id: newId(),
        wordingId: id,
        number: 1,
        title,
        body: JSON.stringify(body),
        draftedBy: accountId,
        draftedByName: '系统',
        draftedAt: now,
        editedBy: [accountId],
      })),
    )
    .execute()
}
