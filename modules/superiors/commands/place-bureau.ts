import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { Tx } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sumUpwards } from './settle-figures.ts'

const levels = ['county', 'city', 'province'] as const
interface Placing {
  readonly bureauId: string
  /** Null: under nobody from that day on. */
  readonly parentId: string | null
  /** Today or later, never back: who stood above on a day that is past goes on seeing that day. */
  readonly fromOn: string
  readonly today: string
}

/** 定隶属关系 — under which tenant a bureau stands from a day on. By whoever has the machine; no tenant could decide it for both. Runs as the owner. */
export async function placeBureau(tx: Tx, { bureauId, parentId, fromOn, today }: Placing): Promise<void> {
  if (fromOn < today) throw new DomainError('invalid', 'pastDay', '隶属关系从今天或以后的一天起变，不能改过去的。')
  const bureaus = await tx.selectFrom('bureaus').orderBy('bureauId').select(['bureauId', 'level']).forUpdate().execute()
  const rankOf = (id: string | null): number => levels.indexOf(bureaus.find((b) => b.bureauId === id)?.level ?? 'county')
  if (parentId !== null && rankOf(parentId) <= rankOf(bureauId))
    throw new DomainError('invalid', 'notAbove', '上级要比本局高一级：县在市下，市在省下。')
  const open = tx.selectFrom('bureauPlacements').where('bureauId', '=', bureauId).where('toOn', 'is', null)
  const before = await open.selectAll().executeTakeFirst()
  const later = await tx
    .selectFrom('bureauPlacements')
    .where('bureauId', '=', bureauId)
    .where((e) => e.or([e('fromOn', '>', fromOn), e('toOn', '>', fromOn)]))
    .select(['fromOn', 'toOn'])
    .executeTakeFirst()
  if (later)
    throw new DomainError('conflict', 'laterPlacement', `已经定了 ${later.toOn ?? later.fromOn} 起的隶属关系，新的不能更早。`)
  const row = (id: string) => tx.updateTable('bureauPlacements').where('bureauId', '=', bureauId).where('id', '=', id)
  if (before?.fromOn === fromOn)
    await tx.deleteFrom('bureauPlacements').where('bureauId', '=', bureauId).where('id', '=', before.id).execute()
  else if (before) await row(before.id).set({ toOn: fromOn }).execute()
  if (parentId !== null)
    await tx.insertInto('bureauPlacements').values({ bureauId, id: newId(), parentId, fromOn, toOn: null }).execute()
  /* What was summed this morning with the bureau, or without it, is summed again. */
  if (fromOn === today) {
    await sumUpwards(tx, bureauId, today)
    if (before) await sumUpwards(tx, before.parentId, today)
  }
  const actor = { bureauId, accountId: '', personId: null, name: '命令行', role: null, address: 'cli' }
  await recordEvent(
    { tx, actor },
    {
      verb: 'bureau.placed',
      subjects: [{ id: bureauId, kind: 'bureau' }],
      changes: [
        { field: 'parentId', before: before?.parentId ?? null, after: parentId },
        { field: 'fromOn', after: fromOn },
      ],
    },
  )
}
