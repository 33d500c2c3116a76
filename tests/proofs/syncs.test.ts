import { expect, test } from 'vitest'
import { proveSyncs } from './syncs.ts'

test('每一件答应过的写入至少一次落盘；把落盘关掉，计数就掉下来', async () => {
  const figures = await proveSyncs(60)
  expect(figures.settings).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' })
  expect(figures.syncs).toBeGreaterThanOrEqual(figures.writes)
  expect(figures.careless).toBeLessThan(figures.writes)
}, 120_000)
