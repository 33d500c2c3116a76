import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { sentAs, useApp } from '../harness/app.ts'
import { keptFigures } from './count-figures.ts'
import { headersOf, kitOf } from './story-kit.ts'
import { type ReadyWrite, type WriteStory, withVersion } from './story-shape.ts'
import { traces } from './traces.ts'
import { writeStories } from './write-stories.ts'

const app = useApp()
const kit = kitOf(app)
const editorsAtOnce = process.env.MINGZE_PROVE === '1' ? 50 : 4
const name = (e: { method: string; path: string }): string => `${e.method} ${e.path}`
const { newest, since: tracesSince } = traces(app)
const doneSince = async (seq: number): Promise<number> => (await tracesSince(seq)).filter((t) => t.result === 'done').length
/** What is assigned stands in the verb itself. */
const isOf = (verb: string, event: string | undefined): boolean =>
  verb === event || (event === 'person.assigned' && /^person\.\w+Assigned$/.test(verb))

interface Sent {
  readonly status: number
  readonly text: string
}
/** Sends a write to a server under a key of its own, or once more under the same one. */
async function sender(story: WriteStory): Promise<(write: ReadyWrite, key?: string, hono?: typeof app.hono) => Promise<Sent>> {
  const headers = await headersOf(app.services, story.player)
  const method = story.endpoint.split(' ')[0]?.toUpperCase() ?? ''
  return async ({ path, body }, key = randomUUID(), hono = app.hono) => {
    const sent = sentAs(body)
    const answer = await hono.request(path, {
      method,
      headers: { ...headers, ...sent.headers, 'idempotency-key': key },
      body: sent.body,
    })
    return { status: answer.status, text: await answer.text() }
  }
}
const idOf = ({ text }: Sent): string => (JSON.parse(text) as { id?: string }).id ?? ''

/** What was wrong with editors who held one version at once, each of whom sent twice: one of them wins, and wins once. */
function wrongAtOnce(story: WriteStory, editors: readonly (readonly Sent[])[]): string[] {
  const isWon = (answers: readonly Sent[]) => answers.some((a) => a.status === 200)
  const won = editors.filter(isWon)
  const other = editors.flat().filter((a) => ![200, 403, 404, 409].includes(a.status))
  return [
    ...((story.isQueued ? won.length === 0 : won.length !== 1)
      ? [`${won.length} won; ${[...new Set(editors.flat().map((a) => a.text))].join(' | ').slice(0, 300)}`]
      : []),
    ...(won.some((answers) => answers.some((a) => a.status !== 200) || new Set(answers.map(idOf)).size !== 1)
      ? [`sent twice, answered ${won.flat().map((a) => `${a.status} ${a.text}`)}`]
      : []),
    ...(other.length > 0 ? [`${[...new Set(other.map((a) => `${a.status} ${a.text}`))].join(' | ')}`] : []),
  ]
}

async function wrongVersions(send: Awaited<ReturnType<typeof sender>>, made: ReadyWrite): Promise<string[]> {
  const [absent, stale] = [await send(withVersion(made)), await send(withVersion(made, 777))]
  return [
    ...(absent.status === 428 ? [] : [`without a version ${absent.status} ${absent.text}`]),
    ...(stale.status === 409 ? [] : [`with an old version ${stale.status} ${stale.text}`]),
  ]
}

/** One walk of a write with everything that must hold of it; tells what did not. */
async function tell(story: WriteStory): Promise<string[]> {
  const endpoint = app.endpoints.find((e) => name(e) === story.endpoint)
  const made = await story.ready(kit)
  const send = await sender(story)
  const since = await newest()
  const wrong = endpoint?.versioned ? await wrongVersions(send, made) : []
  const keys = Array.from({ length: endpoint?.versioned ? editorsAtOnce : 1 }, () => randomUUID())
  const editors = await Promise.all(keys.map((key) => Promise.all([send(made, key), send(made, key)])))
  wrong.push(...wrongAtOnce(story, editors))
  const own = (await tracesSince(since)).find((t) => isOf(t.verb, endpoint?.event) && t.result === 'done')
  if (!own?.isComplete || own.who !== story.player.name) wrong.push(`no complete trace of ${endpoint?.event}`)
  const once = await doneSince(since)
  const winner = keys[editors.findIndex(([first]) => first?.status === 200)] ?? ''
  const restarted = await send(made, winner, createApp(app.services, false).hono)
  if (restarted.status !== 200 || (await doneSince(since)) !== once) wrong.push(`after a restart ${restarted.text}`)
  const kept = await kit.one('select count(*) from "idempotencyKeys" where "key" = $1', [winner])
  if (kept !== '1') wrong.push(`key kept ${kept} times`)
  return wrong
}

test('凡是带版本的写入，这里都有一例', () => {
  const versioned = app.endpoints.filter((e) => e.versioned).map(name)
  const told = new Set(writeStories.map((s) => s.endpoint))
  expect(versioned.filter((v) => !told.has(v))).toEqual([])
  expect(versioned.length).toBeGreaterThan(15)
})

test('每种写入：没有版本 428，旧版本 409；几人同时去改只有一人改成，同一防重号再来只办一次；留痕写明谁、什么身份、从哪里；工作台留着的数和从头数的一样', async () => {
  const { look, reach } = keptFigures(app)
  const [wrong, changed]: [string[], string[]] = [[], []]
  let before = await look()
  for (const story of writeStories) {
    const found = await tell(story).catch((error: Error) => [error.message])
    const after = await look()
    if (after.kept !== after.anew) found.push('kept figures differ from those counted anew')
    if (after.anew !== before.anew) changed.push(story.endpoint)
    before = after
    wrong.push(...found.map((what) => `${story.endpoint}: ${what}`))
  }
  expect(wrong).toEqual([])
  expect([changed.length >= 15, reach.narrow >= 40, reach.whole <= 100, reach]).toEqual([true, true, true, reach])
}, 300_000)
