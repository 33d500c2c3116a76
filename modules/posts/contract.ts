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

export const categories = ['duty', 'civilian'] as const
export type Category = (typeof categories)[number]
const category = z.enum(categories)
const editors = ['auxiliaryOffice'] as const
const catalogueReaders = [...businessReaders, 'lineInspector', 'leadOfficer'] as const
/** An act of the office on one row that it has seen. */
const officeAct = { method: 'post', who: editors, versioned: true, params: idParams } as const

const ruled = { number: z.int(), wording: z.string(), basis: z.string() }
const named = { name: z.string(), category, supervisionNote: z.string() }

/** Why a duty touches a red line: which keyword stood in it, which line, in whose words. */
export const redLineHit = z.object({ redLineId: id, ...ruled, keyword: z.string() })
const judged = { position: z.int(), text: z.string(), redLineReason: z.string().nullable(), hits: z.array(redLineHit) }
export const dutyView = z.object({ ...judged })
export const postVersionView = z.object({
  id,
  number: z.int(),
  state: z.enum(['draft', 'inForce', 'superseded']),
  ...named,
  fromOn: calendarDate.nullable(),
  toOn: calendarDate.nullable(),
  duties: z.array(dutyView),
  version,
})
export const postRow = z.object({
  id,
  ...named,
  policeLine: z.string().nullable(),
  dutyCount: z.int(),
  isExample: z.boolean(),
  retiredOn: calendarDate.nullable(),
  versionNumber: z.int().nullable(),
  fromOn: calendarDate.nullable(),
  hasDraft: z.boolean(),
  quota: z.int(),
  actual: z.int(),
  over: z.int(),
  version,
})
export const postView = postRow.extend({ versions: z.array(postVersionView), abilities })
export const redLineView = z.object({ id, ...ruled, keywords: z.array(z.string()), retiredOn: calendarDate.nullable(), version })
export type RedLineHit = z.infer<typeof redLineHit>
export type DutyView = z.infer<typeof dutyView>
export type PostVersionView = z.infer<typeof postVersionView>
export type PostRowView = z.infer<typeof postRow>
export type PostView = z.infer<typeof postView>
export type RedLineView = z.infer<typeof redLineView>

export const postFilters = {
  q: z.string().max(50).optional(),
  category: category.optional(),
  state: z.enum(['current', 'retired', 'all']).optional(),
}
export const listPosts = endpoint({
  method: 'get',
  path: '/api/posts',
  summary: '岗位目录',
  who: catalogueReaders,
  query: z.strictObject({
    ...listQuery,
    ...postFilters,
    sort: z.enum(['order', 'name', '-name', 'dutyCount', '-dutyCount']).optional(),
  }),
  output: page(postRow),
})
export const exportPosts = endpoint({
  method: 'get',
  path: '/api/posts/export',
  summary: '导出岗位目录',
  who: catalogueReaders,
  event: 'post.exported',
  isFile: true,
  query: z.strictObject({ ...postFilters }),
  output: z.unknown(),
})
const catalogueRow = z.object({
  postId: id,
  ...named,
  number: z.int(),
  fromOn: calendarDate.nullable(),
  duties: z.array(z.string()),
})
export const readCatalogue = endpoint({
  method: 'get',
  path: '/api/posts/catalogue',
  summary: '施行中的全部岗位和职责',
  who: catalogueReaders,
  query: z.strictObject({ on: calendarDate.optional() }),
  output: z.object({ rows: z.array(catalogueRow) }),
})
export const readPost = endpoint({
  method: 'get',
  path: '/api/posts/{id}',
  summary: '岗位、历次版本和职责',
  who: catalogueReaders,
  params: idParams,
  output: postView,
})

export const addPost = endpoint({
  method: 'post',
  path: '/api/posts',
  summary: '新增岗位（先成草稿）',
  who: editors,
  event: 'post.added',
  body: z.strictObject({ name: text(30), category, policeLine: optionalText(20), supervisionNote: z.string().trim().max(200) }),
  output: postView,
})
export const draftVersion = endpoint({
  ...officeAct,
  path: '/api/posts/{id}/draft',
  summary: '起草新版本',
  event: 'post.drafted',
  body: z.strictObject({ version }),
  output: postView,
})
export const editDraft = endpoint({
  ...officeAct,
  method: 'patch',
  path: '/api/posts/{id}/draft',
  summary: '修改草稿（职责、监督说明、名称、类别）',
  event: 'post.draftEdited',
  body: z.strictObject({
    version,
    name: text(30).optional(),
    category: category.optional(),
    supervisionNote: z.string().trim().max(200).optional(),
    duties: z
      .array(z.strictObject({ text: text(200), redLineReason: optionalText(300).optional() }))
      .max(60)
      .optional(),
  }),
  output: postView,
})
export const putInForce = endpoint({
  ...officeAct,
  path: '/api/posts/{id}/draft/commencement',
  summary: '施行草稿',
  event: 'post.putInForce',
  body: z.strictObject({ version, fromOn: calendarDate, reason: optionalText(200).optional() }),
  output: postView,
})
export const changeLine = endpoint({
  ...officeAct,
  method: 'patch',
  path: '/api/posts/{id}',
  summary: '修改岗位所属警种',
  event: 'post.lineChanged',
  body: z.strictObject({ version, policeLine: optionalText(20) }),
  output: postView,
})
export const retirePost = endpoint({
  ...officeAct,
  path: '/api/posts/{id}/retirement',
  summary: '岗位退出目录',
  event: 'post.retired',
  body: z.strictObject({ version, retiredOn: calendarDate, reason: text(200) }),
  output: postView,
})

const lineContent = {
  number: z.int().min(1).max(99),
  wording: text(100),
  basis: text(200),
  keywords: z.array(text(20, 2)).min(1, '至少一个关键词').max(40),
}
export const listRedLines = endpoint({
  method: 'get',
  path: '/api/red-lines',
  summary: '红线清单',
  who: catalogueReaders,
  query: z.strictObject({ retired: flag }),
  output: z.object({ rows: z.array(redLineView), abilities }),
})
const touchingDuty = z.object({
  postId: id,
  postName: z.string(),
  versionNumber: z.int(),
  state: z.enum(['draft', 'inForce']),
  ...judged,
})
export const listTouchingDuties = endpoint({
  method: 'get',
  path: '/api/red-lines/touching-duties',
  summary: '触及红线的职责',
  who: editors,
  query: z.strictObject({}),
  output: z.object({ rows: z.array(touchingDuty) }),
})
export const findTouches = endpoint({
  method: 'post',
  path: '/api/red-lines/touches',
  summary: '查职责文字是否触及红线',
  who: editors,
  isRead: true,
  body: z.strictObject({ texts: z.array(z.string().max(300)).max(60) }),
  output: z.object({ hits: z.array(z.array(redLineHit)) }),
})
export const addRedLine = endpoint({
  method: 'post',
  path: '/api/red-lines',
  summary: '新增红线',
  who: editors,
  event: 'redLine.added',
  body: z.strictObject(lineContent),
  output: redLineView,
})
export const changeRedLine = endpoint({
  ...officeAct,
  method: 'patch',
  path: '/api/red-lines/{id}',
  summary: '修改红线',
  event: 'redLine.changed',
  body: z.strictObject({
    version,
    number: lineContent.number.optional(),
    wording: lineContent.wording.optional(),
    basis: lineContent.basis.optional(),
    keywords: lineContent.keywords.optional(),
  }),
  output: redLineView,
})
export const retireRedLine = endpoint({
  ...officeAct,
  path: '/api/red-lines/{id}/retirement',
  summary: '停用红线',
  event: 'redLine.retired',
  body: z.strictObject({ version, retiredOn: calendarDate, reason: text(200) }),
  output: redLineView,
})
