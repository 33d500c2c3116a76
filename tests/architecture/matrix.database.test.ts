import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Endpoint } from '../../platform/http/contract.ts'
import { useApp } from '../harness/app.ts'
import { addressOf, canary, isKnown, type Places, sampleBody } from '../harness/matrix.ts'
import { type Asker, type Cell, cellsOf, openAskers, readBefore } from '../harness/matrix-cells.ts'
import { findKnown } from '../harness/matrix-known.ts'
import { furnish, plantCanaries } from '../harness/matrix-plants.ts'

const app = useApp()
let places: Places

/** The application's own checks alone: the second wall is taken down in this database, so that it can't hide a missing clause. */
beforeAll(async () => {
  const { rows } = await app.services.pool.query<{ name: string }>(
    `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of rows)
    await app.services.pool.query(
      `alter table "${name}" no force row level security; alter table "${name}" disable row level security`,
    )
  places = await furnish(app.services)
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterAll(() => {
  vi.useRealTimers()
})

/** Asks one route after another; between them passes the time after which misses are forgotten, so that nobody has to wait. */
async function askAll<T>(work: (endpoint: Endpoint) => Promise<T>): Promise<T[]> {
  const guarded = app.endpoints.filter((e) => e.who !== 'anyone')
  const answers: T[] = []
  for (const endpoint of guarded) {
    vi.advanceTimersByTime(11 * 60_000)
    answers.push(await work(endpoint))
  }
  return answers
}

const isKept = ({ path }: Endpoint): boolean =>
  path === '/api/front-page' || /^\/api\/(completeness|hazard-pictures|comparisons|bureau-totals)/.test(path)

test('每条路由 × 每种身份 × 本单位、借来的、同事、下级、外单位及其下级、前后相邻的单位、上级、不存在：没有一格漏，和够不着的东西有没有、有多少都无关', async () => {
  const askers: Asker[] = await openAskers(app.signedIn)
  const atFirst = await findKnown(app.services, app.endpoints, places)
  const before = new Map((await askAll((endpoint) => readBefore(askers, endpoint, atFirst))).flatMap((each) => [...each]))
  await plantCanaries(app.services, places)
  const known = await findKnown(app.services, app.endpoints, places)
  const ask = (endpoint: Endpoint) => cellsOf(askers, endpoint, known, before)
  /* What is kept between requests is asked for twice: of a server that has kept it, and of one that counts from the beginning. */
  const ofKept = await askAll(async (endpoint) => (isKept(endpoint) ? ask(endpoint) : []))
  app.startAnew()
  const cells: Cell[] = [...ofKept, ...(await askAll(ask))].flat()
  expect(cells.filter((c) => c.fault).map((c) => `${c.name}: ${c.fault}`)).toEqual([])
  expect(cells.length).toBeGreaterThan(18_000)
  expect(before.size).toBeGreaterThan(900)
}, 900_000)

/** Holds places alone: nothing in it could carry a mark, and no answer is made of it. */
const withoutText = 'touchedPlaces'

test('每条带编号的路由，矩阵都知道编号从哪张表来；每张带位置的表，外单位都有一条做了记号的记录', async () => {
  expect(app.endpoints.filter((e) => e.who !== 'anyone' && !isKnown(e)).map((e) => e.path)).toEqual([])
  const { rows: tables } = await app.services.pool.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'unitSortKey' and table_name <> $1 order by 1`,
    [withoutText],
  )
  const bare: string[] = []
  for (const { name } of tables) {
    const marked = `select 1 from "${name}" t where "unitSortKey" = $1 and (position($2 in t::text) > 0 or exists (select 1 from "people" p where p."name" like $2 || '%' and position(p."id"::text in t::text) > 0))`
    const { rowCount } = await app.services.pool.query(marked, [places.other, canary])
    if (!rowCount) bare.push(name)
  }
  expect(bare).toEqual([])
})

test('没有登录，什么也办不了', async () => {
  for (const endpoint of app.endpoints.filter((e) => e.who !== 'anyone')) {
    const answer = await app.hono.request(addressOf(endpoint, randomUUID()), {
      method: endpoint.method.toUpperCase(),
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(endpoint.method === 'get' ? {} : { body: JSON.stringify(sampleBody(endpoint)) }),
    })
    expect(`${endpoint.path} ${answer.status}`).toBe(`${endpoint.path} 401`)
  }
})

test('每条写入路由都说明留什么痕', () => {
  const silent = app.endpoints.filter((e) => e.method !== 'get' && !e.isRead && !e.event).map((e) => `${e.method} ${e.path}`)
  expect(silent).toEqual([])
})
