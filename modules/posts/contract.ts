import { z } from 'zod'
import { abilities, businessReaders, calendarDate, endpoint, flag, id, idParams, listQuery, optionalText, page, text, version } from '../../platform/http/contract.ts'

export const categories = ['duty', 'civilian'] as const
export const quotaStates = ['over', 'vacant', 'full', 'unset'] as const
export type Category = (typeof categories)[number]
export type QuotaState = (typeof quotaStates)[number]
const category = z.enum(categories)
const editors = ['auxiliaryOffice'] as const
const catalogueReaders = [...businessReaders, 'lineInspector', 'leadOfficer'] as const

/** Why a duty touches a red line: which keyword stood in it, which line, in whose words. */
export const redLineHit = z.object({ redLineId: id, number: z.int(), wording: z.string(), basis: z.string(), keyword: z.string() })
export const dutyView = z.object({ position: z.int(), text: z.string(), redLineReason: z.string().nullable(), hits: z.array(redLineHit) })
export const postVersionView = z.object({
  id, number: z.int(), state: z.enum(['draft', 'inForce', 'superseded']), name: z.string(), category, supervisionNote: z.string(),
  fromOn: calendarDate.nullable(), toOn: calendarDate.nullable(), duties: z.array(dutyView), version,
})
export const postRow = z.object({
  id, name: z.string(), category, policeLine: z.string().nullable(), supervisionNote: z.string(), dutyCount: z.int(), isExample: z.boolean(), retiredOn: calendarDate.nullable(),
  versionNumber: z.int().nullable(), fromOn: calendarDate.nullable(), hasDraft: z.boolean(), quota: z.int(), actual: z.int(), over: z.int(), version,
})
export const postView = postRow.extend({ versions: z.array(postVersionView), abilities })
export const redLineView = z.object({
  id, number: z.int(), wording: z.string(), basis: z.string(), keywords: z.array(z.string()), retiredOn: calendarDate.nullable(), version,
})
export type RedLineHit = z.infer<typeof redLineHit>
export type DutyView = z.infer<typeof dutyView>
export type PostVersionView = z.infer<typeof postVersionView>
export type PostRowView = z.infer<typeof postRow>
export type PostView = z.infer<typeof postView>
export type RedLineView = z.infer<typeof redLineView>

export const postFilters = { q: z.string().max(50).optional(), category: category.optional(), state: z.enum(['current', 'retired', 'all']).optional() }
export const listPosts = endpoint({
  method: 'get', path: '/api/posts', summary: '岗位目录', who: catalogueReaders,
  query: z.strictObject({ ...listQuery, ...postFilters, sort: z.enum(['order', 'name', '-name', 'dutyCount', '-dutyCount']).optional() }), output: page(postRow),
})
export const exportPosts = endpoint({
  method: 'get', path: '/api/posts/export', summary: '导出岗位目录', who: catalogueReaders, event: 'post.exported', isFile: true,
  query: z.strictObject({ ...postFilters }), output: z.unknown(),
})
export const readCatalogue = endpoint({
  method: 'get', path: '/api/posts/catalogue', summary: '施行中的全部岗位和职责', who: catalogueReaders,
  query: z.strictObject({ on: calendarDate.optional() }),
  output: z.object({ rows: z.array(z.object({ postId: id, name: z.string(), category, supervisionNote: z.string(), number: z.int(), fromOn: calendarDate.nullable(), duties: z.array(z.string()) })) }),
})
export const readPost = endpoint({ method: 'get', path: '/api/posts/{id}', summary: '岗位、历次版本和职责', who: catalogueReaders, params: idParams, output: postView })

export const addPost = endpoint({
  method: 'post', path: '/api/posts', summary: '新增岗位（先成草稿）', who: editors, event: 'post.added',
  body: z.strictObject({ name: text(30), category, policeLine: optionalText(20), supervisionNote: z.string().trim().max(200) }), output: postView,
})
export const draftVersion = endpoint({
  method: 'post', path: '/api/posts/{id}/draft', summary: '起草新版本', who: editors, event: 'post.drafted', versioned: true, params: idParams,
  body: z.strictObject({ version }), output: postView,
})
export const editDraft = endpoint({
  method: 'patch', path: '/api/posts/{id}/draft', summary: '修改草稿（职责、监督说明、名称、类别）', who: editors, event: 'post.draftEdited', versioned: true, params: idParams,
  body: z.strictObject({
    version, name: text(30).optional(), category: category.optional(), supervisionNote: z.string().trim().max(200).optional(),
    duties: z.array(z.strictObject({ text: text(200), redLineReason: optionalText(300).optional() })).max(60).optional(),
  }),
  output: postView,
})
export const putInForce = endpoint({
  method: 'post', path: '/api/posts/{id}/draft/commencement', summary: '施行草稿', who: editors, event: 'post.putInForce', versioned: true, params: idParams,
  body: z.strictObject({ version, fromOn: calendarDate, reason: optionalText(200).optional() }), output: postView,
})
export const retirePost = endpoint({
  method: 'post', path: '/api/posts/{id}/retirement', summary: '岗位退出目录', who: editors, event: 'post.retired', versioned: true, params: idParams,
  body: z.strictObject({ version, retiredOn: calendarDate, reason: text(200) }), output: postView,
})

const lineContent = { number: z.int().min(1).max(99), wording: text(100), basis: text(200), keywords: z.array(text(20, 2)).min(1, '至少一个关键词').max(40) }
export const listRedLines = endpoint({
  method: 'get', path: '/api/red-lines', summary: '红线清单', who: catalogueReaders,
  query: z.strictObject({ retired: flag }), output: z.object({ rows: z.array(redLineView), abilities }),
})
export const listTouchingDuties = endpoint({
  method: 'get', path: '/api/red-lines/touching-duties', summary: '触及红线的职责', who: editors, query: z.strictObject({}),
  output: z.object({
    rows: z.array(z.object({ postId: id, postName: z.string(), versionNumber: z.int(), state: z.enum(['draft', 'inForce']), position: z.int(), text: z.string(), redLineReason: z.string().nullable(), hits: z.array(redLineHit) })),
  }),
})
export const findTouches = endpoint({
  method: 'post', path: '/api/red-lines/touches', summary: '查职责文字是否触及红线', who: editors, isRead: true,
  body: z.strictObject({ texts: z.array(z.string().max(300)).max(60) }), output: z.object({ hits: z.array(z.array(redLineHit)) }),
})
export const addRedLine = endpoint({
  method: 'post', path: '/api/red-lines', summary: '新增红线', who: editors, event: 'redLine.added', body: z.strictObject(lineContent), output: redLineView,
})
export const changeRedLine = endpoint({
  method: 'patch', path: '/api/red-lines/{id}', summary: '修改红线', who: editors, event: 'redLine.changed', versioned: true, params: idParams,
  body: z.strictObject({ version, number: lineContent.number.optional(), wording: lineContent.wording.optional(), basis: lineContent.basis.optional(), keywords: lineContent.keywords.optional() }), output: redLineView,
})
export const retireRedLine = endpoint({
  method: 'post', path: '/api/red-lines/{id}/retirement', summary: '停用红线', who: editors, event: 'redLine.retired', versioned: true, params: idParams,
  body: z.strictObject({ version, retiredOn: calendarDate, reason: text(200) }), output: redLineView,
})

/** `version` of a unit-post counts every change of its quotas; 0 where none was ever set. */
const seenVersion = z.int().min(0)
export const quotaRow = z.object({
  unitId: id, unitName: z.string(), postId: id, postName: z.string(), category, isRetired: z.boolean(), quota: z.int().nullable(), actual: z.int(), excess: z.int(),
  state: z.enum(quotaStates), fromOn: calendarDate.nullable(), reference: z.string().nullable(), version: seenVersion,
})
export type QuotaRowView = z.infer<typeof quotaRow>
export const quotaFilters = { unitId: id.optional(), below: flag, postId: id.optional(), state: z.enum(quotaStates).optional(), on: calendarDate.optional() }
export const listQuotas = endpoint({
  method: 'get', path: '/api/quotas', summary: '用辅数量与实有对照（单位×岗位）', who: businessReaders,
  query: z.strictObject({ ...listQuery, ...quotaFilters, sort: z.enum(['order', 'excess', '-excess', 'actual', '-actual']).optional() }),
  output: page(quotaRow).extend({ abilities }),
})
export const exportQuotas = endpoint({
  method: 'get', path: '/api/quotas/export', summary: '导出用辅数量对照', who: businessReaders, event: 'quota.exported', isFile: true,
  query: z.strictObject({ ...quotaFilters }), output: z.unknown(),
})
const sums = { quota: z.int(), actual: z.int(), over: z.int(), vacant: z.int() }
export const sumByPost = endpoint({
  method: 'get', path: '/api/quotas/by-post', summary: '用辅数量按岗位合计', who: businessReaders,
  query: z.strictObject({ ...quotaFilters }), output: z.object({ rows: z.array(z.object({ id, name: z.string(), ...sums })) }),
})
export const sumByUnit = endpoint({
  method: 'get', path: '/api/quotas/by-unit', summary: '用辅数量按单位合计（前 500 个单位）', who: businessReaders,
  query: z.strictObject({ ...quotaFilters }), output: z.object({ rows: z.array(z.object({ id, name: z.string(), ...sums })) }),
})
export type QuotaSum = z.infer<typeof sumByPost.output>['rows'][number]
const unitPostParams = z.strictObject({ id, postId: id })
export const quotaView = z.object({
  unitId: id, unitName: z.string(), postId: id, postName: z.string(), actual: z.int(), version: seenVersion,
  history: z.array(z.object({ id, headcount: z.int(), fromOn: calendarDate, toOn: calendarDate.nullable(), reference: z.string() })), abilities,
})
export type QuotaView = z.infer<typeof quotaView>
export const readQuota = endpoint({
  method: 'get', path: '/api/units/{id}/quotas/{postId}', summary: '一个单位一个岗位的用辅数量', who: businessReaders, params: unitPostParams, output: quotaView,
})
export const setQuota = endpoint({
  method: 'post', path: '/api/units/{id}/quotas/{postId}', summary: '核定用辅数量', who: editors, event: 'quota.set', versioned: true, params: unitPostParams,
  body: z.strictObject({ version: seenVersion, headcount: z.int().min(0).max(9999), fromOn: calendarDate, reference: text(60) }), output: quotaView,
})
