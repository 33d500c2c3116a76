import { expect, test } from 'vitest'
import { useDatabase } from '../../tests/harness/database.ts'
const database = useDatabase()
test('x', async () => {
  const { rows } = await database.services.pool.query(`select a."name", a."login", a."state", p."kind", (select string_agg(g."role", ',') from "grants" g where g."accountId" = a."accountId") as roles from "accounts" a left join "people" p on p."id" = a."personId" where a."name" in ('李文静','谢春燕','冯家乐')`)
  console.log(JSON.stringify(rows))
  expect(1).toBe(1)
})
