import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { clerk } from '../harness/database.ts'
import { addressOf, players, sampleBody } from '../harness/matrix.ts'
import { traces } from './traces.ts'

const app = useApp()
const { newest, since: tracesSince } = traces(app)

test('每种拒绝也留痕：不该办的，够不着的，都记下是谁要办什么', async () => {
  const silent: string[] = []
  for (const endpoint of app.endpoints.filter((e) => e.who !== 'anyone' && e.who !== 'signedIn')) {
    const player = players.find((p) => !endpoint.who.includes(p.role)) ?? clerk
    const browser = await app.signedIn(player)
    const since = await newest()
    const path = addressOf(endpoint, '00000000-0000-4000-8000-000000000001')
    const method = endpoint.method.toUpperCase()
    await (method === 'GET' ? browser.get(path) : browser.send(method, path, sampleBody(endpoint)))
    const told = (await tracesSince(since)).filter((t) => t.result === 'forbidden' && t.who === player.name)
    if (told.length !== 1) silent.push(`${method} ${endpoint.path}: ${told.length}`)
  }
  expect(silent).toEqual([])
  const since = await newest()
  await (await app.signedIn(clerk)).get('/api/people/00000000-0000-4000-8000-000000000001')
  expect(await tracesSince(since)).toMatchObject([{ verb: 'person.viewed', result: 'notFound', isComplete: true }])
})
