import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Founded, foundBureau, founder } from '../../database/found-bureau.ts'
import { placeBureau } from '../../modules/superiors/commands/place-bureau.ts'
import { settleFigures } from '../../modules/superiors/commands/settle-figures.ts'
import { settleNotices } from '../../modules/superiors/commands/settle-notices.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { superiorFigures } from '../../server/superior-figures.ts'

export type Level = 'county' | 'city' | 'province'

/** A tenant beside the demo bureau, with a superior's account of its own named after it. */
export async function foundTenant(services: Services, name: string, level: Level): Promise<Founded> {
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

export async function openAccount(pool: pg.Pool, { bureauId, rootUnitId }: Founded, name: string, role: string): Promise<void> {
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
export async function addAuxiliaries(pool: pg.Pool, at: Founded, patrol: number, assistants: number): Promise<void> {
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
