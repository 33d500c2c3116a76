import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { kitOf } from './story-kit.ts'
import { withVersion } from './story-shape.ts'
import { writeStories } from './write-stories.ts'

const app = useApp()
const editorsAtOnce = process.env.MINGZE_PROVE === '1' ? 50 : 8
const name = (e: { method: string; path: string }): string => `${e.method} ${e.path}`

test('凡是带版本的写入，这里都有一例', () => {
  const versioned = app.endpoints.filter((e) => e.versioned).map(name)
  const told = new Set(writeStories.map((s) => s.endpoint))
  expect(versioned.filter((v) => !told.has(v))).toEqual([])
  expect(versioned.length).toBeGreaterThan(15)
})

test('每一种可改的记录：没有版本 428，旧版本 409；几人同时拿着同一版本去改，只有一人改成', async () => {
  const kit = kitOf(app)
  const versioned = new Set(app.endpoints.filter((e) => e.versioned).map(name))
  const found: string[] = []
  for (const story of writeStories.filter((s) => versioned.has(s.endpoint))) {
    const made = await story.ready(kit).catch((error: Error) => error)
    if (made instanceof Error) {
      found.push(`${story.endpoint}: ${made.message}`)
      continue
    }
    const { path, body } = made
    const browser = await app.signedIn(story.player)
    const method = story.endpoint.split(' ')[0]?.toUpperCase() ?? ''
    const [without, outdated] = [withVersion(made), withVersion(made, 777)]
    const absent = await browser.send(method, without.path, without.body)
    const stale = await browser.send(method, outdated.path, outdated.body)
    const editors = await Promise.all(Array.from({ length: editorsAtOnce }, () => browser.send(method, path, body)))
    const won = editors.filter((a) => a.status === 200).length
    const others = editors
      .filter((a) => a.status !== 200 && ![403, 404, 409].includes(a.status))
      .map((a) => `${a.status} ${a.text}`)
    if (absent.status !== 428) found.push(`${story.endpoint}: absent ${absent.status} ${absent.text}`)
    if (stale.status !== 409) found.push(`${story.endpoint}: stale ${stale.status} ${stale.text}`)
    if (story.isQueued ? won === 0 : won !== 1)
      found.push(`${story.endpoint}: ${won} won; ${[...new Set(editors.map((a) => a.text))].join(' | ').slice(0, 300)}`)
    if (others.length > 0) found.push(`${story.endpoint}: ${[...new Set(others)].join(' | ')}`)
  }
  expect(found).toEqual([])
}, 120_000)
