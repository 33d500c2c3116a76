import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { hashSecret, secretFault, verifySecret } from '../../platform/access/passwords.ts'
import { slowness } from './server-process.ts'

test('口令按 argon2id、64 MiB、两遍存放，同一口令两次存法不同；没有存过的也花同样的工夫', async () => {
  const [first, second] = await Promise.all([hashSecret('Liuhe-2026-x'), hashSecret('Liuhe-2026-x')])
  expect(first).toMatch(/^\$argon2id\$v=19\$m=65536,t=2,p=1\$/)
  expect(first).not.toBe(second)
  expect(first.split('$')[4]?.length).toBeGreaterThanOrEqual(22)
  expect([await verifySecret(first, 'Liuhe-2026-x'), await verifySecret(first, 'Liuhe-2026-y')]).toEqual([true, false])
  expect(await verifySecret(first, 'Ｌiuhe-2026-x')).toBe(true)
  expect(await verifySecret(undefined, 'decoy')).toBe(false)
})

const people = process.env.MINGZE_PROVE === '1' ? 887 : 20

test('许多人同时登录：两个两个地算，别的请求照常；算一次不到一秒', async () => {
  const known = await hashSecret('Liuhe-2026-x')
  let longest = 0
  let isOver = false
  const watch = (async () => {
    while (!isOver) {
      const started = performance.now()
      await sleep(5)
      longest = Math.max(longest, performance.now() - started)
    }
  })()
  const started = performance.now()
  const answers = await Promise.all(Array.from({ length: people }, () => verifySecret(known, 'Liuhe-2026-x')))
  const took = performance.now() - started
  isOver = true
  await watch
  const slow = await slowness()
  expect(answers.every(Boolean)).toBe(true)
  expect(took / (people / 2)).toBeLessThan(1000 * slow)
  expect(took).toBeLessThan(300_000 * slow)
  expect(longest).toBeLessThan(200 * slow)
})

test.each([
  ['短的', 'Ab1-xyz', '至少 10 位'],
  ['只有两种字符', 'abcdefgh123', '至少三种'],
  ['常见词', 'Fujing-2026!', '常见词'],
  ['换成全角也是常见词', 'ＰａｓｓｗｏｒｄＡ1!', '常见词'],
  ['自己的账号', 'Liuhe.Neiqin-7', '常见词'],
  ['连着一样的', 'Qzxw-11111-Kv', '连在一起'],
])('%s口令不收', (_, secret, said) => {
  expect(secretFault(secret, ['liuhe.neiqin', '谢春燕'])).toContain(said)
})

test('够长、够杂的口令收下；不要求隔多久换，也不限制粘贴的长短', () => {
  expect(secretFault('Kx7-moqi-tulan', ['liuhe.neiqin', '谢春燕'])).toBeUndefined()
  expect(secretFault(`Kx7-${'moqi-tulan-'.repeat(10)}`, [])).toBeUndefined()
})
