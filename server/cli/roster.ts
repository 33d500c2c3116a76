import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Choices, choicesOf, nameKey } from '../../modules/imports/choices.ts'
import { abandonImport } from '../../modules/imports/commands/abandon-import.ts'
import { openImport } from '../../modules/imports/commands/start-import.ts'
import type { ShownProblem } from '../../modules/imports/preview.ts'
import { findImport, findRowsAfter } from '../../modules/imports/queries.ts'
import { keepUpload } from '../../platform/files/upload.ts'
import { asActor } from '../../platform/http/mount.ts'
import type { Services, Session } from '../../platform/http/service.ts'
import type { JobWork } from '../../platform/jobs/runner.ts'
import { columnLetters } from '../../platform/spreadsheet/workbook.ts'
import { openBureau } from '../installation.ts'
import { commitRosterJob } from '../jobs/commit-roster.ts'
import { readRosterJob } from '../jobs/read-roster.ts'
import { findNamesToMake } from '../jobs/roster-store.ts'
import { machineSession } from './machine-session.ts'
import { readOptions, say } from './options.ts'

interface RosterError {
  readonly sheet: string
  readonly row: number
  readonly column: string | null
  readonly value: string
  readonly code: string
  readonly message: string
}
interface Outcome {
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Units that the file names and nobody had entered: created, or to be created. */
  readonly createdUnits: readonly string[]
  readonly errors: readonly RosterError[]
}

/** The two jobs of an import run here, one after the other, without the queue. */
function workOf(services: Services, session: Session, input: object): JobWork {
  return {
    services,
    session,
    input,
    inTransaction: (work) => asActor(services, session, work),
    progress: async () => undefined,
    keepFile: async () => {
      throw new Error('no file is kept here')
    },
  }
}

async function findUnit(services: Services, session: Session, code: string | undefined): Promise<{ id: string }> {
  const unit = await asActor(services, session, (ctx) => {
    const units = ctx.db.selectFrom('units').where('bureauId', '=', ctx.actor.bureauId).where('closedOn', 'is', null).select('id')
    return (code === undefined ? units.where('parentId', 'is', null) : units.where('code', '=', code)).executeTakeFirst()
  })
  if (!unit) throw new Error(`没有编码为 ${code ?? ''} 的单位。单位编码在“单位”页面。`)
  return unit
}

/** Every problem of the preview, the ones that must be put right. */
async function problemsOf(services: Services, session: Session, importId: string): Promise<ShownProblem[]> {
  return asActor(services, session, async (ctx) => {
    const problems: ShownProblem[] = []
    for (let position = -1; ; ) {
      const rows = await findRowsAfter(ctx, importId, ['problem', 'elsewhere'], { position, limit: 5000 })
      const last = rows.at(-1)
      if (last === undefined) return problems
      position = last.position
      for (const row of rows) problems.push(...(row.problems as ShownProblem[]).filter(({ severity }) => severity === 'error'))
    }
  })
}

const unnamed = {
  code: 'officerLeftEmpty',
  message:
    '没有这位民警，这一格先空着：新建民警要有身份证号，表里没有。在网页上导入可以当场新建，或者先在“花名册”页面点“新增”，人员选“民警”录入。',
  cure: '',
} as const

/** Names of the bureau's units, wherever they stand: one that the import does not reach is not missing. */
async function standingUnits(services: Services, session: Session): Promise<Set<string>> {
  const units = await asActor(services, session, (ctx) =>
    ctx.db
      .selectFrom('units')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('closedOn', 'is', null)
      .select(['name', 'shortName'])
      .execute(),
  )
  return new Set(units.flatMap(({ name, shortName }) => [nameKey('unit', name), nameKey('unit', shortName)]))
}

/** Asks for every unit that the file names and nobody has entered; an officer like nobody's can't be created without an ID number, is left empty and told. What was left empty. */
async function createMissing(services: Services, session: Session, importId: string): Promise<ShownProblem[]> {
  const problems = await problemsOf(services, session, importId)
  const standing = await standingUnits(services, session)
  const units = problems.filter(
    ({ code, naming }) => code === 'unitUnknown' && !standing.has(nameKey('unit', naming?.text ?? '')),
  )
  const officers = problems.filter(({ code, naming }) => code === 'officerUnknown' && naming?.suggestions.length === 0)
  await asActor(services, session, async (ctx) => {
    const found = await findImport(ctx, importId)
    const choices = choicesOf(found.choices)
    const textOf = ({ naming }: ShownProblem): string => naming?.text ?? ''
    const create = units.map((unit) => [nameKey('unit', textOf(unit)), { act: 'create', parentId: found.unitId }] as const)
    const empty = officers.map((officer) => [nameKey('officer', textOf(officer)), { act: 'leaveEmpty' }] as const)
    const names: Choices['names'] = { ...choices.names, ...Object.fromEntries([...create, ...empty]) }
    await ctx.tx
      .updateTable('imports')
      .set({ choices: JSON.stringify({ ...choices, names }), state: 'reading' })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', importId)
      .execute()
  })
  return officers.map((officer) => ({ ...officer, ...unnamed }))
}

interface Order {
  readonly path: string
  readonly unit: string | undefined
  readonly createsMissing: boolean
  readonly isDryRun: boolean
}

async function importFile(services: Services, { path, unit, createsMissing, isDryRun }: Order): Promise<Outcome> {
  const session = await machineSession(services, 'auxiliaryOffice')
  const { id: unitId } = await findUnit(services, session, unit)
  const fileId = await keepUpload(services, session, { name: basename(path), bytes: readFileSync(path) })
  const { id: importId } = await asActor(services, session, (ctx) => openImport(ctx, { fileId, unitId }))
  const read = () => readRosterJob(workOf(services, session, { importId }))
  await read()
  const left = createsMissing ? await createMissing(services, session, importId) : []
  if (createsMissing) await read()
  const { counts, version, names } = await asActor(services, session, async (ctx) => ({
    ...(await findImport(ctx, importId)),
    names: await findNamesToMake(ctx, importId),
  }))
  const problems = [...(await problemsOf(services, session, importId)), ...left]
  const { rows = 0, added = 0, changed = 0, unchanged = 0 } = counts
  if (isDryRun || added + changed === 0)
    await asActor(services, session, (ctx) => abandonImport(ctx, { params: { id: importId } }))
  else await commitRosterJob(workOf(services, session, { importId, version, goodRowsOnly: true }))
  const errors = problems.map(({ sheet, row, column, value, code, message, cure }) => ({
    sheet,
    row,
    column: column === null ? null : columnLetters(column),
    value,
    code,
    message: `${message}${cure}`,
  }))
  return {
    rows,
    accepted: added + changed + unchanged,
    rejected: rows - added - changed - unchanged,
    added,
    changed,
    unchanged,
    createdUnits: names.flatMap(({ kind, text }) => (kind === 'unit' ? [text] : [])),
    errors,
  }
}

/** The same fault of the same value is told once, with its first place and how many there are. */
function lineOf([first, ...others]: readonly RosterError[]): string {
  if (!first) return ''
  const { sheet, row, column, value, message } = first
  return `${sheet} ${column ?? ''}${row}${others.length > 0 ? ` 等 ${others.length + 1} 处` : ''}　${value}　${message}`
}

function tell(outcome: Outcome, isDryRun: boolean): void {
  const { rows, accepted, rejected, added, changed, unchanged, createdUnits, errors } = outcome
  for (const alike of Map.groupBy(errors, (e) => `${e.sheet} ${e.column} ${e.value} ${e.message}`).values()) say(lineOf(alike))
  if (createdUnits.length > 0) say(`${isDryRun ? '将新建' : '新建'}单位 ${createdUnits.length} 个：${createdUnits.join('、')}`)
  say(
    `共 ${rows} 行：${isDryRun ? '可写入' : '已写入'} ${accepted} 行（新增 ${added}，变更 ${changed}，没有变化 ${unchanged}），没有写入 ${rejected} 行。`,
  )
}

/** 导入花名册: reads, judges and writes the good rows of a file; works while the server runs. */
export async function run(args: string[]): Promise<number> {
  const { options, words, config } = readOptions(args)
  const [verb, file] = words
  if (verb !== 'import' || file === undefined)
    throw new Error('用法：npx mingze roster import 文件 [--unit 编码] [--create-missing] [--dry-run] [--json]')
  const { services, close } = await openBureau(config, false)
  try {
    const isDryRun = options['dry-run'] ?? false
    const outcome = await importFile(services, {
      path: resolve(file),
      unit: options.unit,
      createsMissing: options['create-missing'] ?? false,
      isDryRun,
    })
    if (options.json) say(JSON.stringify(outcome))
    else tell(outcome, isDryRun)
    return outcome.rows > 0 && outcome.accepted === 0 ? 1 : 0
  } finally {
    await close()
  }
}
