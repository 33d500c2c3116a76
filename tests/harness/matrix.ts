import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Endpoint, Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { childKey } from '../../platform/sort-key.ts'
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

export const relations = ['own', 'other', 'child', 'parent', 'missing'] as const
export type Relation = (typeof relations)[number]
export const canary = '隐匿'

/** Marks what must never reach 柳河: every name of 青桥 and of the bureau's own auxiliaries carries the canary. Gives 柳河 a squad below it. */
export async function plantCanaries(services: Services): Promise<Record<Relation, string>> {
  const keyOf = async (name: string): Promise<string> =>
    (await services.pool.query<{ k: string }>('select "unitSortKey" as k from "units" where "name" = $1', [name])).rows[0]?.k ??
    ''
  const [own, other, parent] = await Promise.all([keyOf('柳河派出所'), keyOf('青桥派出所'), keyOf('明河县公安局')])
  const child = childKey(own, 1)
  await services.pool.query(
    `insert into "units" ("bureauId", "id", "parentId", "kind", "name", "shortName", "code", "position", "unitSortKey")
    select "bureauId", $1, "id", 'squad', '柳河巡防中队', '柳河中队', 'MHZ01', 1, $2 from "units" where "name" = '柳河派出所'`,
    [randomUUID(), child],
  )
  await services.pool.query(`update "people" set "name" = $1 || "name" where "unitSortKey" = $2`, [canary, other])
  await services.pool.query(`update "units" set "hotline" = $1 || '1' where "unitSortKey" = $2`, [canary, other])
  return { own, other, child, parent, missing: '' }
}

/** Where an id in a path comes from: the first part after /api that names a table. */
const tables: readonly [RegExp, string, string][] = [
  [/^\/api\/(units|annex-five)\/\{id\}/, 'units', 'id'],
  [/^\/api\/people\/\{/, 'people', 'id'],
  [/^\/api\/officers\/\{/, 'people', 'id'],
  [/^\/api\/accounts\/\{/, 'accounts', 'accountId'],
  [/^\/api\/annex-five-snapshots\/\{/, 'formSnapshots', 'id'],
  [/^\/api\/quotas\/\{/, 'quotas', 'id'],
  [/^\/api\/imports\/\{/, 'imports', 'id'],
  [/^\/api\/correction-requests\/\{/, 'correctionRequests', 'id'],
  [/^\/api\/transfer-proposals\/\{/, 'transferProposals', 'id'],
]

/** An id of the endpoint's table at a place; undefined when the table knows no places or holds nothing there. */
export async function idAt(services: Services, endpoint: Endpoint, unitSortKey: string): Promise<string | undefined> {
  const [, table, column] = tables.find(([path]) => path.test(endpoint.path)) ?? []
  if (!table || !column) return undefined
  const { rows } = await services.pool.query<{ id: string }>(
    `select "${column}" as id from "${table}" where "unitSortKey" = $1 order by ${table === 'people' ? '"kind", ' : ''}1 limit 1`,
    [unitSortKey],
  )
  return rows[0]?.id
}

interface JsonSchema {
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
  if (schema.format === 'date') return '2026-11-01'
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

/** A body that passes the endpoint's own schema, made from the schema. */
export function sampleBody(endpoint: Endpoint): object {
  return endpoint.body
    ? (sampleOf(z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as JsonSchema) as object)
    : {}
}

/** The address of an endpoint with its ids and, for reads, the query it requires. */
export function addressOf(endpoint: Endpoint, id: string): string {
  const path = endpoint.path.replace('{id}', id).replace(/\{\w+\}/g, () => randomUUID())
  if (!endpoint.query) return path
  const query = sampleOf(z.toJSONSchema(endpoint.query, { io: 'input', unrepresentable: 'any' }) as JsonSchema) as Record<
    string,
    string
  >
  const search = new URLSearchParams(query).toString()
  return search ? `${path}?${search}` : path
}
