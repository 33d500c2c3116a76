import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope, type Scope } from '../../platform/context.ts'
import { connect } from '../../platform/database/connect.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import { testServices } from './services.ts'

/** A database of this test file's own, cloned from a template in milliseconds; dropped at the end. */
export function useDatabase(template: 'cast' | 'bare' = 'cast', clock?: () => Date): { services: Services } {
  const held: { services?: Services; name: string } = { name: `t_${randomUUID().replaceAll('-', '')}` }
  const connection = inject('connection')
  beforeAll(async () => {
    const admin = connect(connection)
    await admin.query(`create database "${held.name}" template "${template}"`)
    await admin.end()
    held.services = testServices({ ...connection, database: held.name }, clock)
  })
  afterAll(async () => {
    await held.services?.pool.end()
    const admin = connect(connection)
    await admin.query(`drop database "${held.name}" with (force)`)
    await admin.end()
  })
  return {
    get services() {
      if (!held.services) throw new Error('database not ready')
      return held.services
    },
  }
}

class RolledBack extends Error {}

/** Somebody of the cast under one of their roles; found in the demo bureau by account key. */
export interface Player {
  readonly name: string
  readonly role: Role
  readonly unit?: string
}

async function castActor(services: Services, player: Player) {
  const { rows } = await services.pool.query<{
    bureauId: string
    accountId: string
    personId: string | null
    unitId: string | null
    key: string | null
    scopeKey: string | null
  }>(
    `
    select a."bureauId", a."accountId", a."personId", coalesce(a."unitId", p."unitId") as "unitId", p."unitSortKey" as "key", (select u."unitSortKey" from "grants" g join "units" u on u."id" = g."unitId"
      where g."accountId" = a."accountId" and g."role" = $2 limit 1) as "scopeKey"
    from "accounts" a left join "people" p on p."id" = a."personId" where a."name" = $1 limit 1`,
    [player.name, player.role],
  )
  const row = rows[0]
  if (!row) throw new Error(`no such player: ${player.name}`)
  return row
}

async function scopeFor(services: Services, row: Awaited<ReturnType<typeof castActor>>, role: Role): Promise<Scope> {
  const none = { ranges: [], personIds: [], policeLine: null }
  if (role === 'auxiliary') return mintScope({ ...none, kind: 'self', personIds: [row.personId ?? ''] })
  if (role === 'leadOfficer') {
    const led = await services.pool.query<{ id: string }>(`select "id" from "people" where "leadOfficerId" = $1`, [row.personId])
    return mintScope({ ...none, kind: 'led', personIds: led.rows.map((r) => r.id) })
  }
  if (row.scopeKey) return mintScope({ ...none, kind: 'subtree', ranges: [subtreeRange(row.scopeKey)] })
  return mintScope({ ...none, kind: role === 'auditAdministrator' ? 'trail' : 'none' })
}

/** Runs work as a member of the cast in a transaction under row-level security, and rolls it back. */
export async function as<T>(
  services: Services,
  player: Player,
  work: (ctx: CommandContext) => Promise<T>,
  keep = false,
): Promise<T> {
  const row = await castActor(services, player)
  const scope = await scopeFor(services, row, player.role)
  const actor = {
    bureauId: row.bureauId,
    accountId: row.accountId,
    personId: row.personId,
    name: player.name,
    role: player.role,
    unitId: row.unitId,
    sessionId: null,
    address: '127.0.0.1',
  }
  const now = services.clock()
  let result: { value: T } | undefined
  try {
    return await transact(
      services.pool,
      'mingze_app',
      settingsOf(actor, scope, services.keys, row.key ? [row.key] : []),
      async (tx) => {
        result = { value: await work({ db: tx, tx, actor, scope, now, today: beijingDate(now), keys: services.keys }) }
        if (!keep) throw new RolledBack()
        return result.value
      },
    )
  } catch (error) {
    if (error instanceof RolledBack && result) return result.value
    throw error
  }
}

export const office: Player = { name: '何俊杰', role: 'auxiliaryOffice' }
export const clerk: Player = { name: '谢春燕', role: 'unitClerk' }
export const unitHead: Player = { name: '郭立军', role: 'unitHead' }
export const songYongkang: Player = { name: '宋永康', role: 'auxiliary' }
export const zhouQihang: Player = { name: '周启航', role: 'leadOfficer' }
