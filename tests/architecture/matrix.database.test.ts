import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Endpoint, Role } from '../../platform/http/contract.ts'
import { type Browser, useApp } from '../harness/app.ts'
import {
  addressOf,
  canary,
  idAt,
  inLiuhe,
  plantCanaries,
  players,
  type Relation,
  relations,
  sampleBody,
  wholeBureau,
} from '../harness/matrix.ts'

const app = useApp()
let keys: Record<Relation, string>

/** The application's own checks alone: the second wall is taken down in this database, so that it can't hide a missing clause. */
beforeAll(async () => {
  keys = await plantCanaries(app.services)
  const { rows } = await app.services.pool.query<{ name: string }>(
    `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of rows)
    await app.services.pool.query(
      `alter table "${name}" no force row level security; alter table "${name}" disable row level security`,
    )
})

const isAllowed = (endpoint: Endpoint, role: Role): boolean =>
  endpoint.who === 'signedIn' || (endpoint.who !== 'anyone' && endpoint.who.includes(role))
const call = (browser: Browser, endpoint: Endpoint, id: string) =>
  endpoint.method === 'get'
    ? browser.get(addressOf(endpoint, id))
    : browser.send(endpoint.method.toUpperCase(), addressOf(endpoint, id), sampleBody(endpoint))

interface Cell {
  readonly name: string
  readonly fault: string | undefined
}

function faultOf(
  cell: { endpoint: Endpoint; role: Role; relation: Relation | 'none' },
  answer: { status: number; text: string },
): string | undefined {
  const { endpoint, role, relation } = cell
  if (answer.status >= 500) return `${answer.status}: ${answer.text.slice(0, 200)}`
  if (answer.text.includes(canary) && !wholeBureau.includes(role)) return 'canary of another unit in the answer'
  if (!isAllowed(endpoint, role)) return answer.status === 403 ? undefined : `expected 403, got ${answer.status}`
  if (answer.status === 403 && !answer.text.includes('"forbidden"')) return `unexpected 403: ${answer.text.slice(0, 120)}`
  const isOutside =
    relation === 'missing' ||
    ((relation === 'other' || relation === 'parent') && inLiuhe.includes(role) && !endpoint.path.startsWith('/api/officers'))
  if (isOutside && answer.status < 300) return `reached what lies outside (${relation}): ${answer.status}`
  return undefined
}

async function cellsOf(endpoint: Endpoint): Promise<Cell[]> {
  const cells: Cell[] = []
  const hasId = endpoint.path.includes('{id}')
  const ids = new Map<Relation | 'none', string>([['none', '']])
  if (hasId) {
    ids.clear()
    for (const relation of relations) {
      const id = relation === 'missing' ? randomUUID() : await idAt(app.services, endpoint, keys[relation])
      if (id) ids.set(relation, id)
    }
  }
  for (const player of players) {
    for (const [relation, id] of ids) {
      const isRead = endpoint.method === 'get' || endpoint.isRead
      const isWithin = !inLiuhe.includes(player.role) || relation === 'own' || relation === 'none' || relation === 'child'
      const mayChange = isAllowed(endpoint, player.role) && !isRead && isWithin
      if (mayChange && relation !== 'missing') continue // a permitted change is told by its own story
      const answer = await call(await app.signedIn(player), endpoint, id)
      cells.push({
        name: `${endpoint.method} ${endpoint.path} × ${player.role} × ${relation}`,
        fault: faultOf({ endpoint, role: player.role, relation }, answer),
      })
    }
  }
  return cells
}

test('每条路由 × 每种身份 × 本单位、外单位、下级、上级、不存在：没有一格漏', async () => {
  const cells: Cell[] = []
  const guarded = app.endpoints.filter((e) => e.who !== 'anyone')
  for (let i = 0; i < guarded.length; i += 4) cells.push(...(await Promise.all(guarded.slice(i, i + 4).map(cellsOf))).flat())
  expect(cells.filter((c) => c.fault).map((c) => `${c.name}: ${c.fault}`)).toEqual([])
  expect(cells.length).toBeGreaterThan(2000)
}, 300_000)

test('不存在和够不着的记录，答复一样', async () => {
  const differing: string[] = []
  for (const endpoint of app.endpoints.filter(
    (e) => e.path.includes('{id}') && e.who !== 'anyone' && isAllowed(e, 'unitClerk'),
  )) {
    const other = await idAt(app.services, endpoint, keys.other)
    if (!other) continue
    const clerk = await app.signedIn({ name: '谢春燕', role: 'unitClerk' })
    const [reached, missing] = [await call(clerk, endpoint, other), await call(clerk, endpoint, randomUUID())]
    if (reached.status !== missing.status || reached.text !== missing.text)
      differing.push(`${endpoint.method} ${endpoint.path}: ${reached.text} / ${missing.text}`)
  }
  expect(differing).toEqual([])
}, 120_000)

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
