import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { useDatabase } from '../../tests/harness/database.ts'
import { proveChainUnderLoad, proveLongWriterDelaysNobody, proveWritersNeverWait } from '../../tests/proofs/trail-load.ts'
import { proveRolesCannotChange } from '../../tests/proofs/trail-rights.ts'
import { headsPlace, recordActs, withChainer } from '../../tests/proofs/trail-rows.ts'
import { connect } from '../database/connect.ts'
import { startChainer } from './chainer.ts'
import { verifyTrail } from './verifier/verify.ts'

const loaded = useDatabase('bare')
const slow = useDatabase('bare')
const heads = useDatabase('bare')
const cast = useDatabase('cast')
const quiet = useDatabase('bare')
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Record<string, unknown>)

test('二百笔并行的事务、两个入链进程、连接被掐断：不缺、不叉、不重，提交后很快入链', async () => {
  const pool = connect({ ...loaded.services.pool.options, max: 40 })
  const figures = await proveChainUnderLoad({ pool, writers: 200, pause: 200, breaks: 3 })
  await pool.end()
  expect(figures).toMatchObject({
    committed: 150,
    rolledBack: 50,
    linked: 150,
    verdict: { isSound: true, count: 150, faultCount: 0, notices: [] },
  })
  expect(figures.slowest).toBeLessThan(5000)
  expect(figures.median).toBeLessThan(1000)
})

test('不受干扰时，提交后一秒内入链', async () => {
  const figures = await proveChainUnderLoad({ pool: quiet.services.pool, writers: 40, pause: 100, breaks: 0 })
  expect(figures).toMatchObject({ committed: 30, linked: 30, verdict: { isSound: true } })
  expect(figures.median).toBeLessThan(1000)
})

test('长事务开着的时候，别人的留痕照样入链；它提交以后自己的也入链', async () => {
  const figures = await proveLongWriterDelaysNobody(slow.services.pool, 1500)
  expect(figures.linkedMeanwhile).toBeGreaterThanOrEqual(5)
  expect(figures.behind).toBeGreaterThanOrEqual(5)
})

test('链表被锁住，业务照样提交', async () => {
  expect(await proveWritersNeverWait(slow.services.pool, 20)).toBeLessThan(2000)
  expect(await verifyTrail({ connection: { ...slow.services.pool.options } })).toMatchObject({ isSound: true, notices: [] })
})

test('应用的三个数据库角色，七种改法都被拒绝', async () => {
  expect(await proveRolesCannotChange(cast.services.pool)).toEqual({ allowed: [], refused: 3 * 7 * 4, ways: 7 })
})

test('示范局的全部留痕入链并核验完好', async () => {
  const place = headsPlace()
  await withChainer(cast.services.pool, place, (chainer) => chainer.flush())
  const verdict = await verifyTrail({ connection: { ...cast.services.pool.options }, headsFile: place.anchorFile })
  expect(verdict).toMatchObject({ isSound: true, notices: [] })
  expect(verdict.count).toBeGreaterThan(5)
})

test('签名链头逐百条追加、跨重启相接，密钥只有属主可读；断电留下的半行不算数', async () => {
  const place = headsPlace()
  const { pool } = heads.services
  await recordActs(pool, 120)
  await withChainer(pool, place, (chainer) => chainer.flush())
  expect(linesOf(place.anchorFile).map((l) => l.count)).toEqual([120])
  expect(statSync(join(place.folder, 'anchor.key')).mode & 0o777).toBe(0o600)
  writeFileSync(place.anchorFile, `${readFileSync(place.anchorFile, 'utf8')}{"format":"mingze-anchor-1","ki`)
  await recordActs(pool, 5)
  await withChainer(pool, place, (chainer) => chainer.flush())
  const verdict = await verifyTrail({ connection: { ...pool.options }, headsFile: place.anchorFile })
  expect(verdict).toMatchObject({ isSound: true, count: 125, heads: 2, notices: ['签名文件第 2 行不完整，已跳过。'] })
  const whole = readFileSync(place.anchorFile, 'utf8')
  writeFileSync(place.anchorFile, whole.replace('"count":120', '"count":119'))
  expect((await verifyTrail({ connection: { ...pool.options }, headsFile: place.anchorFile })).faults.map((f) => f.code)).toEqual(
    ['headForged', 'headMissing'],
  )
  writeFileSync(place.anchorFile, whole)
})

test('时钟跳变五分钟以上记入签名文件，链的次序不变', async () => {
  let shift = 0
  const place = headsPlace(() => new Date(Date.now() + shift))
  const { pool } = heads.services
  await withChainer(pool, place, async (chainer) => {
    await chainer.flush()
    await sleep(1100)
    await chainer.flush()
    shift = -86_400_000
    await recordActs(pool, 1)
    await sleep(1100)
    await chainer.flush()
  })
  const jumps = linesOf(place.anchorFile).filter((l) => l.kind === 'clockJump')
  expect(jumps).toHaveLength(1)
  expect(jumps[0]?.note).toMatch(/^server \S+ \S+$/)
  const verdict = await verifyTrail({ connection: { ...pool.options }, headsFile: place.anchorFile })
  expect(verdict.isSound).toBe(true)
  expect(verdict.notices.join()).toContain('时钟跳变')
})

test('链头文件写不了时照样入链，并告警', async () => {
  const place = headsPlace()
  writeFileSync(join(place.folder, 'blocked'), '')
  const chainer = startChainer(heads.services.pool, { ...place, anchorFile: join(place.folder, 'blocked', 'heads.jsonl') })
  await recordActs(heads.services.pool, 3)
  await chainer.flush()
  await chainer.stop()
  expect(await verifyTrail({ connection: { ...heads.services.pool.options } })).toMatchObject({ isSound: true, notices: [] })
  expect(place.logged).toContain('trail.anchorFailed')
})
