import { randomBytes, randomUUID } from 'node:crypto'
import { hashSecret } from '../../platform/access/passwords.ts'
import { sha256 } from '../../platform/keys.ts'
import type { Login, Stage } from './story.ts'

export interface StoryUnit {
  readonly id: string
  readonly name: string
  readonly shortName: string
}
export type UnitRole = 'unitClerk' | 'unitHead'
/** Somebody with a session, over real HTTP, as the product's own pages call; whatever is not 200 is an error. */
export interface Caller {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  get(path: string): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  post(path: string, body: object): Promise<any>
  upload(name: string): Promise<string>
}
const secret = 'Story-folk-2026'

/** Gives every unit that reports a clerk and a head who can sign in, where the cast has none: officers of the unit; a vacant post is held by an account alone. */
async function openAccounts(stage: Stage): Promise<void> {
  await stage.services.pool.query(
    `with "wanted" as (select u."bureauId", u."id" as "unitId", u."name" as "unitName", u."unitSortKey", r."role", gen_random_uuid() as "accountId", o."id" as "personId",
         coalesce(o."name", u."shortName" || case r."role" when 'unitHead' then '负责人' else '内勤' end) as "name"
       from "units" u cross join (values ('unitHead', 0), ('unitClerk', 1)) as r("role", "place")
       left join lateral (select p."id", p."name" from "people" p left join "unitAppointments" l on l."bureauId" = p."bureauId" and l."personId" = p."id" and l."unitId" = u."id" and l."duty" = 'unitHead' and l."toOn" is null
         where p."bureauId" = u."bureauId" and p."unitId" = u."id" and p."kind" = 'officer' and (l."id" is not null) = (r."place" = 0)
           and not exists (select 1 from "accounts" a where a."personId" = p."id") order by p."namePinyin" limit 1) o on true
       where u."kind" in ('policeStation', 'division', 'office') and u."closedOn" is null and not exists (select 1 from "grants" g where g."unitId" = u."id" and g."role" = r."role")),
     "opened" as (insert into "accounts" ("bureauId", "accountId", "login", "name", "personId", "unitId", "unitName", "unitSortKey")
       select "bureauId", "accountId", 'folk.' || "accountId", "name", "personId", "unitId", "unitName", "unitSortKey" from "wanted" returning "bureauId", "accountId"),
     "kept" as (insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") select "bureauId", "accountId", $1, false from "opened")
     insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "reason", "proposedBy", "confirmedBy", "confirmedAt")
       select w."bureauId", gen_random_uuid(), w."accountId", w."role", w."unitId", '2026-01-01', '故事里的任职', s."accountId", t."accountId", '2026-01-01' from "wanted" w
       cross join lateral (select "accountId" from "grants" where "role" = 'securityAdministrator' limit 1) s cross join lateral (select "accountId" from "grants" where "role" = 'politicalOfficeLeader' limit 1) t`,
    [await hashSecret(secret)],
  )
}

async function ask(address: string, cookie: string, path: string, body?: object): Promise<unknown> {
  const isBytes = body instanceof Uint8Array
  const headers = {
    ...{ cookie, origin: address, 'idempotency-key': randomUUID() },
    'content-type': isBytes ? 'application/octet-stream' : 'application/json',
  }
  const sent = body === undefined ? {} : { method: 'POST', body: isBytes ? Buffer.from(body) : JSON.stringify(body) }
  const answer = await fetch(`${address}${path}`, { headers, ...sent })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

/** Everybody who acts for a unit in a long story. */
export function folkOf(stage: Stage) {
  const accountOf = async (unit: string, role: string) => {
    const { rows } = await stage.services.pool.query<{ bureauId: string; accountId: string; login: string }>(
      `select a."bureauId", a."accountId", a."login" from "grants" g join "accounts" a on a."accountId" = g."accountId" left join "units" u on u."id" = g."unitId"
       where g."role" = $2 and u."name" = $1 order by a."login" like 'folk.%' limit 1`,
      [unit, role],
    )
    if (!rows[0]) throw new Error(`${role} of ${unit}`)
    return rows[0]
  }
  /** Somebody's session of this moment. */
  const calls = async (unit: string, role: string): Promise<Caller> => {
    const { bureauId, accountId } = await accountOf(unit, role)
    const token = randomBytes(32).toString('base64url')
    await stage.services.pool.query(
      `insert into "sessions" ("bureauId", "id", "accountId", "tokenDigest", "role", "createdAt", "lastSeenAt", "steppedUpAt", "address") values ($1, $2, $3, $4, $5, $6, $6, $6, 'story')`,
      [bureauId, randomUUID(), accountId, sha256(token), role, stage.services.clock()],
    )
    const cookie = `mingze=${token}`
    return {
      get: (path) => ask(stage.address, cookie, path),
      post: (path, body) => ask(stage.address, cookie, path, body),
      upload: async (name) => {
        const bytes = Buffer.from(`%PDF-1.7 ${name}`)
        const kept = await ask(stage.address, cookie, `/api/uploads?name=${encodeURIComponent(name)}`, bytes)
        return (kept as { id: string }).id
      },
    }
  }
  return {
    open: () => openAccounts(stage),
    units: async (): Promise<StoryUnit[]> =>
      (
        await stage.services.pool.query<StoryUnit>(
          `select "id", "name", "shortName" from "units" where "kind" in ('policeStation', 'division', 'office') and "closedOn" is null order by "unitSortKey"`,
        )
      ).rows,
    calls,
    /** For the sign-in page. */
    login: async (unit: string, role: UnitRole): Promise<Login> => ({ login: (await accountOf(unit, role)).login, secret }),
  }
}
