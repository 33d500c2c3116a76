import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Services } from '../../platform/http/service.ts'
import { sha256 } from '../../platform/keys.ts'
import { askToSign, drawnName, pin, setPins } from '../harness/signing.ts'
import { type Reply, visitorWith } from './visitor.ts'

export interface CrowdFigures {
  readonly people: number
  /** Signatures in the database afterwards, and how many requests have more than one. */
  readonly signed: number
  readonly doubled: number
  /** Answers that were not 200, by status. */
  readonly refused: Readonly<Record<string, number>>
  readonly seconds: number
  /** Milliseconds from sending a signature to its answer. */
  readonly p95: number
}
/** The database of the server that the crowd signs on, and its clock. */
type Place = Pick<Services, 'pool' | 'clock'>
interface Signatory {
  readonly requestId: string
  readonly cookie: string
}

/** Gives everybody who has none an account with a PIN, and everybody asked a living session. */
export async function openSessions(services: Place, requests: ReadonlyMap<string, string>): Promise<Signatory[]> {
  const { pool } = services
  const ids = [...requests.keys()]
  await pool.query(
    `with "new" as (insert into "accounts" ("bureauId", "accountId", "login", "name", "personId", "unitId", "unitSortKey")
       select p."bureauId", gen_random_uuid(), 'q' || p."id", p."name", p."id", p."unitId", p."unitSortKey" from "people" p
       where p."id" = any($1::uuid[]) and not exists (select 1 from "accounts" a where a."personId" = p."id") returning "bureauId", "accountId")
     insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime") select "bureauId", "accountId", 'x', false from "new"`,
    [ids],
  )
  await setPins(services)
  const tokens = ids.map(() => randomBytes(32).toString('base64url'))
  await pool.query(
    `insert into "sessions" ("bureauId", "id", "accountId", "tokenDigest", "role", "createdAt", "lastSeenAt", "address")
     select a."bureauId", gen_random_uuid(), a."accountId", t.digest, 'auxiliary', $3, $3, 'crowd' from unnest($1::uuid[], $2::text[]) as t(person, digest) join "accounts" a on a."personId" = t.person`,
    [ids, tokens.map(sha256), services.clock()],
  )
  return ids.map((id, i) => ({ requestId: requests.get(id) ?? '', cookie: `mingze=${tokens[i]}` }))
}

/** As the product's page does: a call that nobody answered is sent again under the same key. */
async function persistent(send: () => Promise<Reply>): Promise<Reply> {
  for (let turn = 0; ; turn++) {
    try {
      return await send()
    } catch (error) {
      if (turn === 5) throw error
      await sleep(1000)
    }
  }
}

/** One person: opens the text, draws, taps three times; the answers and how long the signature took. */
export async function signOnce(address: string, { requestId, cookie }: Signatory, seed: number) {
  const visitor = visitorWith(address, cookie)
  const path = `/api/me/signing-requests/${requestId}`
  const shown = await persistent(() => visitor.call('GET', path))
  const { version, text } = (shown.json ?? {}) as { version?: number; text?: { digest: string } }
  const body = { version, textDigest: text?.digest, stroke: drawnName(seed), pin, witness: null }
  const key = randomUUID()
  const started = performance.now()
  const taps = await Promise.all([1, 2, 3].map(() => persistent(() => visitor.call('POST', `${path}/signature`, body, key))))
  return { answers: [shown, ...taps], milliseconds: performance.now() - started }
}

async function countSigned(pool: pg.Pool, requests: ReadonlyMap<string, string>): Promise<{ signed: number; doubled: number }> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from "signatures" where "requestId" = any($1::uuid[]) group by "requestId"`,
    [[...requests.values()]],
  )
  return { signed: rows.length, doubled: rows.filter((r) => r.n !== 1).length }
}

/** L7: so many people sign over real HTTP, all at one instant or spread over `over` milliseconds, each with four requests; each signs exactly once. */
export async function proveCrowd(
  services: Place,
  address: string,
  crowd: { people: number; over: number },
): Promise<CrowdFigures> {
  const round = await askToSign(services, { limit: crowd.people }, { fromOn: '2020-01-01' })
  const signatories = await openSessions(services, round.requests)
  const started = performance.now()
  const done = await Promise.all(
    signatories.map(async (signatory, i) => {
      await sleep((crowd.over * i) / crowd.people)
      return signOnce(address, signatory, i)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const refused: Record<string, number> = {}
  for (const { status } of done.flatMap((d): Reply[] => d.answers))
    if (status !== 200) refused[status] = (refused[status] ?? 0) + 1
  const times = done.map((d) => d.milliseconds).sort((a, b) => a - b)
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0
  return { people: signatories.length, ...(await countSigned(services.pool, round.requests)), refused, seconds, p95 }
}
