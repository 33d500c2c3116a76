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
export const separationKinds = ['resigned', 'retired', 'dismissed', 'transferred', 'contractEnded', 'deceased', 'other'] as const
const aspectNames = ['usingUnit', 'secondment', 'post', 'leadOfficer', 'leaderInCharge'] as const

const kind = z.enum(['officer', 'auxiliary'])
const category = z.enum(['duty', 'civilian'])
const auxiliaryKind = z.enum(['patrolMember', 'policeAssistant'])
const words = z.string().nullable()
const day = calendarDate.nullable()
const named = z.object({ id, name: z.string() })

/** Numbers are masked, always. */
const who = { id, kind, name: z.string(), sex: z.enum(['male', 'female']), age: z.int(), idNumber: z.string(), phone: words }
const service = { number: words, title: words, category: words, auxiliaryKind: words, education: words, politicalStatus: words }
const place = { unit: named, secondedUnit: named.nullable(), post: named.nullable(), ledCount: z.int() }
const answerable = { leadOfficer: named.nullable(), leaderInCharge: named.nullable() }
const contractLight = z.enum(['red', 'amber', 'none'])
const terms = { tier: words, entryOn: day, contractEndsOn: day, contractLight, separatedOn: day }
export const personRow = z.object({ ...who, ...service, ...place, ...answerable, ...terms, version })
export type PersonRowView = z.infer<typeof personRow>

/** A whole number or its last digits: never in an address, so never in a GET. */
const withoutNumber = (q: string): boolean => !/^\d{3,17}[\dXx]$/.test(q)
/** What the roster is filtered by; the same for list, search and export. */
const q = z.string().trim().max(40)
const by = { post: id.optional(), leadOfficer: id.optional(), leaderInCharge: id.optional(), unitId: id.optional(), below: flag }
const sorts = { kind: kind.optional(), category: category.optional(), auxiliaryKind: auxiliaryKind.optional() }
const states = { contract: z.enum(['ending', 'expired']).optional(), state: z.enum(['serving', 'separated', 'all']).optional() }
const peopleFilters = { ...by, ...sorts, ...states, gap: z.enum(['leadOfficer', 'leaderInCharge', 'post', 'phone']).optional() }
const sort = z.enum(['roster', 'name', '-name', 'contractEndsOn', '-contractEndsOn', 'number', '-number']).optional()
const listing = { ...listQuery, ...peopleFilters, sort }
const peoplePage = page(personRow).extend({ withoutLeadOfficer: z.int() })

export const listPeople = endpoint({
  method: 'get',
  path: '/api/people',
  summary: '花名册',
  who: readers,
  query: z.strictObject({ ...listing, q: q.refine(withoutNumber, '号码不写进网址，请用查找框。').optional() }),
  output: peoplePage,
})
/** The same as a POST, so that digits of a number never stand in an address. */
export const searchPeople = endpoint({
  method: 'post',
  path: '/api/people/search',
  summary: '查花名册',
  who: readers,
  isRead: true,
  body: z.strictObject({ ...listing, q: q.optional() }),
  output: peoplePage,
})

const span = { fromOn: calendarDate, toOn: day, reason: z.string() }
const historyRow = z.object({ id, aspect: z.enum(aspectNames), targetId: id, name: z.string(), ...span })
const labour = { employer: words, contractFrom: day, licenceClass: words, isVeteran: z.boolean(), separationKind: words }
export const personView = personRow.extend({
  ...labour,
  bornOn: calendarDate,
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

const viewRow = z.object({ id, at: z.iso.datetime(), who: z.string(), role: words, verb: z.string(), words: z.array(z.string()) })
export type ViewRow = z.infer<typeof viewRow>
export const listViews = endpoint({
  method: 'get',
  path: '/api/people/{id}/views',
  summary: '谁看过这份档案',
  who: [...readers, 'auxiliary'],
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

const sorted = { category: category.nullable(), auxiliaryKind: auxiliaryKind.nullable(), tier: optionalText(20) }
const known = { employer: optionalText(60), education: optionalText(20), politicalStatus: optionalText(20) }
const dates = { entryOn: day, contractFrom: day, contractEndsOn: day }
const called = { name: text(50), phone: optionalText(20), number: optionalText(20), title: optionalText(30) }
const fields = { ...called, ...sorted, ...known, licenceClass: optionalText(10), isVeteran: z.boolean(), ...dates }
const firstPlace = { unitId: id, postId: id.nullable(), leadOfficerId: id.nullable(), leaderInChargeId: id.nullable() }
export const addPerson = endpoint({
  method: 'post',
  path: '/api/people',
  summary: '新增人员',
  who: writers,
  event: 'person.added',
  body: z.strictObject({ kind, idNumber: text(30), ...fields, ...firstPlace, fromOn: calendarDate }),
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
const act = { method: 'post', versioned: true, params: idParams, output: z.object({ id }) } as const
const consent = z.enum(['agrees', 'against']).optional()
export const separatePerson = endpoint({
  ...act,
  path: '/api/people/{id}/separation',
  summary: '办理离岗',
  who: writers,
  event: 'person.separated',
  body: z.strictObject({ version, separatedOn: calendarDate, kind: z.enum(separationKinds), consent, reason: text(200) }),
})
export const rejoinPerson = endpoint({
  ...act,
  path: '/api/people/{id}/rejoining',
  summary: '办理重新入职',
  who: ['auxiliaryOffice'],
  event: 'person.rejoined',
  body: z.strictObject({ version, unitId: id, fromOn: calendarDate, contractFrom: day, contractEndsOn: day, reason: text(200) }),
})
const moving = { aspect: z.enum(['usingUnit', 'secondment']), unitId: id.nullable(), fromOn: calendarDate, reason: text(200) }
/** To another unit for good, or lent to it; a null unit ends the lending. Against the own will it becomes a proposal that waits for a second look. */
export const movePerson = endpoint({
  ...act,
  path: '/api/people/{id}/move',
  summary: '办理调动、借调',
  who: ['auxiliaryOffice'],
  event: 'person.usingUnitAssigned',
  body: z.strictObject({ version, ...moving, consent }),
})
export const voidPerson = endpoint({
  ...act,
  path: '/api/people/{id}/voiding',
  summary: '撤销误录',
  who: writers,
  event: 'person.voided',
  body: z.strictObject({ version, reason }),
})

const file = { method: 'post', isRead: true, isFile: true, output: z.unknown() } as const
const exported = { ...peopleFilters, q: q.optional(), sort, ids: z.array(id).min(1).max(1000).optional() }
export const exportPeople = endpoint({
  ...file,
  path: '/api/people/export',
  summary: '导出花名册',
  who: businessReaders,
  event: 'people.exported',
  body: z.strictObject(exported),
})
export const exportPeopleInFull = endpoint({
  ...file,
  path: '/api/people/full-export',
  summary: '导出花名册（全部号码）',
  who: writers,
  event: 'people.exportedInFull',
  stepUp: true,
  body: z.strictObject({ ...exported, reason }),
})
export const printCard = endpoint({
  ...file,
  path: '/api/people/{id}/card',
  summary: '打印档案卡',
  who: businessReaders,
  event: 'person.cardPrinted',
  params: idParams,
  body: z.strictObject({}),
})

const photo = { path: '/api/people/{id}/photo', params: idParams, versioned: true, output: personView } as const
/** The bytes of a JPEG, PNG or WebP as the body; nothing ever requires a photo. */
export const setPhoto = endpoint({
  ...photo,
  method: 'post',
  summary: '上传照片',
  who: writers,
  event: 'person.photoSet',
  rawBody: true,
  query: z.strictObject({ version: z.coerce.number().pipe(version) }),
})
export const removePhoto = endpoint({
  ...photo,
  method: 'delete',
  summary: '删除照片',
  who: writers,
  event: 'person.photoRemoved',
  body: z.strictObject({ version }),
})
/** Part of the opened file; `version` gives each photo an address of its own, so that a browser shows the new one. */
export const readPhoto = endpoint({
  ...photo,
  method: 'get',
  summary: '照片',
  who: [...readers, 'auxiliary'],
  versioned: false,
  isFile: true,
  query: z.strictObject({ version: z.string().max(10).optional() }),
  output: z.unknown(),
})
const foundKind = z.enum(['person', 'officer', 'unit', 'form'])
const found = z.object({ kind: foundKind, id, title: z.string(), subtitle: z.string(), href: z.string() })
export const searchEverywhere = endpoint({
  method: 'post',
  path: '/api/search',
  summary: '顶部查找',
  who: readers,
  isRead: true,
  body: z.strictObject({ text: z.string().trim().min(1).max(40) }),
  output: z.object({ rows: z.array(found) }),
})
