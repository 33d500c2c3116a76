import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  endpoint,
  id,
  idParams,
  listQuery,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

export const wordingKinds = ['pledge', 'responsibilityLetter', 'responsibilityList', 'undertaking'] as const
export type WordingKindName = (typeof wordingKinds)[number]
export const blockKinds = ['heading', 'clause', 'item', 'paragraph', 'chain'] as const
export type BlockKind = (typeof blockKinds)[number]
export const changeKinds = ['material', 'editorial'] as const
const kind = z.enum(wordingKinds)
const state = z.enum(['draft', 'approved', 'coming', 'inForce', 'superseded', 'abandoned'])
export type VersionState = z.infer<typeof state>
const office = ['auxiliaryOffice'] as const
const officeAct = { who: office, versioned: true, params: idParams } as const

const block = z.object({ kind: z.enum(blockKinds), text: z.string() })
export type BlockView = z.infer<typeof block>
const writtenText = {
  title: z.string().trim().max(200),
  body: z.array(z.strictObject({ kind: z.enum(blockKinds), text: z.string().trim().max(5000) })).max(400),
}
const shownLine = z.object({ prefix: z.string(), text: z.string(), kind: z.enum(blockKinds), level: z.int() })
export const shownText = z.object({ title: z.string(), lines: z.array(shownLine), signLine: z.string() })
export type ShownTextView = z.infer<typeof shownText>
const fault = z.object({ block: z.int(), message: z.string() })
export type FaultView = z.infer<typeof fault>

const versionMeta = {
  id,
  number: z.int(),
  title: z.string(),
  state,
  changeKind: z.enum(changeKinds).nullable(),
  changeNote: z.string(),
  draftedByName: z.string(),
  draftedAt: z.iso.datetime(),
  approvedByName: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  approvalReference: z.string().nullable(),
  digest: z.string().nullable(),
  digestSm3: z.string().nullable(),
  inForceFrom: calendarDate.nullable(),
  inForceTo: calendarDate.nullable(),
  enforcedByName: z.string().nullable(),
  version,
}
const versionRow = z.object(versionMeta)
export type VersionRowView = z.infer<typeof versionRow>
const held = z.object({ id, number: z.int(), state, inForceFrom: calendarDate.nullable() })
const wordingMeta = {
  id,
  kind,
  code: z.string(),
  name: z.string(),
  formLabel: z.string(),
  current: held.nullable(),
  /** The one that is on its way: a draft, approved, or in force from a later day. */
  pending: held.nullable(),
  version,
}
export const wordingRow = z.object(wordingMeta)
export type WordingRowView = z.infer<typeof wordingRow>
export const wordingView = z.object({
  ...wordingMeta,
  explanation: z.string(),
  /** Newest first. */
  versions: z.array(versionRow),
  /** The fields its text may name, with a sample each. */
  fields: z.array(z.object({ name: z.string(), sample: z.string() })),
  abilities,
})
export type WordingView = z.infer<typeof wordingView>
export const versionView = z.object({
  ...versionMeta,
  wording: z.object({ id, kind, name: z.string(), formLabel: z.string() }),
  body: z.array(block),
  /** What the approver wants changed; null once it was changed. */
  returned: z.object({ at: z.iso.datetime(), byName: z.string(), remark: z.string() }).nullable(),
  /** As nobody in particular would see it: fields are lines to write on. */
  shown: shownText,
  abilities,
  /** Why the act of the caller's role is not open, as a sentence. */
  whyNot: z.string().nullable(),
})
export type VersionView = z.infer<typeof versionView>

export const listWordings = endpoint({
  method: 'get',
  path: '/api/wordings',
  summary: '范本',
  who: businessReaders,
  query: z.strictObject({
    ...listQuery,
    kind: kind.optional(),
    waiting: z.enum(['approval', 'revision', 'commencement', 'nothing']).optional(),
  }),
  output: page(wordingRow),
})
export const readWording = endpoint({
  method: 'get',
  path: '/api/wordings/{id}',
  summary: '范本和历次版本',
  who: businessReaders,
  params: idParams,
  output: wordingView,
})
export const readVersion = endpoint({
  method: 'get',
  path: '/api/wording-versions/{id}',
  summary: '一个版本的文字',
  who: businessReaders,
  params: idParams,
  output: versionView,
})
const segment = z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() })
const differenceLine = z.object({
  change: z.enum(['same', 'changed', 'added', 'removed']),
  prefixBefore: z.string().nullable(),
  prefixAfter: z.string().nullable(),
  segments: z.array(segment),
})
export type DifferenceLineView = z.infer<typeof differenceLine>
export const differenceView = z.object({
  wording: z.object({ id, name: z.string() }),
  before: versionRow,
  after: versionRow,
  lines: z.array(differenceLine),
})
export type DifferenceView = z.infer<typeof differenceView>
export const readDifference = endpoint({
  method: 'get',
  path: '/api/wording-versions/{id}/difference',
  summary: '与另一版本逐词比对',
  who: businessReaders,
  params: idParams,
  query: z.strictObject({ from: id }),
  output: differenceView,
})

export const addWording = endpoint({
  method: 'post',
  path: '/api/wordings',
  summary: '新增范本（先成草稿）',
  who: office,
  event: 'wording.added',
  body: z.strictObject({ kind, name: text(60), formLabel: z.string().trim().max(20) }),
  output: wordingView,
})
export const draftVersion = endpoint({
  method: 'post',
  path: '/api/wordings/{id}/draft',
  summary: '起草新版本',
  ...officeAct,
  event: 'wording.drafted',
  body: z.strictObject({ version }),
  output: wordingView,
})
export const editDraft = endpoint({
  method: 'patch',
  path: '/api/wording-versions/{id}',
  summary: '修改草稿',
  ...officeAct,
  event: 'wording.edited',
  body: z.strictObject({ version, ...writtenText }),
  output: versionView,
})
export const abandonDraft = endpoint({
  method: 'post',
  path: '/api/wording-versions/{id}/abandonment',
  summary: '作废没有施行的版本',
  ...officeAct,
  event: 'wording.abandoned',
  body: z.strictObject({ version, reason: text(300, 5) }),
  output: versionView,
})
const leaderAct = { ...officeAct, method: 'post', who: ['politicalOfficeLeader'], output: versionView } as const
export const approveVersion = endpoint({
  ...leaderAct,
  path: '/api/wording-versions/{id}/approval',
  summary: '批准',
  event: 'wording.approved',
  body: z.strictObject({ version, reference: text(100, 2) }),
})
export const returnDraft = endpoint({
  ...leaderAct,
  path: '/api/wording-versions/{id}/return',
  summary: '退回修改',
  event: 'wording.returned',
  body: z.strictObject({ version, remark: text(500, 2) }),
})
export const putInForce = endpoint({
  method: 'post',
  path: '/api/wording-versions/{id}/commencement',
  summary: '施行',
  ...officeAct,
  event: 'wording.putInForce',
  body: z.strictObject({ version, fromOn: calendarDate, changeKind: z.enum(changeKinds), note: z.string().trim().max(300) }),
  output: versionView,
})
export const printVersion = endpoint({
  method: 'get',
  path: '/api/wording-versions/{id}/print',
  summary: '打印空白件',
  who: businessReaders,
  event: 'wording.printed',
  isFile: true,
  params: idParams,
  query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
  output: z.unknown(),
})

const ofUnsaved = { method: 'post', who: office, isRead: true, params: idParams } as const
export const readText = endpoint({
  ...ofUnsaved,
  path: '/api/wordings/{id}/reading',
  summary: '没有存的文字：编号、栏目填样后的样子、问题',
  body: z.strictObject(writtenText),
  output: z.object({
    /** The number in front of each block, by place. */
    prefixes: z.array(z.string()),
    shown: shownText,
    faults: z.array(fault),
  }),
})
export const previewPage = endpoint({
  ...ofUnsaved,
  path: '/api/wordings/{id}/page',
  summary: '没有存的文字印出来的样子',
  isFile: true,
  body: z.strictObject(writtenText),
  output: z.unknown(),
})
export const readDocx = endpoint({
  ...ofUnsaved,
  path: '/api/wordings/{id}/docx-reading',
  summary: '从 .docx 读入文字，先不存',
  rawBody: true,
  output: z.object({ title: z.string(), body: z.array(block), notices: z.array(z.string()) }),
})
