import { z } from 'zod'
import { calendarDate, endpoint, id, idParams, listQuery, page } from '../../platform/http/contract.ts'

const auditors = ['auditAdministrator'] as const
export const linkStates = ['linked', 'waiting', 'overdue'] as const
export type LinkState = (typeof linkStates)[number]

export const eventRow = z.object({
  id,
  at: z.iso.datetime(),
  actorName: z.string(),
  role: z.string().nullable(),
  address: z.string(),
  verb: z.string(),
  result: z.string(),
  subjects: z.array(z.object({ kind: z.string(), count: z.int() })),
  linkState: z.enum(linkStates),
  position: z.int().nullable(),
})
export const eventView = eventRow.extend({
  accountId: id.nullable(),
  digest: z.string(),
  linkedAt: z.iso.datetime().nullable(),
  previousHash: z.string().nullable(),
  hash: z.string().nullable(),
  /** Whom or what it was about, the first two hundred; never the values. */
  named: z.array(z.object({ kind: z.string(), id })),
})
export const ownEventRow = z.object({
  id,
  at: z.iso.datetime(),
  role: z.string().nullable(),
  address: z.string(),
  verb: z.string(),
  result: z.string(),
})
export type EventRowView = z.infer<typeof eventRow>
export type EventView = z.infer<typeof eventView>
export type OwnEventRowView = z.infer<typeof ownEventRow>

export const eventFilters = {
  from: calendarDate.optional(),
  to: calendarDate.optional(),
  verb: z.string().max(80).optional(),
  actorName: z.string().trim().max(40).optional(),
  result: z.enum(['done', 'refused']).optional(),
  subjectId: z.string().trim().pipe(id).optional(),
  address: z.string().trim().max(60).optional(),
}
export const listEvents = endpoint({
  method: 'get',
  path: '/api/trail',
  summary: '审计留痕',
  who: auditors,
  query: z.strictObject({ ...listQuery, ...eventFilters, sort: z.never().optional() }),
  output: page(eventRow),
})
export const listOwnEvents = endpoint({
  method: 'get',
  path: '/api/trail/own',
  summary: '自己帐号的留痕',
  who: 'signedIn',
  query: z.strictObject({ ...listQuery, from: eventFilters.from, to: eventFilters.to, sort: z.never().optional() }),
  output: page(ownEventRow),
})
export const trailHealth = endpoint({
  method: 'get',
  path: '/api/trail/health',
  summary: '留痕链的状况',
  who: auditors,
  output: z.object({
    count: z.int(),
    lastPosition: z.int().nullable(),
    lastHash: z.string().nullable(),
    lastLinkedAt: z.iso.datetime().nullable(),
    /** Events of the last day outside the chain, and the age of the oldest in seconds. */
    waiting: z.int(),
    lagSeconds: z.int(),
    signed: z.object({ count: z.int(), at: z.iso.datetime() }).nullable(),
    clockJumps: z.array(z.object({ at: z.iso.datetime(), note: z.string() })),
  }),
})
export const exportEvents = endpoint({
  method: 'get',
  path: '/api/trail/export',
  summary: '导出审计留痕',
  who: auditors,
  event: 'trail.exported',
  isFile: true,
  query: z.strictObject({ ...eventFilters }),
  output: z.unknown(),
})
export const readEvent = endpoint({
  method: 'get',
  path: '/api/trail/{id}',
  summary: '一条留痕',
  who: auditors,
  params: idParams,
  output: eventView,
})

type Words = Readonly<Record<string, string>>
/** Pairs code=words, with _ for a space. */
const wordList = (text: string): Words =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1).replaceAll('_', ' ')]),
  )

/** What kinds of subjects are called. */
const subjectNouns: Words = wordList(`
  account=账号 session=登录 grant=授权 delegation=委托 bureau=本局 trail=留痕 job=任务 unit=单位 post=岗位 quota=用辅数量 redLine=红线 person=人员
  personnelFile=一人一档 officer=民警 auxiliary=辅警 assignment=任岗 secondment=借调 transfer=调动 transferProposal=调动提议
  separation=离岗 leaving=离岗手续 lineDocument=警种文件 import=导入 correctionRequest=更正申请 correction=更正 chainTemplate=责任链模板 chainRuling=责任链认定
  responsibilityChain=责任链 roster=花名册 annexFive=附件5 formSnapshot=定稿 photo=照片 file=附件 event=留痕
  screeningChecklist=排查清单 screeningRound=排查批次 screeningReturn=排查填报 hazard=隐患
  signature=签署 signingRequest=待签事项 sealKey=签章密钥 leadOfficer=责任民警 leaderInCharge=分管领导`)

const known = (words: Words, code: string): string | undefined => (Object.hasOwn(words, code) ? words[code] : undefined)

/** What a kind of subject is called. */
export const wordsOfKind = (kind: string): string => known(subjectNouns, kind) ?? kind
export const wordsOfResult = (result: string): string => (result === 'done' ? '已办' : `未办成（${result}）`)
export const stateWords: Readonly<Record<LinkState, string>> = { linked: '已入链', waiting: '待入链', overdue: '迟未入链' }
