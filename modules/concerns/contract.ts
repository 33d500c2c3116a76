import { z } from 'zod'
import { abilities, calendarDate, endpoint, id, idParams, listQuery, page, text, version } from '../../platform/http/contract.ts'

export const kinds = ['concern', 'overreach'] as const
export const ways = ['named', 'confidential', 'anonymous'] as const
export const categories = ['payAndBenefits', 'dutiesAndHours', 'training', 'equipment', 'treatment', 'other'] as const
/** Whom it may be about, for routing alone. */
export const aboutLevels = [
  'unitHead',
  'leaderInCharge',
  'overseeingBureauLeader',
  'auxiliaryOffice',
  'politicalOfficeLeader',
] as const
export const concernStates = ['raised', 'acknowledged', 'answered', 'closed', 'reopened'] as const
export const helpedWords = ['helped', 'partly', 'notHelped'] as const
/** The roles under which a concern is handled, each a capacity of its own. */
export const handlerRoles = ['unitHead', 'bureauLeader', 'auxiliaryOffice', 'politicalOfficeLeader'] as const

const said = text(4000, 2)
const content = {
  kind: z.enum(kinds),
  category: z.enum(categories),
  about: z.array(z.enum(aboutLevels)).max(5),
  aboutName: z.string().trim().max(50).nullable(),
  text: said,
}
const concernRow = z.object({
  id,
  number: z.string(),
  kind: z.enum(kinds),
  way: z.enum(ways),
  category: z.enum(categories),
  state: z.enum(concernStates),
  raisedOn: calendarDate,
  receiptDueOn: calendarDate,
  answerDueOn: calendarDate,
  answeredOn: calendarDate.nullable(),
  closedOn: calendarDate.nullable(),
  helped: z.enum(helpedWords).nullable(),
  reopenings: z.int(),
  isOverdue: z.boolean(),
  /** Nobody has said in time that it was received. */
  isReceiptLate: z.boolean(),
  version,
  abilities,
})
export type ConcernRowView = z.infer<typeof concernRow>
const concernView = concernRow.extend({
  /** Who raised it, for handlers; null where nobody knows. */
  raiser: z.string().nullable(),
  /** Who handles it now: name and role. */
  handlers: z.array(z.object({ name: z.string(), role: z.enum(handlerRoles) })),
  texts: z.array(
    z.object({
      position: z.int(),
      act: z.string(),
      side: z.enum(['raiser', 'handler']),
      name: z.string().nullable(),
      text: z.string(),
      on: calendarDate,
    }),
  ),
  /** State of the hazard that an overreach report led to. */
  hazardState: z.string().nullable(),
  retentionYears: z.int().nullable(),
})
export type ConcernView = z.infer<typeof concernView>
const handledView = concernView.extend({
  about: z.array(z.enum(aboutLevels)),
  aboutName: z.string().nullable(),
  /** Office accounts it may be handed on to. */
  candidates: z.array(z.object({ accountId: id, name: z.string() })),
})
export type HandledConcernView = z.infer<typeof handledView>

/* The raiser's own, by the account. No event carries a confidential raiser's name. */
const ofMine = { params: idParams, output: concernView } as const
export const raiseConcern = endpoint({
  method: 'post',
  path: '/api/me/concerns',
  summary: '反映诉求（实名、保密）',
  who: 'signedIn',
  event: 'concern.raised',
  body: z.strictObject({ ...content, way: z.enum(['named', 'confidential']) }),
  output: concernView,
})
export const findRoute = endpoint({
  method: 'post',
  path: '/api/me/concern-route',
  summary: '诉求由谁受理',
  who: 'signedIn',
  isRead: true,
  body: z.strictObject({
    way: z.enum(['named', 'confidential']),
    kind: content.kind,
    about: content.about,
    aboutName: content.aboutName,
  }),
  output: z.object({ handlers: z.array(z.object({ name: z.string(), role: z.enum(handlerRoles) })) }),
})
export const listMyConcerns = endpoint({
  method: 'get',
  path: '/api/me/concerns',
  summary: '我反映的诉求',
  who: 'signedIn',
  query: z.strictObject({ limit: listQuery.limit, cursor: listQuery.cursor }),
  output: page(concernRow),
})
export const readMyConcern = endpoint({
  ...ofMine,
  method: 'get',
  path: '/api/me/concerns/{id}',
  summary: '我的一件诉求',
  who: 'signedIn',
})
const ownAct = { ...ofMine, method: 'post', who: 'signedIn' } as const
export const addWord = endpoint({
  ...ownAct,
  path: '/api/me/concerns/{id}/words',
  summary: '补充诉求',
  event: 'concern.wordAdded',
  body: z.strictObject({ text: said }),
})
export const closeConcern = endpoint({
  ...ownAct,
  path: '/api/me/concerns/{id}/closure',
  summary: '办结诉求，说明有没有帮助',
  event: 'concern.closed',
  body: z.strictObject({ helped: z.enum(helpedWords) }),
})
export const reopenConcern = endpoint({
  ...ownAct,
  path: '/api/me/concerns/{id}/reopening',
  summary: '再次提出诉求',
  event: 'concern.reopened',
  body: z.strictObject({ reason: said }),
})
/* Anonymous: no session; whoever has the token follows the file. */
const token = z.string().trim().min(32).max(60)
const byToken = { method: 'post', who: 'anyone', output: concernView } as const
export const raiseAnonymously = endpoint({
  method: 'post',
  path: '/api/anonymous-concerns',
  summary: '匿名反映诉求',
  who: 'anyone',
  event: 'concern.raised',
  body: z.strictObject(content),
  output: z.object({ token: z.string(), concern: concernView }),
})
export const readAnonymous = endpoint({
  ...byToken,
  path: '/api/anonymous-concerns/reading',
  summary: '凭查询码看答复',
  isRead: true,
  body: z.strictObject({ token }),
})
export const addAnonymousWord = endpoint({
  ...byToken,
  path: '/api/anonymous-concerns/words',
  summary: '凭查询码补充',
  event: 'concern.wordAdded',
  body: z.strictObject({ token, text: said }),
})
export const closeAnonymous = endpoint({
  ...byToken,
  path: '/api/anonymous-concerns/closure',
  summary: '凭查询码办结',
  event: 'concern.closed',
  body: z.strictObject({ token, helped: z.enum(helpedWords) }),
})
export const reopenAnonymous = endpoint({
  ...byToken,
  path: '/api/anonymous-concerns/reopening',
  summary: '凭查询码再次提出',
  event: 'concern.reopened',
  body: z.strictObject({ token, reason: said }),
})

/* Handlers. */
export const listConcerns = endpoint({
  method: 'get',
  path: '/api/concerns',
  summary: '由我办理的诉求',
  who: handlerRoles,
  query: z.strictObject({
    ...listQuery,
    state: z.enum([...concernStates, 'open', 'overdue']).optional(),
    kind: z.enum(kinds).optional(),
    category: z.enum(categories).optional(),
  }),
  output: page(concernRow),
})
const handled = { params: idParams, output: handledView } as const
const handling = { ...handled, method: 'post', who: handlerRoles, versioned: true } as const
export const readConcern = endpoint({
  ...handled,
  method: 'get',
  path: '/api/concerns/{id}',
  summary: '打开一件诉求',
  who: handlerRoles,
  event: 'concern.viewed',
})
export const acknowledgeConcern = endpoint({
  ...handling,
  path: '/api/concerns/{id}/acknowledgement',
  summary: '告知收到诉求',
  event: 'concern.acknowledged',
  body: z.strictObject({ version }),
})
export const writeToRaiser = endpoint({
  ...handling,
  path: '/api/concerns/{id}/messages',
  summary: '给反映人留言',
  event: 'concern.messageWritten',
  body: z.strictObject({ version, text: said }),
})
export const answerConcern = endpoint({
  ...handling,
  path: '/api/concerns/{id}/answer',
  summary: '书面答复诉求',
  event: 'concern.answered',
  body: z.strictObject({ version, text: said }),
})
export const handOnConcern = endpoint({
  ...handling,
  path: '/api/concerns/{id}/handover',
  summary: '转给辅警办另一人办理',
  event: 'concern.handedOn',
  body: z.strictObject({ version, toAccountId: id, reason: text(500, 2) }),
  output: z.object({ id }),
})
export const openHazardOf = endpoint({
  ...handling,
  who: ['auxiliaryOffice'],
  path: '/api/concerns/{id}/hazard',
  summary: '将超职责指令列为隐患',
  event: 'concern.hazardOpened',
  body: z.strictObject({ version, unitId: id, title: text(100, 2), description: text(2000, 2) }),
})
