import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { type ApprovedVersion, findVersion } from '../../wordings/public.ts'
import { subjectsOf } from '../closing.ts'
import type { PrintedLetters } from '../documents.ts'
import type { LetterFilters } from '../filters.ts'
import { presentRow } from '../presenter.ts'
import { type FoundLetter, findAllLetters, findBureau, findLetter, findLettersById, findStrokes } from '../queries.ts'

const most = 2000

async function findVersions(ctx: CommandContext, letters: readonly FoundLetter[]): Promise<Map<string, ApprovedVersion>> {
  const ids = new Set(letters.flatMap((l) => [l.versionId, l.listVersionId ?? []].flat()))
  const versions = new Map<string, ApprovedVersion>()
  for (const id of ids) versions.set(id, await findVersion(ctx, id))
  return versions
}

async function print(
  ctx: CommandContext,
  letters: readonly FoundLetter[],
  { fileName, isBlank }: Pick<PrintedLetters, 'fileName' | 'isBlank'>,
): Promise<PrintedLetters> {
  const signatures = letters.flatMap((l) => l.parties.flatMap((p) => p.signatureId ?? []))
  const strokes = isBlank ? [] : await findStrokes(ctx, signatures)
  await recordEvent(ctx, { verb: 'letter.printed', subjects: subjectsOf(letters) })
  return {
    letters,
    versions: await findVersions(ctx, letters),
    strokes: new Map(strokes.map((s) => [s.id, s])),
    bureau: await findBureau(ctx),
    isBlank,
    fileName,
  }
}

interface One {
  params: { id: string }
  query: { blank?: boolean | undefined }
}
/** 打印责任书 — one, as it stands or blank. */
export async function printLetter(ctx: CommandContext, { params, query }: One): Promise<PrintedLetters> {
  const letter = await findLetter(ctx, params.id)
  return print(ctx, [letter], { fileName: `责任书-${letter.serialNumber}`, isBlank: query.blank === true })
}

/** 成批打印责任书 — exactly what is filtered; posts without a letter have nothing to print. */
export async function printLetters(
  ctx: CommandContext,
  { query }: { query: LetterFilters & { blank?: boolean | undefined } },
): Promise<PrintedLetters> {
  const rows = await findAllLetters(ctx, query, most + 1)
  const ids = rows.flatMap((r) => r.id ?? [])
  if (ids.length === 0) throw new DomainError('conflict', 'nothingToPrint', '所选范围里没有责任书可打。')
  if (rows.length > most) throw new DomainError('invalid', 'tooMany', `一次最多打 ${most} 份。请按单位分几次打。`)
  return print(ctx, await findLettersById(ctx, ids), { fileName: `责任书${ctx.today}`, isBlank: query.blank === true })
}

/** 导出责任书台账 — exactly what is filtered; who took it out is on the trail. */
export async function exportLetters(ctx: CommandContext, filters: LetterFilters) {
  const rows = await findAllLetters(ctx, filters)
  const subjects = rows.flatMap((r) =>
    r.id ? [{ id: r.id, unitSortKey: r.unitSortKey, holderPersonId: r.holderId, issuerPersonId: r.issuerId }] : [],
  )
  await recordEvent(ctx, { verb: 'letter.exported', subjects: subjectsOf(subjects) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentRow(ctx, calendar, r)), on: ctx.today }
}
