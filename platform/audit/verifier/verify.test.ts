import { expect, test } from 'vitest'
import { useDatabase } from '../../../tests/harness/database.ts'
import { proveAlterationsFound, proveCutsFound, proveVerifySpeed, unproven } from '../../../tests/proofs/trail.ts'
import { recordActs } from '../../../tests/proofs/trail-rows.ts'

const altered = useDatabase('bare')
const cut = useDatabase('bare')
const large = useDatabase('bare')

test('留痕的任何一列被改、清空、调换、删去都会查出，并指出那一行；恢复原样又是完好', { timeout: 120_000 }, async () => {
  await recordActs(altered.services.pool, 40)
  const figures = await proveAlterationsFound(altered.services.pool, 4)
  expect(figures.missed).toEqual([])
  expect(figures.named).toBe(figures.tried)
  expect(figures.tried).toBeGreaterThan(200)
  expect(figures.columns + unproven.length).toBe(13 + 6 + 11 + 7)
  expect(figures.falseAlarms).toBe(0)
})

test('截去最新的留痕、清空或整链重算，靠库外的签名链头查出', async () => {
  const figures = await proveCutsFound(cut.services.pool, 230)
  expect(figures.sound).toMatchObject({ isSound: true, count: 230 })
  expect(figures.sound.heads).toBeGreaterThanOrEqual(2)
  expect(figures.cutWithoutHeads.isSound).toBe(true)
  expect(figures.cut.faults[0]).toMatchObject({ code: 'tailCut', position: 211 })
  expect(figures.emptied.faults[0]).toMatchObject({ code: 'tailCut', position: 1 })
  expect(figures.forgedWithoutHeads.isSound).toBe(true)
  expect(figures.forged.faults[0]).toMatchObject({ code: 'chainForged' })
  expect(figures.forged.faults[0]?.message).toContain('重算')
})

test('一万条留痕入链并核验完好', { timeout: 60_000 }, async () => {
  const { verdict } = await proveVerifySpeed(large.services.pool, 10_000)
  expect(verdict).toMatchObject({ isSound: true, count: 10_000 })
  expect(verdict.seconds).toBeLessThan(10)
})
