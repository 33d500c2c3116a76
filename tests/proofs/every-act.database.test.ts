import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { clerk } from '../harness/database.ts'
import { addressOf, players, sampleBody } from '../harness/matrix.ts'
import { kitOf } from './story-kit.ts'
import { writeStories } from './write-stories.ts'

const app = useApp()
const kit = kitOf(app)
const newest = async (): Promise<number> => Number(await kit.one('select coalesce(max("seq"), 0) from "events"'))
interface Trace {
  verb: string
  result: string
  who: string
  isComplete: boolean
}
const tracesSince = async (seq: number): Promise<Trace[]> =>
  (
    await app.services.pool.query<Trace>(
      `select "verb", "result", "actorName" as "who", ("accountId" is not null and "role" is not null and "address" <> '' and "at" is not null and "digest" <> '') as "isComplete"
        from "events" where "seq" > $1 order by "seq"`,
      [seq],
    )
  ).rows

/** What is assigned stands in the verb itself. */
const isOf = (verb: string, event: string | undefined): boolean =>
  verb === event || (event === 'person.assigned' && /^person\.\w+Assigned$/.test(verb))

test('每种写入都留下它说的那条痕：谁、什么身份、何时、从哪里、结果', async () => {
  const wrong: string[] = []
  for (const story of writeStories) {
    const endpoint = app.endpoints.find((e) => `${e.method} ${e.path}` === story.endpoint)
    const { path, body } = await story.ready(kit)
    const since = await newest()
    const answer = await (await app.signedIn(story.player)).send(story.endpoint.split(' ')[0]?.toUpperCase() ?? '', path, body)
    const traces = await tracesSince(since)
    const own = traces.find((t) => isOf(t.verb, endpoint?.event) && t.result === 'done')
    if (answer.status !== 200 || !own?.isComplete || own.who !== story.player.name)
      wrong.push(`${story.endpoint} (${endpoint?.event}): ${answer.status}, ${JSON.stringify(traces.map((t) => t.verb))}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

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
