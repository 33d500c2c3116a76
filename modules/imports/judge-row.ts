import type { RosterField } from './aliases.ts'
import { isAspect } from './assign-sets.ts'
import { changesOf, type RowTargets, type StoredPerson } from './diff-person.ts'
import type { NameIndex, Resolution } from './name-index.ts'
import type { FieldChange, NameKind, ShownProblem, Verdict } from './preview.ts'
import type { RosterValues } from './read-value.ts'

/** What the store knows that rows are judged by. */
export interface StoreFacts {
  readonly names: NameIndex
  /** By the hex of the blind index of the ID number; people in reach only. */
  readonly people: ReadonlyMap<string, StoredPerson>
  /** Blind indexes known elsewhere in the bureau; nothing else is known of them. */
  readonly elsewhere: ReadonlySet<string>
  /** Who holds an auxiliary number, anywhere in the bureau. */
  readonly holders: ReadonlyMap<string, string>
  /** Blind indexes of officers who are to be entered with the import. */
  readonly newOfficers: ReadonlySet<string>
  /** New people without a unit in the file go here; null: the file must say. */
  readonly defaultUnitId: string | null
  /** Moving people between units is the office's. */
  readonly mayMove: boolean
}

export interface RowToJudge {
  readonly sheet: string
  readonly row: number
  readonly values: RosterValues
  readonly hasErrors: boolean
  /** Hex of the blind index; empty without an ID number. */
  readonly index: string
  readonly columns: ReadonlySet<RosterField>
  /** Where a field stands: its cell, and the column from 0. */
  readonly cellOf: (field: RosterField) => { readonly cell: string; readonly column: number | null }
}

export interface Judgement {
  readonly verdict: Verdict
  readonly problems: readonly ShownProblem[]
  readonly changes: readonly FieldChange[]
  readonly targets: RowTargets
  readonly personId: string | null
  /** The person as the row was compared with; null: nobody in reach. */
  readonly person: StoredPerson | null
}

interface Finding {
  readonly field: RosterField
  readonly code: string
  readonly severity?: 'notice'
  readonly value?: string
  readonly message: string
  readonly cure: string
  readonly naming?: ShownProblem['naming']
}

function problem(row: RowToJudge, finding: Finding): ShownProblem {
  const { field, code, message, cure } = finding
  const { cell, column } = row.cellOf(field)
  const plain = { sheet: row.sheet, row: row.row, column, cell, field, code, message, cure, isConfirmable: false }
  return { ...plain, value: finding.value ?? '', severity: finding.severity ?? 'error', naming: finding.naming ?? null }
}

const KINDS: readonly (readonly ['unit' | 'post' | 'leadOfficer' | 'leaderInCharge', NameKind])[] = [
  ['unit', 'unit'],
  ['post', 'post'],
  ['leadOfficer', 'officer'],
  ['leaderInCharge', 'officer'],
]

function unknownMessage(
  kind: NameKind,
  text: string,
  { suggestions, isSeveral }: Extract<Resolution, { is: 'unknown' }>,
): string {
  const named = suggestions.map(({ name, hint }) => (hint === '' ? name : `${name}（${hint}）`)).join('、')
  if (isSeveral) return `有 ${suggestions.length} 个“${text}”：${named}。`
  const near = named === '' ? '' : `，相近：${named}`
  if (kind === 'post') return `岗位目录里没有“${text}”${near}。`
  return kind === 'unit' ? `没有“${text}”这个单位，或者不在您的范围内${near}。` : `没有“${text}”这位民警${near}。`
}

const CURES: Readonly<Record<NameKind, string>> = {
  unit: '选一个单位，新建，或者不导入这些行。',
  post: '选目录里的岗位，或者留空。',
  officer: '选一位民警，新建，留空，或者不导入这些行。',
}

function unknown(
  row: RowToJudge,
  [field, kind]: (typeof KINDS)[number],
  text: string,
  resolution: Extract<Resolution, { is: 'unknown' }>,
): ShownProblem {
  const naming = { kind, text, suggestions: resolution.suggestions }
  const code = resolution.isSeveral ? `${kind}SeveralOfName` : `${kind}Unknown`
  return problem(row, { field, code, value: text, message: unknownMessage(kind, text, resolution), cure: CURES[kind], naming })
}

/** What the row brings into being, to be seen and taken back before it is written; or why it can't. */
function created(row: RowToJudge, [field, kind]: (typeof KINDS)[number], text: string, is: 'new' | 'taken'): ShownProblem {
  const place = { field, value: text, naming: { kind, text, suggestions: [] } }
  const what = kind === 'unit' ? '单位' : '民警'
  if (is === 'new')
    return problem(row, { ...place, code: `${kind}New`, severity: 'notice', message: `写入时新建这个${what}。`, cure: '' })
  const message = '要新建的民警，身份证号在本局已在册。'
  return problem(row, { ...place, code: 'officerTaken', message, cure: '选在册的那一位，或者核对身份证号再新建。' })
}

function sameNamed(row: RowToJudge, field: RosterField, resolution: Extract<Resolution, { is: 'found' }>): ShownProblem[] {
  if (resolution.sameNames < 2) return []
  const message = `全局有 ${resolution.sameNames} 位${resolution.name}，取本单位的一位。`
  return [
    problem(row, {
      field,
      code: 'officerOfOwnUnit',
      severity: 'notice',
      value: resolution.name,
      message,
      cure: '不对时另选一位。',
    }),
  ]
}

/** What there is to say of a name. */
function tellOf(row: RowToJudge, pair: (typeof KINDS)[number], text: string, resolution: Resolution): ShownProblem[] {
  if (resolution.is === 'unknown') return [unknown(row, pair, text, resolution)]
  if (resolution.is === 'new' || resolution.is === 'taken') return [created(row, pair, text, resolution.is)]
  return resolution.is === 'found' ? sameNamed(row, pair[0], resolution) : []
}

interface Named {
  readonly targets: RowTargets
  readonly problems: readonly ShownProblem[]
  readonly isLeftOut: boolean
}

/** The id that a resolution gives a row; undefined where it gives none. */
function idOf(resolution: Resolution): string | null | undefined {
  if (resolution.is === 'found') return resolution.id
  if (resolution.is === 'new') return `new:${resolution.name}`
  return resolution.is === 'empty' ? null : undefined
}

/** Turns the names of a row into ids; the unit first, as it tells same-named officers apart. */
function nameTargets(row: RowToJudge, facts: StoreFacts): Named {
  const targets: { -readonly [Key in keyof RowTargets]: RowTargets[Key] } = {}
  const problems: ShownProblem[] = []
  let isLeftOut = false
  for (const pair of KINDS) {
    const [field, kind] = pair
    const text = row.values[field]
    if (text === undefined) continue
    const resolution = facts.names.resolve(kind, text, targets.unit ?? facts.defaultUnitId)
    const id = idOf(resolution)
    if (id !== undefined) targets[field] = id
    isLeftOut ||= resolution.is === 'leftOut'
    problems.push(...tellOf(row, pair, text, resolution))
  }
  return { targets, problems, isLeftOut }
}

function personProblems(row: RowToJudge, person: StoredPerson, targets: RowTargets, facts: StoreFacts): ShownProblem[] {
  const on = (code: string, message: string, cure: string) => [problem(row, { field: 'idNumber', code, message, cure })]
  if (person.kind === 'officer') return on('isOfficer', '这个身份证号在册的是民警，不是辅警。', '从表里删去，或者核对身份证号。')
  if (person.separatedOn !== null) return on('separated', `这个人 ${person.separatedOn} 已离岗。`, '重新入职在花名册里办。')
  if (!person.isInScope) return on('secondedHere', '这个人是借调来的，档案由原单位维护。', '从表里删去。')
  const isMoved = targets.unit != null && targets.unit !== person.unitId
  if (!isMoved || facts.mayMove) return []
  return [
    problem(row, {
      field: 'unit',
      code: 'moveByOffice',
      value: row.values.unit ?? '',
      message: '单位之间的调动由辅警办办理。',
      cure: '改回现在的单位，或者请辅警办导入。',
    }),
  ]
}

function numberProblems(row: RowToJudge, personId: string | null, facts: StoreFacts): ShownProblem[] {
  const number = row.values.number
  const holder = number === undefined ? undefined : facts.holders.get(number)
  if (number === undefined || holder === undefined || holder === personId) return []
  return [
    problem(row, {
      field: 'number',
      code: 'numberTaken',
      value: number,
      message: '这个辅警编号已有人使用。',
      cure: '核对编号。',
    }),
  ]
}

function judgeKnown(row: RowToJudge, person: StoredPerson, named: Named, facts: StoreFacts): Judgement {
  const problems = [
    ...named.problems,
    ...personProblems(row, person, named.targets, facts),
    ...numberProblems(row, person.id, facts),
  ]
  const plain = { problems, targets: named.targets, personId: person.isInScope ? person.id : null, person }
  if (problems.some(({ severity }) => severity === 'error')) return { ...plain, verdict: 'problem', changes: [] }
  const all = changesOf({ values: row.values, targets: named.targets }, person, facts.names, row.columns)
  /* Who is to move keeps post and officers until the transfer is answered: those named are the new unit's. */
  const changes = all.some((c) => c.field === 'unit') ? all.filter((c) => c.field === 'unit' || !isAspect(c.field)) : all
  return { ...plain, verdict: changes.length === 0 ? 'unchanged' : 'changed', changes }
}

function judgeNew(row: RowToJudge, named: Named, facts: StoreFacts): Judgement {
  const unit = named.targets.unit ?? facts.defaultUnitId
  const isElsewhere = facts.elsewhere.has(row.index)
  const needsUnit = named.problems.some(({ field, severity }) => field === 'unit' && severity === 'error')
  const lacking =
    unit === null && !needsUnit
      ? [problem(row, { field: 'unit', code: 'unitMissing', message: '没有使用单位。', cure: '补上单位。' })]
      : []
  const doubled = facts.newOfficers.has(row.index)
    ? [problem(row, { field: 'idNumber', code: 'isOfficer', message: '和要新建的民警身份证号相同。', cure: '核对身份证号。' })]
    : []
  const problems = [...named.problems, ...lacking, ...doubled, ...(isElsewhere ? [] : numberProblems(row, null, facts))]
  const plain = { problems, changes: [], targets: { ...named.targets, unit }, ...nobody }
  if (problems.some(({ severity }) => severity === 'error')) return { ...plain, verdict: 'problem' }
  return { ...plain, verdict: isElsewhere ? 'elsewhere' : 'added' }
}

const nobody = { personId: null, person: null } as const

/** The verdict on a row that was read: what it would do to the store, or why it may not. */
export function judgeRow(row: RowToJudge, facts: StoreFacts): Judgement {
  const named = nameTargets(row, facts)
  if (named.isLeftOut) return { verdict: 'leftOut', problems: [], changes: [], targets: {}, ...nobody }
  if (row.hasErrors) return { verdict: 'problem', problems: named.problems, changes: [], targets: {}, ...nobody }
  const person = facts.people.get(row.index)
  return person === undefined ? judgeNew(row, named, facts) : judgeKnown(row, person, named, facts)
}
