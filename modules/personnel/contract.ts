import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  optionalText,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

const readers = [...businessReaders, 'leadOfficer', 'lineInspector'] as const
const writers = ['auxiliaryOffice', 'unitClerk'] as const
export const gaps = ['leadOfficer', 'leaderInCharge', 'post', 'phone'] as const
export const separationKinds = ['resigned', 'retired', 'dismissed', 'transferred', 'contractEnded', 'deceased', 'other'] as const
export const aspectNames = ['usingUnit', 'secondment', 'post', 'leadOfficer', 'leaderInCharge'] as const

const named = z.object({ id, name: z.string() })
export const personRow = z.object({
  id,
  kind: z.enum(['officer', 'auxiliary']),
  name: z.string(),
  sex: z.enum(['male', 'female']),
  age: z.int(),
  idNumber: z.string(),
  phone: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  category: z.string().nullable(),
  auxiliaryKind: z.string().nullable(),
  unit: named,
  secondedUnit: named.nullable(),
  post: named.nullable(),
  leadOfficer: named.nullable(),
  leaderInCharge: named.nullable(),
  entryOn: calendarDate.nullable(),
  contractEndsOn: calendarDate.nullable(),
  contractLight: z.enum(['red', 'amber', 'none']),
  education: z.string().nullable(),
  politicalStatus: z.string().nullable(),
  tier: z.string().nullable(),
  ledCount: z.int(),
  separatedOn: calendarDate.nullable(),
  version,
})
export type PersonRowView = z.infer<typeof personRow>

/** What the roster is filtered by; the same for list, search and export. */
export const peopleFilters = {
  kind: z.enum(['officer', 'auxiliary']).optional(),
  unitId: id.optional(),
  below: flag,
  q: z.string().trim().max(40).optional(),
  post: id.optional(),
  leadOfficer: id.optional(),
  contract: z.enum(['ending', 'expired']).optional(),
  state: z.enum(['serving', 'separated', 'all']).optional(),
  gap: z.enum(gaps).optional(),
  category: z.enum(['duty', 'civilian']).optional(),
}
export const peopleSorts = ['roster', 'name', '-name', 'contractEndsOn', '-contractEndsOn'] as const
const listing = { ...listQuery, ...peopleFilters, sort: z.enum(peopleSorts).optional() }
const peoplePage = page(personRow).extend({ withoutLeadOfficer: z.int() })

export const listPeople = endpoint({
  method: 'get',
  path: '/api/people',
  summary: '花名册',
  who: readers,
  query: z.strictObject(listing),
  output: peoplePage,
})
/** The same as a POST, so that digits of a number never stand in an address. */
export const searchPeople = endpoint({
  method: 'post',
  path: '/api/people/search',
  summary: '查花名册',
  who: readers,
  isRead: true,
  body: z.strictObject(listing),
  output: peoplePage,
})

const historyRow = z.object({
  id,
  aspect: z.enum(aspectNames),
  targetId: id,
  name: z.string(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
  reason: z.string(),
})
export const personView = personRow.extend({
  employer: z.string().nullable(),
  contractFrom: calendarDate.nullable(),
  licenceClass: z.string().nullable(),
  isVeteran: z.boolean(),
  bornOn: calendarDate,
  separationKind: z.string().nullable(),
  hasPhoto: z.boolean(),
  dutyCount: z.int().nullable(),
  history: z.array(historyRow),
  abilities,
})
export type PersonView = z.infer<typeof personView>
export const readPerson = endpoint({
  method: 'get',
  path: '/api/people/{id}',
  summary: '一人一档',
  who: readers,
  event: 'person.viewed',
  params: idParams,
  output: personView,
})

export const viewRow = z.object({
  id,
  at: z.iso.datetime(),
  who: z.string(),
  role: z.string().nullable(),
  verb: z.string(),
  words: z.array(z.string()),
})
export const listViews = endpoint({
  method: 'get',
  path: '/api/people/{id}/views',
  summary: '谁看过这份档案',
  who: readers,
  params: idParams,
  query: z.strictObject({ ...listQuery }),
  output: page(viewRow),
})

const reason = text(200).min(5, '理由至少 5 个字')
export const discloseNumber = endpoint({
  method: 'post',
  path: '/api/people/{id}/number-disclosure',
  summary: '看全部号码',
  who: businessReaders,
  event: 'person.numberShown',
  stepUp: true,
  isRead: true,
  params: idParams,
  body: z.strictObject({ which: z.enum(['idNumber', 'phone']), reason }),
  output: z.object({ value: z.string() }),
})

const fields = {
  name: text(50),
  phone: optionalText(20),
  number: optionalText(20),
  title: optionalText(30),
  category: z.enum(['duty', 'civilian']).nullable(),
  auxiliaryKind: z.enum(['patrolMember', 'policeAssistant']).nullable(),
  employer: optionalText(60),
  education: optionalText(20),
  politicalStatus: optionalText(20),
  tier: optionalText(20),
  licenceClass: optionalText(10),
  isVeteran: z.boolean(),
  entryOn: calendarDate.nullable(),
  contractFrom: calendarDate.nullable(),
  contractEndsOn: calendarDate.nullable(),
}
export const addPerson = endpoint({
  method: 'post',
  path: '/api/people',
  summary: '新增人员',
  who: writers,
  event: 'person.added',
  body: z.strictObject({
    kind: z.enum(['officer', 'auxiliary']),
    idNumber: text(30),
    ...fields,
    unitId: id,
    postId: id.nullable(),
    leadOfficerId: id.nullable(),
    leaderInChargeId: id.nullable(),
    fromOn: calendarDate,
  }),
  output: personView,
})
export const changePerson = endpoint({
  method: 'patch',
  path: '/api/people/{id}',
  summary: '修改人员资料',
  who: writers,
  event: 'person.changed',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, ...z.object(fields).partial().shape, idNumber: text(30).optional() }),
  output: personView,
})
export const separatePerson = endpoint({
  method: 'post',
  path: '/api/people/{id}/separation',
  summary: '办理离岗',
  who: writers,
  event: 'person.separated',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, separatedOn: calendarDate, kind: z.enum(separationKinds), reason: text(200) }),
  output: personView,
})
export const voidPerson = endpoint({
  method: 'post',
  path: '/api/people/{id}/voiding',
  summary: '撤销误录',
  who: writers,
  event: 'person.voided',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, reason }),
  output: z.object({ id }),
})

export const exportPeople = endpoint({
  method: 'post',
  path: '/api/people/export',
  summary: '导出花名册',
  who: businessReaders,
  event: 'people.exported',
  isRead: true,
  isFile: true,
  body: z.strictObject({ ...peopleFilters, sort: z.enum(peopleSorts).optional() }),
  output: z.unknown(),
})
export const exportPeopleInFull = endpoint({
  method: 'post',
  path: '/api/people/full-export',
  summary: '导出花名册（全部号码）',
  who: writers,
  event: 'people.exportedInFull',
  isRead: true,
  isFile: true,
  stepUp: true,
  body: z.strictObject({ ...peopleFilters, sort: z.enum(peopleSorts).optional(), reason }),
  output: z.unknown(),
})
export const printCard = endpoint({
  method: 'post',
  path: '/api/people/{id}/card',
  summary: '打印档案卡',
  who: businessReaders,
  event: 'person.cardPrinted',
  isRead: true,
  isFile: true,
  params: idParams,
  body: z.strictObject({}),
  output: z.unknown(),
})

export const searchEverywhere = endpoint({
  method: 'post',
  path: '/api/search',
  summary: '顶部查找',
  who: readers,
  isRead: true,
  body: z.strictObject({ text: z.string().trim().min(1).max(40) }),
  output: z.object({
    rows: z.array(
      z.object({ kind: z.enum(['person', 'officer', 'unit']), id, title: z.string(), subtitle: z.string(), href: z.string() }),
    ),
  }),
})
