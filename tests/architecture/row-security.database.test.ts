import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { as, clerk, office, songYongkang, useDatabase } from '../harness/database.ts'

const database = useDatabase()

interface TableFact {
  name: string
  isForced: boolean
  owner: string
}
const tables = async (): Promise<TableFact[]> =>
  (
    await database.services.pool.query<TableFact>(`
  select c.relname as "name", (c.relrowsecurity and c.relforcerowsecurity) as "isForced", pg_get_userbyid(c.relowner) as "owner" from pg_class c
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'`)
  ).rows

test('这一遍跑在说好的服务器上：随装的是 18，另起的是 15', async () => {
  const { rows } = await database.services.pool.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as "major"`,
  )
  expect(rows[0]?.major).toBe(inject('server') === 'fifteen' ? 15 : 18)
})

test('行级安全在每张业务表上强制打开，应用角色什么也不拥有', async () => {
  const all = await tables()
  expect(all.length).toBeGreaterThan(25)
  expect(all.filter((t) => !t.isForced).map((t) => t.name)).toEqual([])
  expect(all.filter((t) => t.owner.startsWith('mingze_'))).toEqual([])
  const { rows } = await database.services.pool.query(
    `select 1 from pg_roles where rolname like 'mingze_%' and (rolsuper or rolbypassrls)`,
  )
  expect(rows).toEqual([])
})

test('没有上下文，一行也看不见', async () => {
  for (const { name } of await tables()) {
    const seen = await transact(database.services.pool, 'mingze_app', {}, (tx) =>
      sql`select 1 from ${sql.table(name)} limit 1`.execute(tx),
    ).catch((e: { code?: string }) => e.code)
    expect([name, typeof seen === 'object' ? seen.rows.length : seen]).toEqual([name, typeof seen === 'object' ? 0 : '42501'])
  }
})

test('只靠行级安全：内勤用原始 SQL 也够不到外单位的一行', async () => {
  const {
    rows: [unit],
  } = await database.services.pool.query<{ k: string }>(`select "unitSortKey" as k from "units" where "name" = '柳河派出所'`)
  const { rows: placed } = await database.services.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'unitSortKey'`,
  )
  for (const { name } of placed) {
    if (name === 'units' || name === 'people') continue
    const seen = await as(database.services, clerk, (ctx) =>
      sql<{ k: string }>`select distinct "unitSortKey" as k from ${sql.table(name)}`.execute(ctx.tx),
    ).catch((e: { code?: string }) => ({ rows: [], code: e.code }))
    expect([name, seen.rows.filter((r) => r.k !== unit?.k && r.k !== null)]).toEqual([name, []])
  }
  const people = await as(database.services, clerk, (ctx) =>
    sql<{ n: number }>`select count(*)::int as n from "people" where "kind" = 'auxiliary'`.execute(ctx.tx),
  )
  expect(people.rows[0]?.n).toBe(46)
  const own = await as(database.services, songYongkang, (ctx) =>
    sql<{ name: string }>`select "name" from "people" where "kind" = 'auxiliary'`.execute(ctx.tx),
  )
  expect(own.rows.map((r) => r.name)).toEqual(['宋永康'])
})

const rounds = process.env.MINGZE_PROVE === '1' ? 50 : 2

test('许多次混用连接，设置不串人', async () => {
  const count = (player: typeof clerk) =>
    as(
      database.services,
      player,
      async (ctx) => (await sql<{ n: number }>`select count(*)::int as n from "units"`.execute(ctx.tx)).rows[0]?.n,
    )
  const counts = { clerk: new Set<number | undefined>(), office: new Set<number | undefined>() }
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) =>
        i % 2 ? counts.clerk.add(await count(clerk)) : counts.office.add(await count(office)),
      ),
    )
  }
  expect(counts).toEqual({ clerk: new Set([1]), office: new Set([41]) })
}, 120_000)
