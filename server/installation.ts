import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { foundMissing } from '../database/found-missing.ts'
import { migrations } from '../database/migrations/list.ts'
import type { Config } from '../platform/config.ts'
import { folderKeys, lockFolder, makeFolder } from '../platform/data-folder.ts'
import { type ConnectionSettings, connect } from '../platform/database/connect.ts'
import { findRunning, startEmbedded } from '../platform/database/embedded.ts'
import { migrate } from '../platform/database/migrate.ts'
import { configureDocuments } from '../platform/documents/render.ts'
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

const notFounded = (folder: string): Error =>
  new Error(`数据目录 ${folder} 里还没有建局。目录写错了就改 --data；第一次用，先运行：npx mingze init --data ${folder}`)

/** As openInstallation, for commands that work on a bureau: a folder that holds none is told, and left as it was. */
export async function openBureau(config: Config, isServer: boolean): Promise<Installation> {
  const folder = config.MINGZE_DATA
  const holdsNothing = !existsSync(join(folder, 'postgres')) && !existsSync(join(folder, 'keys.json'))
  if (!config.DATABASE_URL && holdsNothing) throw notFounded(folder)
  const installation = await openInstallation(config, isServer)
  if (await holdsBureau(installation.services.pool)) return installation
  await installation.close()
  throw notFounded(folder)
}

async function holdsBureau(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from "bureaus" limit 1')
  return rowCount !== 0
}

/** New keys beside old data would open nothing, and what they seal could never be told from the rest. */
async function refuseNewKeys(pool: pg.Pool, path: string): Promise<void> {
  if (await holdsBureau(pool))
    throw new Error(`数据库里已有数据，但没有它的密钥文件 ${path}，没有启动。把原来的 keys.json 放回这里（权限 0600）再启动。`)
}

/** Opens the data folder and its database (starting the private server when none runs), migrated; `isServer` holds the folder's lock. */
export async function openInstallation(config: Config, isServer: boolean): Promise<Installation> {
  const folder = config.MINGZE_DATA
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  makeFolder(folder)
  const fontsFolder = join(folder, 'fonts')
  mkdirSync(fontsFolder, { recursive: true })
  configureDocuments({ fontsFolder })
  const keysPath = join(folder, 'keys.json')
  const areKeysNew = !existsSync(keysPath)
  const keys = folderKeys(folder)
  try {
    const { pool, close } = await openMigrated(config, isServer, (opened) =>
      areKeysNew ? refuseNewKeys(opened, keysPath) : foundMissing(opened, keys, new Date()),
    )
    const log = pino({ level: config.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
    const files = fileStore(join(folder, 'files'), keys)
    return { services: { pool, keys, config, files, log, clock: () => new Date() }, close }
  } catch (error) {
    /* Keys made for a start that failed must not pass for the bureau's own at the next. */
    if (areKeysNew) rmSync(keysPath, { force: true })
    throw error
  }
}

/** The pool on a migrated database that passed the check; on failure everything is closed again. */
async function openMigrated(
  config: Config,
  isServer: boolean,
  check: (pool: pg.Pool) => Promise<void>,
): Promise<{ pool: pg.Pool; close: () => Promise<void> }> {
  const database = await openDatabase(config, isServer)
  const pool = connect({ max: 40, ...database.settings })
  const close = async (): Promise<void> => {
    await pool.end()
    await database.close()
  }
  try {
    await migrate(pool, migrations)
    await check(pool)
  } catch (error) {
    await close()
    throw error
  }
  return { pool, close }
}
