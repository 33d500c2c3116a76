import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../../platform/http/contract.ts'
import { useApp } from '../harness/app.ts'
import { addressOf, idAt, players } from '../harness/matrix.ts'

const app = useApp()

interface QueryShape {
  readonly properties?: Record<string, { readonly enum?: readonly string[] }>
}
const shapeOf = (endpoint: Endpoint): QueryShape['properties'] =>
  endpoint.query ? (z.toJSONSchema(endpoint.query, { io: 'input', unrepresentable: 'any' }) as QueryShape).properties : undefined
const isList = (endpoint: Endpoint): boolean => endpoint.method === 'get' && shapeOf(endpoint)?.cursor !== undefined

/** Every row of a list, five pages or more where there are that many rows. */
async function allPages(endpoint: Endpoint, id: string, sort: string | undefined) {
  const player = players.find((p) => typeof endpoint.who === 'string' || endpoint.who.includes(p.role)) ?? {
    name: '',
    role: 'auxiliary',
  }
  const browser = await app.signedIn(player)
  const [path = '', required = ''] = addressOf(endpoint, id).split('?')
  const query = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(required)), ...(sort ? { sort } : {}) })
  const { total } = (await browser.get(`${path}?${query}`)).json as { total: number }
  query.set('limit', String(Math.max(1, Math.floor(total / 5))))
  const seen: string[] = []
  for (let turn = 0; turn < 20; turn++) {
    const { rows, nextCursor } = (await browser.get(`${path}?${query}`)).json as {
      rows: { id?: string }[]
      nextCursor: string | null
    }
    seen.push(...rows.map((r) => r.id ?? JSON.stringify(r)))
    if (nextCursor === null) break
    query.set('cursor', nextCursor)
  }
  return { total, seen }
}

test('每个列表按每种顺序一页页翻到底，每一条都在，哪一条也不出现两次', async () => {
  const wrong: string[] = []
  let turned = 0
  const { rows } = await app.services.pool.query<{ k: string }>(
    `select "unitSortKey" as k from "units" where "name" = '柳河派出所'`,
  )
  for (const endpoint of app.endpoints.filter(isList)) {
    const id = (await idAt(app.services, endpoint, rows[0]?.k ?? '')) ?? randomUUID()
    for (const sort of [undefined, ...(shapeOf(endpoint)?.sort?.enum ?? [])]) {
      const { total, seen } = await allPages(endpoint, id, sort).catch(() => ({ total: -1, seen: [] as string[] }))
      if (total > 5) turned += 1
      if (total >= 0 && (seen.length !== total || new Set(seen).size !== total))
        wrong.push(`${endpoint.path} by ${sort}: ${seen.length} rows, ${new Set(seen).size} different, of ${total}`)
    }
  }
  expect(wrong).toEqual([])
  expect(turned).toBeGreaterThan(20)
}, 120_000)
