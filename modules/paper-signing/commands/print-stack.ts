import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { type ApprovedVersion, digestOfText, fieldsNamed, fieldsOf, findVersion, shownText } from '../../wordings/public.ts'
import { type FoundSheet, findBureau, findRound, findStack } from '../queries.ts'
import type { StackInput } from './ask-stack.ts'

export interface PrintedSheet {
  readonly sheet: FoundSheet
  readonly version: ApprovedVersion
  readonly fields: Readonly<Record<string, string>>
  readonly textDigest: string
}
export interface Stack {
  readonly title: string
  readonly serialNumber: string
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly sheets: readonly PrintedSheet[]
}
const atOnce = 1000

async function textsOf(ctx: CommandContext, found: readonly FoundSheet[]): Promise<PrintedSheet[]> {
  const versions = new Map<string, ApprovedVersion>()
  for (const id of new Set(found.map((sheet) => sheet.versionId))) versions.set(id, await findVersion(ctx, id))
  const values = await fieldsOf(
    ctx,
    found.map((sheet) => sheet.personId),
  )
  return found.flatMap((sheet) => {
    const version = versions.get(sheet.versionId)
    const all = values.get(sheet.personId)
    if (!version || !all) return []
    const fields = fieldsNamed(version, all)
    return [{ sheet, version, fields, textDigest: digestOfText(shownText(version, fields)).sha256 }]
  })
}

/** 印出 — keeps the very text of each sheet, so that what comes back on paper is recorded as it was printed. Rendering happens outside this transaction. */
export async function printStack(ctx: CommandContext, input: StackInput): Promise<Stack> {
  const round = await findRound(ctx, input.roundId)
  const bureau = await findBureau(ctx)
  const sheets = await textsOf(ctx, await findStack(ctx, round.id, input))
  const rows = sheets.map(({ sheet, fields, textDigest }) => ({
    bureauId: ctx.actor.bureauId,
    requestId: sheet.id,
    textDigest,
    unitSortKey: sheet.unitSortKey,
    fields: JSON.stringify(fields),
    printedAt: ctx.now,
  }))
  for (let i = 0; i < rows.length; i += atOnce)
    await ctx.tx
      .insertInto('printedSheets')
      .values(rows.slice(i, i + atOnce))
      .onConflict((c) => c.columns(['bureauId', 'requestId', 'textDigest']).doUpdateSet({ printedAt: ctx.now }))
      .execute()
  await recordEvent(ctx, {
    verb: 'stack.printed',
    subjects: [
      { id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey },
      ...sheets.map(({ sheet }) => ({ id: sheet.personId, kind: 'person', unitSortKey: sheet.unitSortKey })),
    ],
  })
  return { title: round.title, serialNumber: round.serialNumber, bureau, sheets }
}
