import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { sentAs, useApp } from '../harness/app.ts'
import { type BreakingPool, breakingPool, changedTables, fingerprint } from './half-states.ts'
import { headersOf, kitOf } from './story-kit.ts'
import type { WriteStory } from './story-shape.ts'
import { writeStories } from './write-stories.ts'

const app = useApp()
const held: { breaking?: BreakingPool; hono?: ReturnType<typeof createApp>['hono'] } = {}
/** A second application over the same database, whose database calls can be broken. */
beforeAll(() => {
  held.breaking = breakingPool(app.services.pool)
  held.hono = createApp({ ...app.services, pool: held.breaking.pool }, false).hono
})

interface Sending {
  readonly path: string
  readonly method: string
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}
const sendingOf = async (story: WriteStory): Promise<Sending> => {
  const { path, body } = await story.ready(kit)
  const sent = sentAs(body)
  const headers = { ...(await headersOf(app.services, story.player)), ...sent.headers }
  return { path, method: story.endpoint.split(' ')[0]?.toUpperCase() ?? '', body: sent.body, headers }
}
const send = async ({ path, ...rest }: Sending): Promise<{ status: number; text: string }> => {
  const answer = await held.hono?.request(path, rest)
  return { status: answer?.status ?? 0, text: (await answer?.text()) ?? '' }
}
const kit = kitOf(app)
const newEvents = async (since: number): Promise<number> =>
  Number(await kit.one('select count(*) from "events" where "seq" > $1 and "result" = \'done\'', [since]))
const lastEvent = async (): Promise<number> => Number(await kit.one('select coalesce(max("seq"), 0) from "events"'))

const isFull = process.env.MINGZE_PROVE === '1'
/** Which calls are broken: every one; in the small size every third, and the last four, where the writing is done. */
const brokenOf = (calls: number): number[] =>
  Array.from({ length: calls }, (_, i) => i + 1).filter((n) => isFull || (n < calls && (n % 3 === 1 || n > calls - 4)))

/** Breaks call after call of one write, the answer of its commit last; tells what was wrong, and how many calls the write makes. */
async function breakEveryCall(story: WriteStory): Promise<{ calls: number; wrong: string[] }> {
  const wrong: string[] = []
  const note = (what: string) => wrong.push(`${story.endpoint}: ${what}`)
  const sending = await sendingOf(story)
  const before = await fingerprint(app.services.pool)
  const since = await lastEvent()
  held.breaking?.arm('commit', 'lost')
  const uncommitted = await send(sending)
  if (uncommitted.status !== 503) note(`lost commit said ${uncommitted.status} ${uncommitted.text}`)
  const calls = held.breaking?.calls() ?? 0
  for (const n of brokenOf(calls)) {
    held.breaking?.arm(n, 'lost')
    const answer = await send(sending)
    if (answer.status !== 503) note(`call ${n} of ${calls} lost: ${answer.status} ${answer.text}`)
  }
  held.breaking?.arm(0, 'lost')
  const changed = changedTables(before, await fingerprint(app.services.pool))
  if (changed.length > 0) note(`half state in ${changed}`)
  held.breaking?.arm(calls, 'unanswered')
  const first = await send(sending)
  held.breaking?.arm(0, 'lost')
  const written = await newEvents(since)
  const again = await send(sending)
  if (first.status !== 503) note(`unanswered commit said ${first.status} ${first.text}`)
  if (again.status !== 200) note(`repeat said ${again.status} ${again.text}`)
  if (written === 0 || (await newEvents(since)) !== written) note(`done with ${written} events, then again`)
  return { calls, wrong }
}

test('每种写入的每一次数据库调用轮流断掉：什么也没有写下，答复 503；提交已经落盘、答复丢了，同一防重号再来，只办一次', async () => {
  const wrong: string[] = []
  let calls = 0
  for (const story of writeStories) {
    const result = await breakEveryCall(story).catch((error: Error) => ({
      calls: 0,
      wrong: [`${story.endpoint}: ${error.message}`],
    }))
    wrong.push(...result.wrong)
    calls += result.calls
  }
  expect(wrong).toEqual([])
  expect(calls).toBeGreaterThan(200)
}, 300_000)
