import { z } from 'zod'
import {
  abilities,
  calendarDate,
  endpoint,
  id,
  idParams,
  listQuery,
  nothing,
  page,
  type Role,
  text,
  version,
} from '../../platform/http/contract.ts'

export const bureauLevels = ['county', 'city', 'province'] as const
export const figureGroups = ['strength', 'gaps', 'work', 'measures'] as const
export const receivedStates = ['arrived', 'acknowledged', 'takenOver', 'withdrawn'] as const
export const releaseStates = ['asked', 'approved', 'refused', 'withdrawn', 'expired'] as const
export const superior = ['superior'] as const satisfies readonly Role[]
export const leaders = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader'] as const satisfies readonly Role[]
export const figureReaders = [...superior, ...leaders] as const
const office = ['auxiliaryOffice'] as const
const leader = ['politicalOfficeLeader'] as const
const maybe = z.string().nullable()
const day = calendarDate.nullable()
const n = z.int()

const definition = z.object({
  ...{ id: z.string(), label: z.string(), unit: z.string(), rule: z.string(), group: z.enum(figureGroups) },
  /** Words of part and whole; null where it is a plain count. */
  share: z.object({ part: z.string(), whole: z.string() }).nullable(),
})
export type DefinitionView = z.infer<typeof definition>
const cell = z.object({
  n: n.nullable(),
  whole: n.nullable(),
  /** 少于五 */
  isHidden: z.boolean(),
  /** Bureaus that the number doesn't count, because theirs is hidden. */
  hiddenBureaus: n,
})
export type CellView = z.infer<typeof cell>
const cells = z.record(z.string(), cell)
const bureauRow = z.object({
  ...{ id, name: z.string(), level: z.enum(bureauLevels), isOwn: z.boolean(), cells },
  /** Of the thirty days up to the day shown, those on which it stood here and wrote nothing. */
  missingDays: z.array(calendarDate),
  /** The last day it wrote; null: none of those thirty. */
  lastOn: day,
})
export type BureauRowView = z.infer<typeof bureauRow>
const figuresView = z.object({
  ...{ on: day, name: z.string(), isSuperior: z.boolean(), days: z.array(calendarDate) },
  ...{ definitions: z.array(definition), rows: z.array(bureauRow), total: cells.nullable() },
})
export type FiguresView = z.infer<typeof figuresView>
const ofThisCentury = calendarDate.refine((on) => on >= '2000-01-01' && on < '2100-01-01', '请选 2000 年以后的日期')
const figuresQuery = { on: ofThisCentury.optional() }
export const readFigures = endpoint({
  ...{ method: 'get', path: '/api/bureau-figures', summary: '各局数字', who: figureReaders },
  ...{ query: z.strictObject(figuresQuery), output: figuresView },
})
export const exportFigures = endpoint({
  ...{ method: 'get', path: '/api/bureau-figures/export', summary: '导出各局数字', who: figureReaders },
  ...{ event: 'bureauFigures.exported', query: z.strictObject(figuresQuery), isFile: true, output: z.unknown() },
})
const point = z.object({ on: calendarDate, n: n.nullable(), whole: n.nullable() })
const trendView = z.object({
  ...{ definition, from: calendarDate, to: calendarDate },
  lines: z.array(z.object({ id, name: z.string(), isTotal: z.boolean(), points: z.array(point) })),
})
export type TrendView = z.infer<typeof trendView>
export const readTrend = endpoint({
  ...{ method: 'get', path: '/api/bureau-figures/trend', summary: '一项数字的变化', who: figureReaders },
  query: z.strictObject({ figureId: z.string().max(60), days: z.enum(['30', '90', '365']) }),
  output: trendView,
})

const receipt = z.object({
  ...{ bureau: z.object({ id, name: z.string() }), arrivedOn: day, acknowledgedOn: day, takenOverOn: day },
  ...{ localNumber: maybe, clauses: n.nullable(), tasks: n.nullable(), concluded: n.nullable(), countedOn: day },
})
export type ReceiptView = z.infer<typeof receipt>
const head = { id, number: z.string(), title: z.string(), issuer: z.string(), issuedOn: calendarDate, dueOn: day }
const sentRow = z.object({
  ...{ ...head, state: z.enum(['sent', 'withdrawn']), sentBy: z.string(), sentAt: z.iso.datetime() },
  ...{ recipients: n, acknowledged: n, takenOver: n, version, abilities },
})
export type SentNoticeRowView = z.infer<typeof sentRow>
const sentView = sentRow.extend({ text: z.string(), withdrawReason: maybe, receipts: z.array(receipt) })
export type SentNoticeView = z.infer<typeof sentView>
export const listSent = endpoint({
  ...{ method: 'get', path: '/api/superior-notices', summary: '下发的通知', who: superior },
  ...{ query: z.strictObject({ ...listQuery, state: z.enum(['sent', 'withdrawn']).optional() }), output: page(sentRow) },
})
export const readSent = endpoint({
  ...{ method: 'get', path: '/api/superior-notices/{id}', summary: '一件下发的通知和各局回执', who: superior },
  ...{ params: idParams, output: sentView },
})
export const listBelow = endpoint({
  ...{ method: 'get', path: '/api/bureaus-below', summary: '通知可以发给的局', who: superior, query: nothing },
  output: z.object({ rows: z.array(z.object({ id, name: z.string() })) }),
})
export const sendNotice = endpoint({
  ...{ method: 'post', path: '/api/superior-notices', summary: '下发通知', who: superior, event: 'superiorNotice.sent' },
  body: z.strictObject({
    ...{ number: text(40, 4), title: text(120, 4), text: text(100_000, 20), issuedOn: calendarDate, dueOn: day },
    recipients: z.array(id).min(1, '至少一个局').max(400, '最多 400 个局'),
  }),
  output: sentView,
})
export const withdrawSent = endpoint({
  ...{ method: 'post', path: '/api/superior-notices/{id}/withdrawal', summary: '撤回下发的通知', who: superior },
  ...{ event: 'superiorNotice.withdrawn', versioned: true, params: idParams, output: sentView },
  body: z.strictObject({ version, reason: text(300, 4) }),
})

const receivedRow = z.object({
  ...{ ...head, state: z.enum(receivedStates), arrivedAt: z.iso.datetime(), noticeId: id.nullable() },
  ...{ acknowledgedBy: maybe, acknowledgedAt: maybe, takenOverBy: maybe, takenOverAt: maybe, version, abilities },
})
export type ReceivedRowView = z.infer<typeof receivedRow>
const receivedView = receivedRow.extend({ text: z.string(), withdrawReason: maybe })
export type ReceivedView = z.infer<typeof receivedView>
export const listReceived = endpoint({
  ...{ method: 'get', path: '/api/received-notices', summary: '上级来文', who: leaders },
  query: z.strictObject({ ...listQuery, state: z.enum([...receivedStates, 'waiting']).optional() }),
  output: page(receivedRow),
})
export const readReceived = endpoint({
  ...{ method: 'get', path: '/api/received-notices/{id}', summary: '一件上级来文', who: leaders },
  ...{ params: idParams, output: receivedView },
})
const onReceived = { method: 'post', who: office, params: idParams, versioned: true, output: receivedView } as const
export const acknowledgeReceived = endpoint({
  ...{ ...onReceived, path: '/api/received-notices/{id}/acknowledgement', summary: '签收上级来文' },
  ...{ event: 'receivedNotice.acknowledged', body: z.strictObject({ version }) },
})
export const takeOverReceived = endpoint({
  ...{ ...onReceived, path: '/api/received-notices/{id}/take-over', summary: '上级来文转为本局通知' },
  event: 'receivedNotice.takenOver',
  body: z.strictObject({ version, text: z.string().trim().min(20, '文字太少').max(100_000, '最多 100,000 个字') }),
})

const releaseRow = z.object({
  ...{ id, kind: z.string(), kindLabel: z.string(), title: z.string(), scope: z.string(), reason: z.string() },
  ...{ bureau: z.string(), addressee: z.string(), expiresOn: calendarDate, state: z.enum(releaseStates), number: maybe },
  ...{ fileName: z.string(), fileDigest: z.string(), askedBy: z.string(), askedAt: z.iso.datetime() },
  ...{ approvedBy: maybe, approvedAt: maybe, endReason: maybe, endedBy: maybe, endedAt: maybe, version, abilities },
})
export type ReleaseRowView = z.infer<typeof releaseRow>
export const listReleases = endpoint({
  ...{ method: 'get', path: '/api/releases', summary: '对上提供', who: leaders },
  ...{ query: z.strictObject({ ...listQuery, state: z.enum(releaseStates).optional() }), output: page(releaseRow) },
})
const kindOfRelease = z.object({
  ...{ id: z.string(), label: z.string() },
  sources: z.array(z.object({ id: z.string(), title: z.string() })),
})
export const listReleasables = endpoint({
  ...{ method: 'get', path: '/api/releasables', summary: '可以对上提供的材料', who: office, query: nothing },
  output: z.object({ addressee: maybe, kinds: z.array(kindOfRelease) }),
})
export const askRelease = endpoint({
  ...{ method: 'post', path: '/api/releases', summary: '申请对上提供', who: office, event: 'release.asked' },
  body: z.strictObject({
    ...{ kind: z.string().max(40), sourceId: z.string().max(60), scope: text(200, 4), reason: text(300, 4) },
    expiresOn: calendarDate,
  }),
  output: releaseRow,
})
const onRelease = { method: 'post', params: idParams, versioned: true, output: releaseRow } as const
const withReason = z.strictObject({ version, reason: text(300, 4) })
export const approveRelease = endpoint({
  ...{ ...onRelease, path: '/api/releases/{id}/approval', summary: '批准对上提供', who: leader },
  ...{ event: 'release.approved', body: z.strictObject({ version }) },
})
export const refuseRelease = endpoint({
  ...{ ...onRelease, path: '/api/releases/{id}/refusal', summary: '不批准对上提供', who: leader },
  ...{ event: 'release.refused', body: withReason },
})
export const withdrawRelease = endpoint({
  ...{ ...onRelease, path: '/api/releases/{id}/withdrawal', summary: '撤回对上提供', who: [...office, ...leader] },
  ...{ event: 'release.withdrawn', body: withReason },
})
export const takeRelease = endpoint({
  ...{ method: 'get', path: '/api/releases/{id}/file', summary: '看要提供的材料', who: leaders },
  ...{ event: 'release.fileTaken', params: idParams, isFile: true, output: z.unknown() },
})
export const listReleased = endpoint({
  ...{ method: 'get', path: '/api/released', summary: '下级提供的材料', who: superior },
  ...{ query: z.strictObject({ ...listQuery, bureauId: id.optional() }), output: page(releaseRow) },
})
export const takeReleased = endpoint({
  ...{ method: 'get', path: '/api/released/{id}/file', summary: '看下级提供的材料', who: superior },
  ...{ event: 'release.read', params: idParams, isFile: true, output: z.unknown() },
})
