import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Endpoint, Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Player } from './database.ts'

/** Every role of the product, held by somebody of the cast; the unit roles hold 柳河派出所. */
export const players: readonly Player[] = [
  { name: '何俊杰', role: 'auxiliaryOffice' },
  { name: '李文静', role: 'politicalOfficeLeader' },
  { name: '冯家乐', role: 'bureauLeader' },
  { name: '郭立军', role: 'unitHead' },
  { name: '孙立新', role: 'leaderInCharge' },
  { name: '谢春燕', role: 'unitClerk' },
  { name: '治安督导', role: 'lineInspector' },
  { name: '周启航', role: 'leadOfficer' },
  { name: '宋永康', role: 'auxiliary' },
  { name: '局工会', role: 'unionRepresentative' },
  { name: '市局辅警处', role: 'superior' },
  { name: '系统管理员', role: 'systemAdministrator' },
  { name: '安全管理员', role: 'securityAdministrator' },
  { name: '审计管理员', role: 'auditAdministrator' },
]
export const inLiuhe: readonly Role[] = ['bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk', 'leadOfficer', 'auxiliary']
export const wholeBureau: readonly Role[] = ['auxiliaryOffice', 'politicalOfficeLeader']

/** Places that 柳河 never reaches: another unit, the bureau above, a squad of the other unit, the units before and behind in the tree, where its reach ends. */
export const outside = ['other', 'parent', 'cousin', 'before', 'behind'] as const
export const relations = ['own', 'child', 'borrowed', 'colleague', ...outside, 'missing'] as const
export type Relation = (typeof relations)[number]
export type Outside = (typeof outside)[number]
/** The place (unitSortKey) of each relation. */
export type Places = Readonly<Record<Relation, string>>
export const canary = '隐匿'
/** What stands in the texts of each place, so that an answer tells whose it speaks of. */
export const marks = {
  own: '本所某',
  child: '下队某',
  other: `${canary}甲`,
  parent: `${canary}乙`,
  cousin: `${canary}丙`,
  before: `${canary}丁`,
  behind: `${canary}戊`,
} as const

/** Title of the round that 青桥 and 柳河 share. */
export const lentRound = '两家同签'

/** Where an id in a path comes from: the first part after /api that names a table. */
const tables: readonly [RegExp, string][] = [
  [/^\/api\/(units|annex-five|annex-one)\/\{id\}/, 'units'],
  [/^\/api\/people\/\{/, 'people'],
  [/^\/api\/officers\/\{/, 'people'],
  [/^\/api\/accounts\/\{/, 'accounts'],
  [/^\/api\/annex-five-snapshots\/\{/, 'annexFiveSnapshots'],
  [/^\/api\/annex-one-snapshots\/\{/, 'annexOneSnapshots'],
  [/^\/api\/quotas\/\{/, 'quotas'],
  [/^\/api\/imports\/\{/, 'imports'],
  [/^\/api\/correction-requests\/\{/, 'correctionRequests'],
  [/^\/api\/transfer-proposals\/\{/, 'transferProposals'],
  [/^\/api\/leavings\/\{/, 'leavings'],
  [/^\/api\/signing-rounds\/\{/, 'signingRounds'],
  [/^\/api\/me\/signing-requests\/\{/, 'signingRequests'],
  [/^\/api\/signatures\/\{/, 'signatures'],
  [/^\/api\/filings\/\{/, 'filings'],
  [/^\/api\/hazards\/\{/, 'hazards'],
  [/^\/api\/tasks\/\{/, 'tasks'],
  [/^\/api\/inspections\/\{/, 'inspections'],
  [/^\/api\/incidents\/\{/, 'incidents'],
  [/^\/api\/delegations\/\{/, 'delegations'],
  [/^\/api\/suggestions\/\{/, 'suggestions'],
  [/^\/api\/supervision-slips\/\{/, 'supervisionSlips'],
  [/^\/api\/consultations\/\{/, 'consultationParticipants'],
  [/^\/api\/consultation-decisions\/\{/, 'consultationDecisions'],
  [/^\/api\/letters\/\{/, 'letters'],
  [/^\/api\/scans\/\{/, 'scans'],
  [/^\/api\/scan-pages\/\{/, 'scanPages'],
  [/^\/api\/signing-desks\/\{/, 'signingDesks'],
  [/^\/api\/screening-rounds\/\{/, 'screeningRounds'],
  [/^\/api\/screening-returns\/\{/, 'screeningReturns'],
  [/^\/api\/weekly-reports\/\{/, 'weeklyReports'],
  [/^\/api\/bureau-reports\/\{/, 'bureauReports'],
  [/^\/api\/collections\/\{/, 'collections'],
  [/^\/api\/collection-parts\/\{/, 'collectionParts'],
  [/^\/api\/own-forms\/\{/, 'ownForms'],
  [/^\/api\/own-form-parts\/\{/, 'ownFormParts'],
]

/** Tables of the bureau as a whole: who may read them reads every row, so one row stands for all, as a row of the own unit. */
const placeless: readonly [RegExp, string][] = [
  [/^\/api\/task-forces\/\{/, 'select "id" from "taskForces" order by "foundedOn"'],
  [/^\/api\/(notices|notice-tasks)\/\{/, 'select "id" from "notices" order by "issuedOn"'],
  [/^\/api\/superior-notices\/\{/, 'select "id" from "superiorNotices" order by "sentAt"'],
  [/^\/api\/received-notices\/\{/, 'select "id" from "receivedNotices" order by "arrivedAt"'],
  [/^\/api\/release[sd]\/\{/, 'select "id" from "releases" order by "askedAt"'],
  [/^\/api\/wordings\/\{/, 'select "id" from "wordings" order by "position"'],
  [/^\/api\/posts\/\{/, 'select "id" from "posts" where "retiredOn" is null order by "position"'],
  [/^\/api\/red-lines\/\{/, 'select "id" from "redLines" where "retiredOn" is null order by "number"'],
  [/^\/api\/grants\/\{/, 'select "id" from "grants" order by "id"'],
  [/^\/api\/trail\/\{/, 'select "id" from "events" order by "seq"'],
  [/^\/api\/hazard-terms\/\{/, 'select "id" from "hazardTerms" order by "kind", "position"'],
  [/^\/api\/line-documents\/\{/, 'select "id" from "lineDocuments" order by "lodgedAt"'],
  [/^\/api\/screening-checklists\/\{/, 'select "id" from "screeningChecklists" order by "number"'],
  [/^\/api\/wording-versions\/\{/, 'select "id" from "wordingVersions" order by "inForceFrom" nulls last'],
]

async function idWithoutPlace(services: Services, select: string, unitSortKey: string): Promise<string | undefined> {
  const own = `exists (select 1 from "units" where "unitSortKey" = $1 and "name" = '柳河派出所')`
  const { rows } = await services.pool.query<{ id: string }>(`select * from (${select} limit 1) r where ${own}`, [unitSortKey])
  return rows[0]?.id
}

/** Records that belong to an account, not to a place: another's is out of everybody's reach. */
const ownedTables: readonly [RegExp, string][] = [
  [/^\/api\/(jobs|account-issues)\/\{/, 'jobs'],
  [/^\/api\/session\/mine\/\{/, 'sessions'],
  [/^\/api\/part-uploads\/\{/, 'partUploads'],
  [/^\/api\/proceedings\/\{/, 'proceedings'],
  [/^\/api\/proceeding-entries\/\{/, 'proceedingEntries'],
  [/^\/api\/(me\/)?concerns\/\{/, 'concerns'],
  [/^\/api\/second-looks\/\{/, 'secondLooks'],
]

/** Whether the matrix knows where the id in the endpoint's path comes from. */
export const isKnown = (endpoint: Endpoint): boolean =>
  !endpoint.path.includes('{id}') || tableOf(endpoint) !== undefined || placeless.some(([path]) => path.test(endpoint.path))

/** The table whose id stands in the endpoint's path; undefined when none does, or it knows neither places nor owners. */
export const tableOf = (endpoint: Endpoint): string | undefined =>
  ownedTables.find(([path]) => path.test(endpoint.path))?.[1] ?? tables.find(([path]) => path.test(endpoint.path))?.[1]

/** Frozen forms of one kind each, under a name of their own. */
const parts: Readonly<Record<string, string>> = {
  annexOneSnapshots: `(select * from "formSnapshots" where "form" = 'annex1') t`,
  annexFiveSnapshots: `(select * from "formSnapshots" where "form" = 'annex5') t`,
}

/** An id of a table at a place; `narrowed` is SQL. */
export async function idIn(
  services: Services,
  table: string,
  unitSortKey: string,
  narrowed = 'true',
): Promise<string | undefined> {
  const column = ({ accounts: 'accountId', consultationParticipants: 'consultationId' } as Record<string, string>)[table] ?? 'id'
  const order = table === 'people' ? '"kind", ' : ''
  const { rows } = await services.pool.query<{ id: string }>(
    `select "${column}" as id from ${parts[table] ?? `"${table}"`} where "unitSortKey" = $1 and ${narrowed} order by ${order}1 limit 1`,
    [unitSortKey],
  )
  return rows[0]?.id
}

/** An id of the endpoint's table at a place; undefined when the table knows no places or holds nothing there. */
export async function idAt(services: Services, endpoint: Endpoint, unitSortKey: string): Promise<string | undefined> {
  const [, select] = placeless.find(([path]) => path.test(endpoint.path)) ?? []
  if (select) return idWithoutPlace(services, select, unitSortKey)
  const [, table] = tables.find(([path]) => path.test(endpoint.path)) ?? []
  return table ? idIn(services, table, unitSortKey) : undefined
}

export interface JsonSchema {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  items?: JsonSchema
  minItems?: number
  minLength?: number
  minimum?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
}

function sampleText(schema: JsonSchema): string {
  if (schema.format === 'uuid') return randomUUID()
  if (schema.format === 'date') return '2026-11-23'
  if (schema.format === 'date-time') return '2026-11-01T00:00:00.000Z'
  if (schema.pattern?.includes('\\d{6}')) return '135790'
  return '样例'.padEnd(Math.max(12, schema.minLength ?? 0), '一')
}

function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return schema.anyOf.some((s) => s.type === 'null') ? null : sampleOf(schema.anyOf[0] ?? {})
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object')
    return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]))
  if (type === 'array') return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sampleOf(schema.items ?? {}))
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (type === 'boolean') return false
  return sampleText(schema)
}

/** A body that passes the endpoint's own schema, made from the schema; of an upload a few bytes. */
export function sampleBody(endpoint: Endpoint): object {
  if (endpoint.rawBody) return new Uint8Array([0x7b, 0x7d])
  return endpoint.body
    ? (sampleOf(z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as JsonSchema) as object)
    : {}
}

/** The address of an endpoint with its ids and, for reads, the query it requires. */
export function addressOf(endpoint: Endpoint, id: string, postId: string = randomUUID()): string {
  const path = endpoint.path
    .replace('{id}', id)
    .replace('{postId}', postId)
    .replace(/\{\w+\}/g, () => randomUUID())
  if (!endpoint.query) return path
  const query = sampleOf(z.toJSONSchema(endpoint.query, { io: 'input', unrepresentable: 'any' }) as JsonSchema) as Record<
    string,
    string
  >
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}
