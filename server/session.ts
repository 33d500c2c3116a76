import type { Context } from 'hono'
import pg from 'pg'
import { isAdministrator, rolesOf } from '../modules/accounts/public.ts'
import { inPlaceOf } from '../platform/access/delegated.ts'
import { beijingDate } from '../platform/calendar/dates.ts'
import { mintScope, type Scope, type UnitRange } from '../platform/context.ts'
import type { Role } from '../platform/http/contract.ts'
import { tokenOf } from '../platform/http/cookies.ts'
import type { Services, Session } from '../platform/http/service.ts'
import { sha256 } from '../platform/keys.ts'
import { subtreeRange } from '../platform/sort-key.ts'

interface GrantFact {
  role: Role
  unitSortKey: string | null
  policeLine: string | null
}
/** In whose place a session acts: the giver's reach, as long as the delegation stands and the giver holds the role. */
interface LentFact {
  accountId: string
  personId: string | null
  name: string
  unitId: string | null
  personKey: string | null
  grants: GrantFact[]
}
interface SessionFact {
  id: string
  bureauId: string
  accountId: string
  role: Role
  createdAt: Date
  lastSeenAt: Date
  steppedUpAt: Date | null
  deskId: string | null
  delegationId: string | null
  lent: LentFact | null
  name: string
  personId: string | null
  unitId: string | null
  isOneTime: boolean
  personKey: string | null
  isServingAuxiliary: boolean
  grants: GrantFact[]
  led: { id: string; key: string }[] | null
  leads: boolean
}

const sessionSource = (digest: string): string =>
  `(select * from "sessions" where "tokenDigest" = ${pg.escapeLiteral(digest)} and "endedAt" is null
  and ("deskId" is null or exists (select 1 from "signingDesks" d where d."bureauId" = "sessions"."bureauId" and d."id" = "sessions"."deskId" and d."closedAt" is null)))`
const accountSource = (
  who: Acting,
): string => `(select "accountId" as "id", "bureauId", "accountId", ${pg.escapeLiteral(who.role)}::text as "role", now() as "createdAt", now() as "lastSeenAt", null::timestamptz as "steppedUpAt", null::uuid as "deskId", ${who.delegationId ? pg.escapeLiteral(who.delegationId) : 'null'}::uuid as "delegationId"
  from "accounts" where "bureauId" = ${pg.escapeLiteral(who.bureauId)} and "accountId" = ${pg.escapeLiteral(who.accountId)})`

export interface Acting {
  readonly bureauId: string
  readonly accountId: string
  readonly role: Role
  /** The delegation under which it was asked for, if any. */
  readonly delegationId?: string | null
}

const grantsIn = (
  bureau: string,
  account: string,
  today: string,
): string => `(select coalesce(json_agg(json_build_object('role', g."role", 'unitSortKey', u."unitSortKey", 'policeLine', g."policeLine")), '[]') from "grants" g
    left join "units" u on u."bureauId" = g."bureauId" and u."id" = g."unitId"
    where g."bureauId" = ${bureau} and g."accountId" = ${account} and g."confirmedAt" is not null and g."revokedAt" is null
      and g."fromOn" <= '${today}' and (g."toOn" is null or g."toOn" > '${today}'))`

/** One round trip as the gate: the session (or an account acting through a job), today's grants, whom the person leads. */
const gateQuery = (source: string, today: string): string => `
begin read only; set local role mingze_gate;
select s."id", s."bureauId", s."accountId", s."role", s."createdAt", s."lastSeenAt", s."steppedUpAt", s."deskId", a."name", a."personId", coalesce(a."unitId", p."unitId") as "unitId",
  x."isOneTime", p."unitSortKey" as "personKey", coalesce(p."kind" = 'auxiliary' and p."separatedOn" is null and p."voidedAt" is null, false) as "isServingAuxiliary",
  ${grantsIn('s."bureauId"', 's."accountId"', today)} as "grants", s."delegationId",
  case when f."accountId" is not null then json_build_object('accountId', f."accountId", 'personId', f."personId", 'name', f."name", 'unitId', coalesce(f."unitId", fp."unitId"),
    'personKey', fp."unitSortKey", 'grants', ${grantsIn('f."bureauId"', 'f."accountId"', today)}) end as "lent",
  case when s."role" = 'leadOfficer' then (select json_agg(json_build_object('id', l."id", 'key', l."unitSortKey")) from "people" l
    where l."bureauId" = s."bureauId" and l."leadOfficerId" = a."personId" and l."kind" = 'auxiliary' and l."voidedAt" is null and l."separatedOn" is null) end as "led",
  exists (select 1 from "people" l where l."bureauId" = s."bureauId" and l."leadOfficerId" = a."personId" and l."kind" = 'auxiliary' and l."voidedAt" is null and l."separatedOn" is null) as "leads"
from ${source} s join "accounts" a on a."bureauId" = s."bureauId" and a."accountId" = s."accountId" and a."state" = 'open'
join "secrets" x on x."bureauId" = s."bureauId" and x."accountId" = s."accountId"
left join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId"
left join "delegations" d on d."bureauId" = s."bureauId" and d."id" = s."delegationId" and d."toAccountId" = s."accountId" and d."role" = s."role" and d."endedAt" is null
  and d."fromOn" <= '${today}' and d."toOn" >= '${today}' and p."separatedOn" is null
left join "accounts" f on f."bureauId" = d."bureauId" and f."accountId" = d."fromAccountId" and f."state" = 'open'
left join "people" fp on fp."bureauId" = f."bureauId" and fp."id" = f."personId";
commit`

const wholeSubtree: readonly Role[] = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
]

function scopeOf(fact: SessionFact): Scope {
  if (isOver(fact)) return mintScope({ kind: 'none', ranges: [], personIds: [], policeLine: null })
  const mine = (fact.lent ?? fact).grants.filter((g) => g.role === fact.role)
  const reach = { ranges: [] as UnitRange[], personIds: [] as string[], policeLine: null as string | null }
  if (wholeSubtree.includes(fact.role)) {
    const ranges = mine.flatMap((g) => (g.unitSortKey === null ? [] : [subtreeRange(g.unitSortKey)]))
    return mintScope({ ...reach, kind: 'subtree', ranges })
  }
  if (fact.role === 'auxiliary') return mintScope({ ...reach, kind: 'self', personIds: fact.personId ? [fact.personId] : [] })
  if (fact.role === 'leadOfficer') return mintScope({ ...reach, kind: 'led', personIds: (fact.led ?? []).map((l) => l.id) })
  if (fact.role === 'lineInspector') return mintScope({ ...reach, kind: 'line', policeLine: mine[0]?.policeLine ?? null })
  if (fact.role === 'superior') return mintScope({ ...reach, kind: 'figures' })
  if (fact.role === 'auditAdministrator') return mintScope({ ...reach, kind: 'trail' })
  return mintScope({ ...reach, kind: 'none' })
}

const holdsRole = (fact: SessionFact): boolean => {
  const own = rolesOf(fact)
  return fact.lent ? fact.lent.grants.some((g) => g.role === fact.role) && !own.some(isAdministrator) : own.includes(fact.role)
}
/** It acted in another's place, and no longer may: the session lives on, for the way back alone. */
const isOver = (fact: SessionFact): boolean => fact.delegationId !== null && !(fact.lent && holdsRole(fact))

/** A session at a signing desk: three minutes without a touch, fifteen in all. */
const [deskIdle, deskAbsolute] = [3 * 60_000, 15 * 60_000]

function isAlive(fact: SessionFact, services: Services): boolean {
  const now = services.clock().getTime()
  const idle = fact.deskId ? deskIdle : services.config.MINGZE_IDLE_MINUTES * 60_000
  const absolute = fact.deskId ? deskAbsolute : services.config.MINGZE_SESSION_HOURS * 3_600_000
  return (
    now - fact.lastSeenAt.getTime() < idle &&
    now - fact.createdAt.getTime() < absolute &&
    (fact.delegationId !== null || holdsRole(fact))
  )
}

async function findFact(pool: pg.Pool, source: string, today: string): Promise<SessionFact | undefined> {
  const client = await pool.connect()
  let isSound = false
  try {
    const results = (await client.query(gateQuery(source, today))) as unknown as pg.QueryResult<SessionFact>[]
    isSound = true
    return results[2]?.rows[0]
  } finally {
    client.release(!isSound)
  }
}

async function touch(services: Services, fact: SessionFact): Promise<void> {
  const now = services.clock()
  if (now.getTime() - fact.lastSeenAt.getTime() < 30_000) return
  await services.pool.query('update "sessions" set "lastSeenAt" = greatest("lastSeenAt", $1) where "id" = $2', [now, fact.id])
}

/** Looks the session of a request up: undefined when there is none, it ended, was idle too long, or its role is no longer held. */
export async function findSession(
  services: Services,
  c: Context,
  origin: { address: string; isSecure: boolean },
): Promise<Session | undefined> {
  const token = tokenOf(c, 'mingze', origin.isSecure)
  if (token?.length !== 43) return undefined
  const fact = await findFact(services.pool, sessionSource(sha256(token)), beijingDate(services.clock()))
  if (!fact || !isAlive(fact, services)) return undefined
  await touch(services, fact)
  return toSession(fact, { address: origin.address, isSession: true })
}

/** The same for an account that acts through a job: its rights now, not those it had when it asked. */
export async function findActing(services: Services, who: Acting): Promise<Session | undefined> {
  const fact = await findFact(services.pool, accountSource(who), beijingDate(services.clock()))
  return fact && holdsRole(fact) && !isOver(fact) ? toSession(fact, { address: 'job', isSession: false }) : undefined
}

/** Places that may be named without being reached: the own unit, and the units of those led. */
function namedUnits(fact: SessionFact, scope: Scope): string[] {
  if (scope.kind === 'led') return [...(fact.led ?? []).map((l) => l.key), ...(fact.personKey ? [fact.personKey] : [])]
  const { personKey } = fact.lent ?? fact
  return personKey ? [personKey] : []
}

function toSession(fact: SessionFact, from: { address: string; isSession: boolean }): Session {
  const scope = scopeOf(fact)
  const { bureauId, accountId, personId, role, delegationId } = fact
  const lent = isOver(fact) ? null : fact.lent
  return {
    id: fact.id,
    scope,
    steppedUpAt: fact.steppedUpAt,
    deskId: fact.deskId,
    isDelegationOver: isOver(fact),
    mustChangeSecret: fact.isOneTime,
    unitKeys: namedUnits(fact, scope),
    actor: {
      bureauId,
      accountId,
      personId,
      name: lent ? inPlaceOf(fact.name, lent.name) : fact.name,
      role,
      unitId: (lent ?? fact).unitId,
      onBehalfOf: lent && delegationId ? { delegationId, accountId: lent.accountId, personId: lent.personId } : undefined,
      sessionId: from.isSession ? fact.id : null,
      address: from.address,
    },
  }
}
