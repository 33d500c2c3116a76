import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { proveGuesses } from './guesses.ts'
import { clerk, headersOf } from './story-kit.ts'

const app = useApp()

test('猜编号：一个也猜不中，五十次以后变慢，次次留痕；换一次登录也快不起来', async () => {
  const guesses = process.env.MINGZE_PROVE === '1' ? 1000 : 90
  const figures = await proveGuesses(app, guesses, 20)
  expect(figures).toMatchObject({ guesses, hits: 0, audited: guesses })
  expect(figures.after).toBeGreaterThan(Math.max(500, 3 * figures.before))
  const started = performance.now()
  await app.hono.request('/api/units/00000000-0000-4000-8000-00000000000a', { headers: await headersOf(app.services, clerk) })
  expect(performance.now() - started).toBeGreaterThan(1000)
}, 600_000)
