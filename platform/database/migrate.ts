import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'

/** The name under which a running server is seen in the database: its chainer's connection, one in every server. */
export const serverName = 'mingze-chainer'

/** A newer schema is not touched by an older program, and none is changed under a server that runs. */
async function refuseMismatch(db: Kysely<unknown>, migrator: Migrator, known: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select "name" from public."kysely_migration" order by "name"`
    .execute(db)
    .catch(() => ({ rows: [] }))
  const newer = rows.find(({ name }) => !known.has(name))
  if (newer)
    throw new Error(`数据库已由更新的版本升级过（${newer.name}），这个版本打不开，什么都没有改。请换成升级以后的版本再运行。`)
  const pending = (await migrator.getMigrations()).filter((m) => !m.executedAt)
  if (rows.length === 0 || pending.length === 0) return
  const running =
    await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = ${serverName}`.execute(db)
  if (running.rows.length > 0)
    throw new Error('明责正以旧版本运行，数据库还没有升级，什么都没有改。先停掉它，用这个版本启动一次，再运行这条命令。')
}

/** Brings a database to the newest schema, each migration in a transaction, one process at a time. Throws on the first failure; in Chinese where the versions of program and data do not go together. */
export async function migrate(pool: pg.Pool, migrations: Record<string, string>): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(
        Object.entries(migrations).map(([name, text]) => [
          name,
          { up: async (tx: Kysely<unknown>) => void (await sql.raw(text).execute(tx)) },
        ]),
      ),
  }
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'public' })
  await refuseMismatch(db, migrator, new Set(Object.keys(migrations)))
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
