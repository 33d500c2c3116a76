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

export const returnStates = ['waiting', 'submitted', 'returned', 'confirmed'] as const
const hazardCategories = ['teamManagement', 'publicReputation', 'other'] as const
const office = ['auxiliaryOffice'] as const
const clerk = ['unitClerk'] as const
const heads = ['unitHead', 'leaderInCharge'] as const
const instant = z.iso.datetime().nullable()
const name = z.string().nullable()
const named = z.object({ id, name: z.string() })
const reading = { method: 'get', who: businessReaders } as const
/** An act on one row that its editor has seen. */
const onSeen = { method: 'post', versioned: true, params: idParams } as const
const asFile = { isFile: true, output: z.unknown() } as const
const reason = (max: number) => z.strictObject({ version, reason: text(max, 2) })
const seen = z.strictObject({ version })

const asked = { section: z.enum(['management', 'conduct']), category: z.enum(hazardCategories), subcategoryId: id.nullable() }
const question = z.object({ id, words: z.string(), hint: z.string(), ...asked })
const subcategory = z.object({ id, category: z.enum(hazardCategories), name: z.string() })

const n = z.int()
const tally = z.object({ units: n, onTime: n, late: n, missing: n, notDue: n, released: n, confirmed: n, nil: n, hazards: n })
export type TallyView = z.infer<typeof tally>
const roundRow = z.object({
  ...{ id, serialNumber: z.string(), title: z.string(), checklist: z.object({ id, number: z.int() }) },
  ...{ openedOn: calendarDate, dueOn: calendarDate, light: dueLight, days: z.int().nullable(), openedByName: z.string() },
  ...{ closedAt: instant, closedByName: name, closeReason: name, tally, version, abilities },
})
export type RoundRowView = z.infer<typeof roundRow>
const roundBody = z.strictObject({ title: text(60, 2), checklistId: id, unitIds: z.array(id).max(2000), dueOn: calendarDate })

export const listRounds = endpoint({
  ...reading,
  path: '/api/screening-rounds',
  summary: '排查批次',
  query: z.strictObject({ ...listQuery, state: z.enum(['open', 'closed']).optional() }),
  output: page(roundRow),
})
export const readRound = endpoint({
  ...reading,
  path: '/api/screening-rounds/{id}',
  summary: '一个排查批次',
  params: idParams,
  output: roundRow,
})
export const prepareRound = endpoint({
  method: 'post',
  path: '/api/screening-rounds/preparation',
  summary: '这一批有几个单位、用哪一版清单',
  who: office,
  isRead: true,
  body: roundBody.pick({ unitIds: true }),
  output: z.object({ units: z.int(), checklist: z.object({ id, number: n, questions: n }).nullable() }),
})
export const openRound = endpoint({
  method: 'post',
  path: '/api/screening-rounds',
  summary: '发起排查批次',
  who: office,
  event: 'screeningRound.opened',
  body: roundBody,
  output: roundRow,
})
export const remindUnits = endpoint({
  method: 'post',
  path: '/api/screening-rounds/{id}/reminders',
  summary: '催报',
  who: office,
  event: 'screeningRound.reminded',
  params: idParams,
  body: z.strictObject({ unitIds: z.array(id).min(1).max(2000) }),
  output: roundRow,
})
export const closeRound = endpoint({
  ...onSeen,
  who: office,
  path: '/api/screening-rounds/{id}/closing',
  summary: '结束排查批次',
  event: 'screeningRound.closed',
  body: reason(200),
  output: roundRow,
})

const hazard = z.object({ id, number: z.string(), isClosed: z.boolean() })
/** 纸面填报: who signed the page and when; the office entered it. */
const paper = z.object({ signedByName: z.string(), signedOn: calendarDate, fileName: z.string() })
const returnRow = z.object({
  ...{ id, round: z.object({ id, serialNumber: z.string(), title: z.string() }), unit: named },
  ...{ state: z.enum(returnStates), standing: z.enum(standings), dueOn: calendarDate, light: dueLight },
  ...{ days: z.int().nullable(), isExtended: z.boolean(), isNil: z.boolean() },
  /** Of how many questions. */
  found: z.int(),
  ...{ questions: z.int(), hazards: z.array(hazard), firstSubmittedAt: instant, submittedByName: name, submittedAt: instant },
  ...{ confirmedByName: name, confirmedAt: instant, paper: paper.nullable(), remindedAt: instant, version, abilities },
})
export type ReturnRowView = z.infer<typeof returnRow>
export const returnFilters = {
  screeningRoundId: id.optional(),
  roundState: z.enum(['open', 'closed']).optional(),
  standing: z.enum(standings).optional(),
  state: z.enum(returnStates).optional(),
  unitId: id.optional(),
  below: flag,
}
export type ReturnFilters = { readonly [K in keyof typeof returnFilters]?: z.output<(typeof returnFilters)[K]> | undefined }
const answer = z.strictObject({
  questionId: id,
  isFound: z.boolean(),
  findings: z
    .array(z.strictObject({ title: text(60, 2), description: text(1000, 2), subcategoryId: id.nullable() }))
    .max(20, '一项最多 20 处'),
})
export type AnswerView = z.infer<typeof answer>
const opened = hazard.extend({ questionId: id, title: z.string(), description: z.string() })
const returnView = returnRow.extend({
  checklist: z.object({ id, number: z.int() }),
  asked: z.array(question),
  subcategories: z.array(subcategory),
  answers: z.array(answer),
  opened: z.array(opened),
  returnReason: name,
  returnedByName: name,
  returnedAt: instant,
  extendReason: name,
  /** Who can have signed a page of this unit: its heads and leaders in charge since the round was opened. */
  signers: z.array(named),
})
export type ReturnView = z.infer<typeof returnView>

export const listReturns = endpoint({
  ...reading,
  path: '/api/screening-returns',
  summary: '单位填报',
  query: z.strictObject({ ...listQuery, ...returnFilters }),
  output: page(returnRow),
})
export const exportReturns = endpoint({
  ...reading,
  ...asFile,
  path: '/api/screening-returns/export',
  summary: '导出单位填报',
  event: 'screeningReturn.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...returnFilters }),
})
export const readReturn = endpoint({
  ...reading,
  path: '/api/screening-returns/{id}',
  summary: '一个单位的填报',
  params: idParams,
  output: returnView,
})
export const printReturn = endpoint({
  ...reading,
  ...asFile,
  path: '/api/screening-returns/{id}/print',
  summary: '打印排查表',
  event: 'screeningReturn.printed',
  params: idParams,
})
const answering = z.strictObject({ version, answers: z.array(answer).max(100) })
const onReturn = (path: string, event: string, summary: string) =>
  ({
    ...onSeen,
    path: `/api/screening-returns/{id}${path}`,
    event: `screeningReturn.${event}`,
    summary,
    output: returnView,
  }) as const
export const saveAnswers = endpoint({ ...onReturn('', 'saved', '存填报草稿'), method: 'patch', who: clerk, body: answering })
export const submitReturn = endpoint({ ...onReturn('/submission', 'submitted', '报送'), who: clerk, body: answering })
export const submitNil = endpoint({ ...onReturn('/nil-return', 'nilSubmitted', '零报告'), who: clerk, body: seen })
export const confirmReturn = endpoint({ ...onReturn('/confirmation', 'confirmed', '确认填报'), who: heads, body: seen })
export const returnReturn = endpoint({ ...onReturn('/return', 'returned', '退回填报'), who: heads, body: reason(300) })
export const extendReturn = endpoint({
  ...onReturn('/extension', 'extended', '给一个单位延期'),
  who: office,
  body: z.strictObject({ version, dueOn: calendarDate, reason: text(200, 2) }),
})
export const extendReturns = endpoint({
  method: 'post',
  path: '/api/screening-returns/extensions',
  summary: '给几个单位延期',
  who: office,
  event: 'screeningReturn.extended',
  body: z.strictObject({
    returns: z.array(z.strictObject({ id, version })).min(1).max(200),
    ...{ dueOn: calendarDate, reason: text(200, 2) },
  }),
  output: z.object({ rows: z.array(returnRow) }),
})
export const enterPaper = endpoint({
  ...onReturn('/paper-answer', 'paperEntered', '补录纸面填报'),
  who: office,
  body: answering.extend({ signedById: id, signedOn: calendarDate, fileId: id, isDeclaredUnclassified: z.boolean() }),
})
export const takePaper = endpoint({
  ...reading,
  ...asFile,
  path: '/api/screening-returns/{id}/paper',
  summary: '取纸面填报的签字页',
  event: 'screeningReturn.paperTaken',
  params: idParams,
})

const cell = z.object({
  roundId: id,
  returnId: id,
  standing: z.enum(standings),
  isNil: z.boolean(),
  isConfirmed: z.boolean(),
  hazards: n,
})
const standingRow = z.object({ unit: named, cells: z.array(cell) })
export type StandingRowView = z.infer<typeof standingRow>
const placed = { unitId: id.optional(), below: flag }
export const listStandings = endpoint({
  ...reading,
  path: '/api/screening-standings',
  summary: '各单位历次填报',
  query: z.strictObject({ ...listQuery, ...placed }),
  output: page(standingRow).extend({ rounds: z.array(z.object({ id, serialNumber: z.string(), title: z.string(), tally })) }),
})
export const exportStandings = endpoint({
  ...reading,
  ...asFile,
  path: '/api/screening-standings/export',
  summary: '导出各单位历次填报',
  event: 'screeningRound.standingsExported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...placed }),
})
