import { expect, test } from 'vitest'
import { as, clerk, office, useDatabase } from '../../tests/harness/database.ts'
import { whileUnchanged } from './while-unchanged.ts'

const database = useDatabase()

test('没有人写过，答复照旧；谁写了一笔，马上重算；只读的不算写；只留最近问过的几份', async () => {
  const keep = whileUnchanged<number>(2)
  let computed = 0
  const ask = (key = '何俊杰') => as(database.services, office, (ctx) => keep(ctx, key, async () => ++computed))
  const write = (keeps: boolean) =>
    as(
      database.services,
      clerk,
      (ctx) => ctx.tx.updateTable('people').set({ tier: '七级辅警' }).where('name', '=', '宋永康').execute(),
      keeps,
    )
  expect([await ask(), await ask(), await ask('谢春燕')]).toEqual([1, 1, 2])
  await as(database.services, clerk, (ctx) => ctx.db.selectFrom('people').select('id').limit(1).execute())
  expect(await ask()).toBe(1)
  await write(true)
  expect([await ask(), await ask(), await ask('谢春燕')]).toEqual([3, 3, 4])
  await ask('周启航')
  expect([await ask('周启航'), await ask('谢春燕'), await ask()]).toEqual([5, 4, 6])
})
