import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'

/** Brings a database to the newest schema, each migration in a transaction, one process at a time. Throws on the first failure. */
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
  const { error } = await new Migrator({ db, provider, migrationTableSchema: 'public' }).migrateToLatest()
  if (error) throw error
}
