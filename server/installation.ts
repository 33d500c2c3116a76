import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { migrations } from '../database/migrations/list.ts'
import type { Config } from '../platform/config.ts'
import { folderKeys, lockFolder, makeFolder } from '../platform/data-folder.ts'
import { type ConnectionSettings, connect } from '../platform/database/connect.ts'
import { findRunning, startEmbedded } from '../platform/database/embedded.ts'
import { migrate } from '../platform/database/migrate.ts'
import { fileStore } from '../platform/files/file-store.ts'
import type { Services } from '../platform/http/service.ts'

export interface Installation {
  readonly services: Services
  readonly close: () => Promise<void>
}
const databaseName = 'mingze'

async function ensureDatabase(connection: ConnectionSettings): Promise<ConnectionSettings> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  const known = await client.query('select 1 from pg_database where datname = $1', [databaseName])
  if (known.rowCount === 0) await client.query('create database mingze')
  await client.end()
  return { ...connection, database: databaseName }
}

async function openDatabase(
  config: Config,
  isServer: boolean,
): Promise<{ settings: ConnectionSettings; close: () => Promise<void> }> {
  if (config.DATABASE_URL) return { settings: { connectionString: config.DATABASE_URL }, close: async () => undefined }
  const folder = config.MINGZE_DATA
  const running = isServer ? undefined : await findRunning(folder)
  if (running) return { settings: { ...running, database: databaseName }, close: async () => undefined }
  const lock = await lockFolder(folder)
  const server = await startEmbedded({ folder }).catch((error: unknown) => {
    lock.release()
    throw error
  })
  const close = async (): Promise<void> => {
    await server.stop()
    lock.release()
  }
  return { settings: await ensureDatabase(server.connection), close }
}

/** Opens the data folder and its database (starting the private server when none runs), migrated; `isServer` holds the folder's lock. */
export async function openInstallation(config: Config, isServer: boolean): Promise<Installation> {
  const folder = config.MINGZE_DATA
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  makeFolder(folder)
  const keys = folderKeys(folder)
  const database = await openDatabase(config, isServer)
  const pool = connect({ max: 40, ...database.settings })
  const log = pino({ level: config.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  try {
    await migrate(pool, migrations)
  } catch (error) {
    await pool.end()
    await database.close()
    throw error
  }
  const services: Services = { pool, keys, config, files: fileStore(join(folder, 'files'), keys), log, clock: () => new Date() }
  return {
    services,
    close: async () => {
      await pool.end()
      await database.close()
    },
  }
}
