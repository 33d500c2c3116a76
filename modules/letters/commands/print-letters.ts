import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, notFound } from '../../../platform/errors.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { type ApprovedVersion, findVersion } from '../../wordings/public.ts'
import { subjectsOf } from '../closing.ts'
import type { PrintedLetters } from '../documents.ts'
import type { LetterFilters } from '../filters.ts'
import { presentRow } from '../presenter.ts'
import { type FoundLetter, findAllLetters, findLetter, findLettersById, findStrokes, isUnitInReach } from '../queries.ts'

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

/** What the job is told: exactly what is filtered, as it stands or blank. */
export interface LettersInput extends LetterFilters {
  readonly format: 'pdf' | 'docx'
  readonly blank?: boolean | undefined
}

/** Letters that the filters name; posts without a letter have nothing to print. */
async function toPrint(ctx: CommandContext, filters: LetterFilters): Promise<string[]> {
  if (filters.unitId && !(await isUnitInReach(ctx, filters.unitId))) throw notFound()
  const rows = await findAllLetters(ctx, filters, most + 1)
  const ids = rows.flatMap((r) => r.id ?? [])
  if (ids.length === 0) throw new DomainError('conflict', 'nothingToPrint', '所选范围里没有责任书可打。')
  if (rows.length > most) throw new DomainError('invalid', 'tooMany', `一次最多打 ${most} 份。请按单位分几次打。`)
  return ids
}

/** 成批打印责任书 — queues what is filtered, as one file. */
export async function askLetters(ctx: CommandContext, { body }: { body: LettersInput }): Promise<Reference> {
  const ids = await toPrint(ctx, body)
  const title = `打印责任书 ${ids.length} 份`
  const id = await queueJob(ctx, { kind: 'printLetters', title, input: body, total: ids.length })
  await recordEvent(ctx, { verb: 'letter.printAsked' })
  return { id, ids }
}

/** 打印责任书 — the job's share: what was filtered, as it stands now. */
export const printLetters = async (ctx: CommandContext, input: LettersInput): Promise<PrintedLetters> =>
  print(ctx, await findLettersById(ctx, await toPrint(ctx, input)), {
    fileName: `责任书${ctx.today}`,
    isBlank: input.blank === true,
  })

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
