import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { Stroke } from '../../../platform/signing/stroke.ts'
import { type ApprovedVersion, digestOfText, fieldsNamed, fieldsOf, findVersion, shownText } from '../../wordings/public.ts'
import { type FoundSheet, findRound, findSigned, findStack } from '../queries.ts'
import type { StackInput } from './ask-stack.ts'

export interface PrintedSheet {
  readonly sheet: FoundSheet
  readonly version: ApprovedVersion
  readonly fields: Readonly<Record<string, string>>
  readonly textDigest: string
  /** As it was signed; a signature on paper has no drawing. */
  readonly signed?: { readonly stroke: Stroke | null; readonly personName: string; readonly signedAt: Date }
}
export interface Stack {
  readonly title: string
  readonly serialNumber: string
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly sheets: readonly PrintedSheet[]
}
const atOnce = 1000

async function versionsOf(ctx: CommandContext, found: readonly FoundSheet[]): Promise<Map<string, ApprovedVersion>> {
  const versions = new Map<string, ApprovedVersion>()
  for (const id of new Set(found.map((sheet) => sheet.versionId))) versions.set(id, await findVersion(ctx, id))
  return versions
}

/** Sheets as they were signed, word for word. */
async function signedOf(ctx: CommandContext, found: readonly FoundSheet[]): Promise<PrintedSheet[]> {
  const [versions, signatures] = [await versionsOf(ctx, found), await findSigned(ctx, found)]
  return found.flatMap((sheet) => {
    const version = versions.get(sheet.versionId)
    const signature = signatures.get(sheet.id)
    if (!version || !signature) return []
    const { fields, textDigest, ...signed } = signature
    return [{ sheet, version, fields, textDigest, signed }]
  })
}

async function textsOf(ctx: CommandContext, found: readonly FoundSheet[]): Promise<PrintedSheet[]> {
  const versions = await versionsOf(ctx, found)
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

/** What is handed out to be signed is kept word for word, so that what comes back on paper is recorded as it was printed. */
async function keepTexts(ctx: CommandContext, sheets: readonly PrintedSheet[]): Promise<void> {
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
}

/** 印出 — the very text of each sheet. Rendering happens outside this transaction. */
export async function printStack(ctx: CommandContext, input: StackInput): Promise<Stack> {
  const round = await findRound(ctx, input.roundId)
  const bureau = await findBureau(ctx)
  const found = await findStack(ctx, round.id, input)
  const sheets = await (input.content === 'signed' ? signedOf(ctx, found) : textsOf(ctx, found))
  if (input.content === 'blank') await keepTexts(ctx, sheets)
  await recordEvent(ctx, {
    verb: 'stack.printed',
    subjects: [
      { id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey },
      ...sheets.map(({ sheet }) => ({ id: sheet.personId, kind: 'person', unitSortKey: sheet.unitSortKey })),
    ],
  })
  return { title: round.title, serialNumber: round.serialNumber, bureau, sheets }
}
