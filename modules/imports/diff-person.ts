import { maskPhone } from '../../platform/personal-number.ts'
import type { RosterField } from './aliases.ts'
import type { NameIndex } from './name-index.ts'
import type { FieldChange } from './preview.ts'
import type { RosterValues } from './read-value.ts'

/** A person of the store as a row is compared with; `phone` opens the sealed number. */
export interface StoredPerson {
  readonly id: string
  readonly kind: 'officer' | 'auxiliary'
  readonly unitSortKey: string
  readonly version: number
  readonly isInScope: boolean
  readonly separatedOn: string | null
  readonly name: string
  readonly number: string | null
  readonly category: string | null
  readonly auxiliaryKind: string | null
  readonly employer: string | null
  readonly education: string | null
  readonly politicalStatus: string | null
  readonly tier: string | null
  readonly licenceClass: string | null
  readonly isVeteran: boolean
  readonly entryOn: string | null
  readonly contractFrom: string | null
  readonly contractEndsOn: string | null
  readonly unitId: string
  readonly postId: string | null
  readonly leadOfficerId: string | null
  readonly leaderInChargeId: string | null
  readonly postName: string | null
  readonly leadOfficerName: string | null
  readonly leaderInChargeName: string | null
  readonly unitName: string
  readonly phone: () => string | null
}

/** Ids that the names of a row stand for; null: nobody, undefined: the row says nothing. */
export interface RowTargets {
  readonly unit?: string | null
  readonly post?: string | null
  readonly leadOfficer?: string | null
  readonly leaderInCharge?: string | null
}

const PLAIN = [
  'name',
  'number',
  'category',
  'auxiliaryKind',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
  'tier',
  'licenceClass',
] as const
const CLEARABLE: readonly RosterField[] = [
  'phone',
  'number',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
  'tier',
  'licenceClass',
  'post',
  'leadOfficer',
  'leaderInCharge',
]
const WORDS: Readonly<Record<string, string>> = {
  duty: '勤务辅警',
  civilian: '文职辅警',
  patrolMember: '巡防队员',
  policeAssistant: '协警',
}

/** A stored word as people read it. */
const shown = (value: string | null): string | null => (value === null ? null : (WORDS[value] ?? value))

function plainChanges(values: RosterValues, person: StoredPerson): FieldChange[] {
  const changes = PLAIN.flatMap((field): FieldChange[] => {
    const after = values[field]
    const before = person[field]
    return after === undefined || after === before
      ? []
      : [{ field, before: shown(before), after: shown(after), isClearing: false }]
  })
  if (values.isVeteran !== undefined && values.isVeteran !== person.isVeteran)
    changes.push({
      field: 'isVeteran',
      before: person.isVeteran ? '是' : '否',
      after: values.isVeteran ? '是' : '否',
      isClearing: false,
    })
  return changes
}

function phoneChange(values: RosterValues, person: StoredPerson): FieldChange[] {
  if (values.phone === undefined) return []
  const before = person.phone()
  if (before === values.phone) return []
  return [
    { field: 'phone', before: before === null ? null : maskPhone(before), after: maskPhone(values.phone), isClearing: false },
  ]
}

const ASPECTS = [
  ['unit', 'unit', 'unitId', 'unitName'],
  ['post', 'post', 'postId', 'postName'],
  ['leadOfficer', 'officer', 'leadOfficerId', 'leadOfficerName'],
  ['leaderInCharge', 'officer', 'leaderInChargeId', 'leaderInChargeName'],
] as const

function targetChanges(targets: RowTargets, person: StoredPerson, names: NameIndex): FieldChange[] {
  return ASPECTS.flatMap(([field, kind, idColumn, nameColumn]): FieldChange[] => {
    const id = targets[field]
    if (id === undefined || id === null || id === person[idColumn]) return []
    const after = names.nameOf(kind, id) || id.replace(/^new:/, '')
    return [{ field, before: person[nameColumn], after, isClearing: false, beforeId: person[idColumn], afterId: id }]
  })
}

function idOf(field: RosterField, person: StoredPerson): { beforeId?: string | null; afterId?: null } {
  const column = ASPECTS.find(([known]) => known === field)?.[2]
  return column === undefined ? {} : { beforeId: person[column], afterId: null }
}

function storedValue(field: RosterField, person: StoredPerson): string | null {
  if (field === 'post') return person.postName
  if (field === 'leadOfficer') return person.leadOfficerName
  if (field === 'leaderInCharge') return person.leaderInChargeName
  if (field === 'phone') {
    const phone = person.phone()
    return phone === null ? null : maskPhone(phone)
  }
  return field === 'unit' || field === 'idNumber' || field === 'isVeteran' ? null : person[field]
}

/** Empty cells over stored values: proposed, never applied unasked. */
function clearings(values: RosterValues, person: StoredPerson, columns: ReadonlySet<RosterField>): FieldChange[] {
  return CLEARABLE.flatMap((field): FieldChange[] => {
    if (!columns.has(field) || values[field] !== undefined) return []
    const before = storedValue(field, person)
    return before === null ? [] : [{ field, before: shown(before), after: null, isClearing: true, ...idOf(field, person) }]
  })
}

/** What a row would change of a stored person, field by field, as shown; `columns` are the fields that the sheet has. */
export function changesOf(
  row: { readonly values: RosterValues; readonly targets: RowTargets },
  person: StoredPerson,
  names: NameIndex,
  columns: ReadonlySet<RosterField>,
): FieldChange[] {
  const { values, targets } = row
  return [
    ...targetChanges(targets, person, names),
    ...plainChanges(values, person),
    ...phoneChange(values, person),
    ...clearings(values, person, columns),
  ]
}
