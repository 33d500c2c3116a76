import { expect, inject, test } from 'vitest'
import { useDatabase } from '../../../tests/harness/database.ts'
import { storyNow } from '../../../tests/harness/services.ts'
import { signIn } from './sign-in.ts'

const database = useDatabase()
const after = (minutes: number) => ({ ...database.services, clock: () => new Date(storyNow.getTime() + minutes * 60_000) })
const known = (key: string) => inject('castAccounts')[key] ?? { login: '', secret: '' }
let desk = 0
/** Somebody at a desk of their own, unless an address is given. */
const attempt = (login: string, secret: string, address = `10.0.0.${desk++}`) => ({ login, secret, address, browser: 'Chromium' })
/** What the person reads: the code and the sentence, or 'in'. */
const answer = (minutes: number, given: ReturnType<typeof attempt>) =>
  signIn(after(minutes), given).then(
    () => 'in',
    (error: { code: string; message: string; kind: string }) => `${error.kind} ${error.code} ${error.message}`,
  )
test('错五次锁十五分钟，锁着时口令对也不行；到时放行，记录清零', async () => {
  const { login, secret } = known('head')
  for (let left = 4; left >= 1; left--) expect(await answer(0, attempt(login, 'x'))).toContain(`还可以再试 ${left} 次`)
  expect(await answer(0, attempt(login, 'x'))).toContain('账号已锁定')
  expect(await answer(1, attempt(login, secret))).toBe(
    'tooMany locked 口令错得太多，这个账号 14 分钟后才能再试。急用的，请系统管理员解锁。',
  )
  expect(await answer(14, attempt(login.toUpperCase(), secret))).toContain('locked')
  expect(await answer(14, attempt(`　${login} `, secret))).toContain('locked')
  expect(await answer(15, attempt(login, secret))).toBe('in')
  expect(await answer(15, attempt(login, 'x'))).toContain('还可以再试 4 次')
})

test('接着错，锁的时间翻倍', async () => {
  const { login } = known('leaderInCharge')
  const wrong = async (minutes: number) => {
    for (let i = 0; i < 5; i++) await answer(minutes, attempt(login, 'x'))
  }
  await wrong(0)
  await wrong(15)
  expect(await answer(44, attempt(login, 'x'))).toContain('1 分钟后')
  await wrong(45)
  expect(await answer(46, attempt(login, 'x'))).toContain('59 分钟后')
})

test('五十个人同时猜一个账号，只核对五次', async () => {
  const { login } = known('clerk')
  const answers = await Promise.all(Array.from({ length: 50 }, () => answer(0, attempt(login, 'x'))))
  expect(answers.filter((a) => a.includes('wrongSecret')).length).toBeLessThanOrEqual(5)
  expect(answers.filter((a) => a.includes('locked')).length).toBeGreaterThanOrEqual(45)
})

test('账号不存在、停用、口令过期、还没发放、口令错：每一次的答复都一样', async () => {
  const { pool } = database.services
  await pool.query(`update "accounts" set "state" = 'disabled' where "login" = $1`, [known('otherClerk').login])
  await pool.query(`update "accounts" set "state" = 'pending' where "login" = $1`, [known('superior').login])
  await pool.query(
    `update "secrets" set "isOneTime" = true, "expiresAt" = $2 where "accountId" = (select "accountId" from "accounts" where "login" = $1)`,
    [known('leadOfficer').login, storyNow],
  )
  const tried = [
    attempt('nobody.here', 'x'),
    attempt(known('office').login, 'x'),
    ...['otherClerk', 'superior', 'leadOfficer'].map((key) => attempt(known(key).login, known(key).secret)),
  ]
  for (let turn = 0; turn < 6; turn++) {
    const answers: string[] = []
    for (const given of tried) answers.push(await answer(0, given))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain(turn < 5 ? 'wrongSecret' : 'locked')
  }
})

test('一台电脑上换着账号试，试到第二十个账号就停', async () => {
  const answers: string[] = []
  for (let i = 0; i < 22; i++) answers.push(await answer(0, attempt(`mh2000${i}`, 'Spring-2026', '10.9.9.9')))
  expect(answers.filter((a) => a.includes('wrongSecret'))).toHaveLength(20)
  expect(answers.slice(20).every((a) => a.includes('addressLocked'))).toBe(true)
  const { login, secret } = known('auxiliary')
  expect(await answer(0, attempt(login, secret, '10.9.9.10'))).toBe('in')
})
