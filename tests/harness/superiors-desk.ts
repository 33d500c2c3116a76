import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { beforeAll } from 'vitest'
import { type Founded, foundBureau, founder } from '../../database/found-bureau.ts'
import { placeBureau } from '../../modules/superiors/commands/place-bureau.ts'
import { settleFigures } from '../../modules/superiors/commands/settle-figures.ts'
import { settleNotices } from '../../modules/superiors/commands/settle-notices.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { superiorFigures } from '../../server/superior-figures.ts'
import type { Player } from './database.ts'
import { beijing } from './weekly-desk.ts'

type Level = 'county' | 'city' | 'province'

/** A tenant beside the demo bureau, with a superior's account of its own named after it. */
async function foundTenant(services: Services, name: string, level: Level): Promise<Founded> {
  const { pool, keys } = services
  const shortName = name.replace(/公安局$/, '')
  const founded = await foundBureau(pool, {
    name,
    shortName,
    level,
    isDemo: true,
    hasNoAdministrators: true,
    now: services.clock(),
    keys,
  })
  await openAccount(pool, founded, `${name}处`, 'superior')
  return founded
}

async function openAccount(pool: pg.Pool, { bureauId, rootUnitId }: Founded, name: string, role: string): Promise<void> {
  const accountId = randomUUID()
  await pool.query('insert into "accounts" ("bureauId", "accountId", "login", "name") values ($1, $2::uuid, $2::text, $3)', [
    bureauId,
    accountId,
    name,
  ])
  await pool.query('insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") values ($1, $2, \'x\', false)', [
    bureauId,
    accountId,
  ])
  await pool.query(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt") values ($1, $2, $3, $4, $5, '2025-01-01', $6, $3, now())`,
    [bureauId, randomUUID(), accountId, role, rootUnitId, founder],
  )
}

/** Auxiliaries of a tenant that nobody looks at one by one. */
async function addAuxiliaries(pool: pg.Pool, at: Founded, patrol: number, assistants: number): Promise<void> {
  await pool.query(
    `insert into "people" ("bureauId", "id", "kind", "name", "namePinyin", "nameInitials", "sex", "bornOn", "unitId", "unitSortKey", "number", "numberSortKey", "auxiliaryKind")
     select $1, gen_random_uuid(), 'auxiliary', '某某' || i, 'moumou', 'mm', 'male', '1990-01-01', $2, $3, 'X' || i, 'X' || i, case when i <= $4::int then 'patrolMember' else 'policeAssistant' end
     from generate_series(1, $4::int + $5::int) i`,
    [at.bureauId, at.rootUnitId, at.rootSortKey, patrol, assistants],
  )
}

export const place = (services: Services, bureauId: string, parentId: string | null, fromOn: string): Promise<void> =>
  transact(services.pool, 'owner', {}, (tx) =>
    placeBureau(tx, { bureauId, parentId, fromOn, today: beijingDate(services.clock()) }),
  )

/** A night in one tenant. */
export const writeFigures = (services: Services, bureauId: string): Promise<void> =>
  transact(services.pool, 'owner', {}, (tx) =>
    settleFigures(tx, bureauId, { now: services.clock(), keys: services.keys }, superiorFigures),
  )
export const carryNotices = (services: Services, bureauId: string): Promise<void> =>
  transact(services.pool, 'owner', {}, (tx) =>
    settleNotices(tx, bureauId, beijingDate(services.clock()), { now: services.clock() }),
  )

const superiorOf = (name: string): Player => ({ name: `${name}处`, role: 'superior' })
export const [city, otherCity, province] = [superiorOf('清源市公安局'), superiorOf('安澜市公安局'), superiorOf('东川省公安厅')]
export const neighbour = superiorOf('石桥县公安局')

interface Tenants {
  readonly mine: string
  readonly county: Founded
  readonly city: Founded
  readonly other: Founded
  readonly province: Founded
}
export interface Row {
  readonly cells: Record<string, { n: number | null; whole: number | null; isHidden: boolean; hiddenBureaus: number }>
  readonly missingDays: readonly string[]
}
export function rowNamed(view: { rows: (Row & { name: string })[] }, name: string): Row {
  const row = view.rows.find((r) => r.name === name)
  if (!row) throw new Error(`no row of ${name}`)
  return row
}

/** A province over two cities, the demo bureau and a neighbour of a hundred under the first; everybody has written the figures of 23 November. */
export function useTree(app: { readonly services: Services }) {
  const held: { tenants?: Tenants } = {}
  const moveTo = (words: string): void => void Object.assign(app.services, { clock: () => beijing(words) })
  const tenants = (): Tenants => {
    if (!held.tenants) throw new Error('tree not ready')
    return held.tenants
  }
  const night = async (): Promise<void> => {
    const { mine, county, city: own, other, province: above } = tenants()
    for (const id of [mine, county.bureauId, own.bureauId, other.bureauId, above.bureauId]) await writeFigures(app.services, id)
  }
  beforeAll(async () => {
    moveTo('2026-11-23 09:00')
    const { services } = app
    const { rows } = await services.pool.query<{ id: string }>('select "bureauId" as id from "bureaus"')
    const mine = rows[0]?.id ?? ''
    const county = await foundTenant(services, '石桥县公安局', 'county')
    const [own, other] = [
      await foundTenant(services, '清源市公安局', 'city'),
      await foundTenant(services, '安澜市公安局', 'city'),
    ]
    const above = await foundTenant(services, '东川省公安厅', 'province')
    held.tenants = { mine, county, city: own, other, province: above }
    await addAuxiliaries(services.pool, county, 97, 3)
    for (const id of [mine, county.bureauId]) await place(services, id, own.bureauId, '2026-11-23')
    for (const id of [own.bureauId, other.bureauId]) await place(services, id, above.bureauId, '2026-11-23')
    await night()
  }, 60_000)
  return {
    get tenants() {
      return tenants()
    },
    moveTo,
    night,
  }
}
