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

/** 动作 — what each verb is called; one that stands here in neither part shows as it is. */
export const verbWords: Words = wordList(`
  session.opened=登录 session.ended=退出登录 session.steppedUp=再次验证口令 session.roleSwitched=切换身份
  account.opened=开通账号 account.disabled=停用账号 account.enabled=恢复账号 account.unlocked=解锁账号
  account.exported=导出账号名册 account.followedPerson=账号随人员变动 account.issueQueued=批量开户 account.issued=发放开户单
  account.slipsTaken=领取开户单 account.pinSet=设置签名密码 account.resetAsked=申请重置口令 account.secretReset=重置口令
  account.secretChanged=更换口令 account.sessionsEnded=结束账号的登录 grant.proposed=提出授权 grant.confirmed=确认授权
  grant.revoked=撤销授权 bureau.founded=建立本局 trail.exported=导出审计留痕 trail.contentPurged=清除变更内容
  calendar.yearLoaded=载入工作日历 calendar.dayChanged=改工作日历
  job.cancelRequested=取消任务 dataHealth.exported=导出数据健康 unit.added=新增单位 unit.changed=修改单位资料
  unit.renamed=单位改名 unit.closed=撤销单位 unit.exported=导出单位名册 unit.moveAsked=申请调整隶属 unit.moved=调整单位隶属
  unit.mergerAsked=申请单位并入 unit.merged=单位并入 unit.leaderAppointed=任命单位领导 unit.leaderEnded=结束单位领导任职
  post.added=新增岗位 post.drafted=起草岗位新版 post.draftEdited=修改岗位草稿 post.putInForce=岗位职责生效 post.retired=停用岗位
  post.exported=导出岗位目录 quota.set=核定用辅数量 quota.exported=导出用辅数量 redLine.added=新增红线 redLine.changed=修改红线
  redLine.retired=停用红线 annexFive.printed=打印附件5 annexFive.batchAsked=批量打印附件5 annexFive.frozen=附件5_定稿
  person.added=新增人员 person.changed=修改人员资料 person.opened=查看一人一档 person.shown=查看完整号码 person.exported=导出花名册
  person.printed=打印人员卡片 person.transferred=人员调动 person.seconded=人员借调 person.separated=人员离岗
  person.searchedByNumber=按号码查人 import.read=读取导入文件 import.committed=导入花名册 import.undone=撤销导入
  signature.signed=签署 signature.recorded=录入纸质签名 signature.copied=取签署件 signature.witnessed=见证签署
  signingRequest.declined=不签 sealKey.replaced=更换签章密钥`)
const subjectNouns: Words = wordList(`
  account=账号 session=登录 grant=授权 bureau=本局 trail=留痕 job=任务 unit=单位 post=岗位 quota=用辅数量 redLine=红线 person=人员
  personnelFile=一人一档 officer=民警 auxiliary=辅警 assignment=任岗 secondment=借调 transfer=调动 transferProposal=调动提议
  separation=离岗 import=导入 correctionRequest=更正申请 correction=更正 chainTemplate=责任链模板 chainRuling=责任链认定
  responsibilityChain=责任链 roster=花名册 annexFive=附件5 formSnapshot=定稿 photo=照片 file=附件 event=留痕
  signature=签署 signingRequest=待签事项 sealKey=签章密钥 leadOfficer=责任民警 leaderInCharge=分管领导`)
const pastTenses: Words = wordList(`
  added=新增 changed=修改 set=设定 opened=打开 ended=结束 closed=关闭 exported=导出 printed=打印 shown=查看 read=查看
  looked=查看 searched=查找 asked=申请 answered=答复 accepted=接受 rejected=驳回 withdrawn=撤回 confirmed=确认 revoked=撤销
  proposed=提出 committed=办理 undone=撤销 abandoned=放弃 moved=移动 merged=合并 handedOver=移交 ruled=认定 frozen=定稿
  retired=停用 voided=作废 assigned=指定 transferred=调动 seconded=借调 separated=离岗 uploaded=上传 taken=领取
  cancelled=取消 previewed=预览`)

const known = (words: Words, code: string): string | undefined => (Object.hasOwn(words, code) ? words[code] : undefined)

/** What an event was, in Chinese; a refused read carries its address, an unknown verb stays as it is. */
export function wordsOfVerb(verb: string): string {
  const [subject = '', past = ''] = verb.split('.')
  const noun = known(subjectNouns, subject)
  const act = known(pastTenses, past)
  const whole = known(verbWords, verb)
  if (whole) return whole
  return noun && act ? `${act}${noun}` : verb.replace(/^(get|post|patch|delete) /, '访问 ')
}

/** What a kind of subject is called. */
export const wordsOfKind = (kind: string): string => known(subjectNouns, kind) ?? kind
export const wordsOfResult = (result: string): string => (result === 'done' ? '已办' : `未办成（${result}）`)
export const stateWords: Readonly<Record<LinkState, string>> = { linked: '已入链', waiting: '待入链', overdue: '迟未入链' }
