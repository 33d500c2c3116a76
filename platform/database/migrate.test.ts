import pg from 'pg'
import { expect, test } from 'vitest'
import { migrations } from '../../database/migrations/list.ts'
import { useDatabase } from '../../tests/harness/database.ts'
import { migrate, serverName } from './migrate.ts'

const database = useDatabase()
const newer = { ...migrations, '9999-next-release': 'create table "nextRelease" ("n" int)' }

test('旧服务还在运行，新版本不改它的库；停了就升级；升级过的库，旧版本打不开', async () => {
  const { pool } = database.services
  const { rows } = await pool.query<{ name: string }>('select current_database() as name')
  const server = new pg.Client({ ...pool.options, database: rows[0]?.name ?? '', application_name: serverName })
  await server.connect()
  await expect(migrate(pool, newer)).rejects.toThrow('明责正以旧版本运行')
  await migrate(pool, migrations)
  await server.end()
  await migrate(pool, newer)
  expect((await pool.query('select * from "nextRelease"')).rowCount).toBe(0)
  await expect(migrate(pool, migrations)).rejects.toThrow('数据库已由更新的版本升级过（9999-next-release）')
})
