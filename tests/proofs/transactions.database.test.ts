import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { useDatabase } from '../harness/database.ts'

const database = useDatabase('bare')

test('一次办理里并排的几条语句，有一条出错：其余的不会跑到事务外面去', async () => {
  const { pool } = database.services
  await pool.query('create table "marks" ("n" int); grant insert on "marks" to mingze_app')
  const mark = (n: number) => sql`insert into "marks" values (${n})`
  const work = transact(pool, 'mingze_app', {}, (tx) =>
    Promise.all([sql`select 1 / 0`.execute(tx), mark(1).execute(tx), mark(2).execute(tx), mark(3).execute(tx)]),
  )
  await expect(work).rejects.toMatchObject({ code: '22012' })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect((await pool.query('select "n" from "marks"')).rows).toEqual([])
})

test('办理当中数据库断开：这次办理失败，进程不倒，下一次照常', async () => {
  const { pool } = database.services
  const work = transact(pool, 'mingze_app', {}, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as "pid"`.execute(tx)
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await new Promise((resolve) => setTimeout(resolve, 200))
    await sql`select 1`.execute(tx)
  })
  await expect(work).rejects.toThrow()
  const after = await transact(pool, 'mingze_app', {}, (tx) => sql<{ n: number }>`select 1 as "n"`.execute(tx))
  expect(after.rows).toEqual([{ n: 1 }])
})
