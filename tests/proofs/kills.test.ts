import { expect, test } from 'vitest'
import { type KillFigures, proveDatabaseKills, proveServerKills } from './kills.ts'
import { slowness } from './server-process.ts'

const plan = { kills: 3, writes: 500, writers: 6, random: Math.random }

async function expectNothingLost(figures: KillFigures, within: number): Promise<void> {
  expect(figures).toMatchObject({ lost: [], doubled: [], wrong: [], kills: 3 })
  expect(figures.acknowledged).toBeGreaterThanOrEqual(500)
  expect(Math.max(...figures.back)).toBeLessThanOrEqual(within * (await slowness()))
}

test('服务进程在写入当中被强行结束三次：答应过的一件不少、一件不重，十秒内回来', async () => {
  const figures = await proveServerKills(plan)
  await expectNothingLost(figures, 10_000)
  expect(figures.broken).toBeGreaterThan(0)
}, 180_000)

test('数据库被强行结束三次，服务不停：其间只答 503，十五秒内自己恢复，一件不少、一件不重', async () => {
  const figures = await proveDatabaseKills(plan)
  await expectNothingLost(figures, 15_000)
  expect(figures.refused).toBeGreaterThan(0)
  expect(figures.broken).toBe(0)
}, 180_000)
