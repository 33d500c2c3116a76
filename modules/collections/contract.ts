import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  page,
  standings,
  text,
  version,
} from '../../platform/http/contract.ts'

export const partStates = ['waiting', 'submitted', 'returned', 'accepted'] as const
export const annexes = ['annex1', 'annex2', 'annex3', 'annex4', 'annex5'] as const
const kinds = [...annexes, 'paper'] as const
const office = ['auxiliaryOffice'] as const
const submitters = ['unitClerk', 'unitHead'] as const
const instant = z.iso.datetime().nullable()
const name = z.string().nullable()
const named = z.object({ id, name: z.string() })
const n = z.int()
const reading = { method: 'get', who: businessReaders } as const
/** An act on one row that its editor has seen. */
const onSeen = { method: 'post', versioned: true, params: idParams } as const
const asFile = { isFile: true, output: z.unknown() } as const
const seen = z.array(z.strictObject({ id, version })).min(1).max(500)

const tally = z.object({ parts: n, units: n, onTime: n, late: n, missing: n, notDue: n, released: n, submitted: n, accepted: n })
export type TallyView = z.infer<typeof tally>
const form = z.object({ key: z.string(), kind: z.enum(kinds), title: z.string() })
const collectionRow = z.object({
  ...{ id, serialNumber: z.string(), title: z.string(), forms: z.array(form), openedOn: calendarDate, dueOn: calendarDate },
  ...{ light: dueLight, days: n.nullable(), openedByName: z.string(), closedAt: instant, closedByName: name },
  ...{ closeReason: name, tally, version, abilities },
})
export type CollectionRowView = z.infer<typeof collectionRow>

export const listCollections = endpoint({
  ...reading,
  path: '/api/collections',
  summary: '收集',
  query: z.strictObject({ ...listQuery, state: z.enum(['open', 'closed']).optional() }),
  output: page(collectionRow),
})
export const readCollection = endpoint({
  ...reading,
  path: '/api/collections/{id}',
  summary: '一次收集',
  params: idParams,
  output: collectionRow,
})
export const openCollection = endpoint({
  method: 'post',
  path: '/api/collections',
  summary: '发起收集',
  who: office,
  event: 'collection.opened',
  body: z.strictObject({
    title: text(60, 2),
    annexes: z.array(z.enum(annexes)).max(5),
    papers: z.array(text(60, 2)).max(20, '其他材料最多 20 种'),
    unitIds: z.array(id).max(2000),
    dueOn: calendarDate,
  }),
  output: collectionRow,
})
export const remindCollection = endpoint({
  method: 'post',
  path: '/api/collections/{id}/reminders',
  summary: '催交',
  who: office,
  event: 'collection.reminded',
  params: idParams,
  body: z.strictObject({ unitIds: z.array(id).min(1).max(2000) }),
  output: collectionRow,
})
export const closeCollection = endpoint({
  ...onSeen,
  who: office,
  path: '/api/collections/{id}/closing',
  summary: '结束收集',
  event: 'collection.closed',
  body: z.strictObject({ version, reason: text(200, 2) }),
  output: collectionRow,
})
export const packageCollection = endpoint({
  method: 'post',
  path: '/api/collections/{id}/package-jobs',
  summary: '打包收到的全部材料',
  who: office,
  event: 'collection.packageAsked',
  params: idParams,
  body: z.strictObject({}),
  output: z.object({ jobId: id }),
})

const snapshot = z.object({ id, serialNumber: z.string(), digest: z.string() })
const signed = z.object({ signed: n, toSign: n })
const partRow = z.object({
  ...{ id, collection: z.object({ id, serialNumber: z.string(), title: z.string() }), unit: named },
  ...{ kind: z.enum(kinds), title: z.string(), state: z.enum(partStates), standing: z.enum(standings) },
  ...{ dueOn: calendarDate, light: dueLight, days: n.nullable(), isExtended: z.boolean() },
  ...{ snapshot: snapshot.nullable(), signed: signed.nullable(), fileName: name, fileDigest: name },
  ...{ firstSubmittedAt: instant, submittedByName: name, submittedAt: instant, acceptedByName: name, acceptedAt: instant },
  ...{ returnReason: name, remindedAt: instant, version, abilities },
})
export type PartRowView = z.infer<typeof partRow>
export const partFilters = {
  collectionId: id.optional(),
  collectionState: z.enum(['open', 'closed']).optional(),
  standing: z.enum(standings).optional(),
  state: z.enum(partStates).optional(),
  kind: z.enum(kinds).optional(),
  unitId: id.optional(),
  below: flag,
}
export type PartFilters = { readonly [K in keyof typeof partFilters]?: z.output<(typeof partFilters)[K]> | undefined }
const partView = partRow.extend({
  extendReason: name,
  returnedByName: name,
  returnedAt: instant,
  /** Frozen numbers of the unit since the collection was opened, newest first: one of them is submitted. */
  frozen: z.array(snapshot.extend({ frozenAt: z.iso.datetime(), frozenByName: z.string() })),
  /** How many have signed in the system of how many asked, now; null where the form is not signed. */
  signedNow: signed.nullable(),
})
export type PartView = z.infer<typeof partView>

export const listParts = endpoint({
  ...reading,
  path: '/api/collection-parts',
  summary: '应交材料',
  query: z.strictObject({ ...listQuery, ...partFilters }),
  output: page(partRow),
})
export const exportParts = endpoint({
  ...reading,
  ...asFile,
  path: '/api/collection-parts/export',
  summary: '导出应交材料',
  event: 'collectionPart.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...partFilters }),
})
export const readPart = endpoint({
  ...reading,
  path: '/api/collection-parts/{id}',
  summary: '应交的一件',
  params: idParams,
  output: partView,
})
const onPart = (path: string, event: string, summary: string) =>
  ({
    ...onSeen,
    path: `/api/collection-parts/{id}${path}`,
    event: `collectionPart.${event}`,
    summary,
    output: partView,
  }) as const
export const submitPart = endpoint({
  ...onPart('/submission', 'submitted', '报送定稿或系统内签署'),
  who: submitters,
  body: z.strictObject({ version, snapshotId: id.nullable() }),
})
export const submitFile = endpoint({
  ...onPart('/file', 'fileSubmitted', '报送文件'),
  who: submitters,
  body: z.strictObject({ version, fileId: id, isDeclaredUnclassified: z.boolean() }),
})
export const returnPart = endpoint({
  ...onPart('/return', 'returned', '退回'),
  who: office,
  body: z.strictObject({ version, reason: text(300, 2) }),
})
export const takeFile = endpoint({
  ...reading,
  ...asFile,
  path: '/api/collection-parts/{id}/file',
  summary: '取报送的文件',
  event: 'collectionPart.fileTaken',
  params: idParams,
})
const several = z.object({ rows: z.array(partRow) })
export const acceptParts = endpoint({
  method: 'post',
  path: '/api/collection-parts/acceptances',
  summary: '收下',
  who: office,
  event: 'collectionPart.accepted',
  body: z.strictObject({ parts: seen }),
  output: several,
})
export const extendParts = endpoint({
  method: 'post',
  path: '/api/collection-parts/extensions',
  summary: '给一个单位延期',
  who: office,
  event: 'collectionPart.extended',
  body: z.strictObject({ parts: seen, dueOn: calendarDate, reason: text(200, 2) }),
  output: several,
})

const cell = z.object({ partId: id, key: z.string(), state: z.enum(partStates), standing: z.enum(standings) })
const unitRow = z.object({ unit: named, remindedAt: instant, cells: z.array(cell) })
export type UnitRowView = z.infer<typeof unitRow>
export const listCollectionUnits = endpoint({
  ...reading,
  path: '/api/collections/{id}/units',
  summary: '各单位交了哪几件',
  params: idParams,
  query: z.strictObject(listQuery),
  output: page(unitRow),
})
export const exportCollectionUnits = endpoint({
  ...reading,
  ...asFile,
  path: '/api/collections/{id}/units/export',
  summary: '导出各单位交了哪几件',
  event: 'collection.unitsExported',
  params: idParams,
  query: z.strictObject({}),
})
