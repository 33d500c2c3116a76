import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildDemo } from '../../database/demo/build.ts'
import { migrations } from '../../database/migrations/list.ts'
import { connect } from '../../platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '../../platform/database/embedded.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { testServices } from './services.ts'

export interface TestServers {
  /** Embedded PostgreSQL 18 with the template `cast` (the demo bureau). */
  embedded: EmbeddedServer['connection']
  /** PostgreSQL 15 with the template `bare` (migrated, empty). */
  fifteen: EmbeddedServer['connection']
}
declare module 'vitest' {
  export interface ProvidedContext {
    servers: TestServers
    castAccounts: Record<string, { login: string; secret: string }>
  }
}

/** Quick settings for a server whose data nobody keeps. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

async function makeTemplate(server: EmbeddedServer, name: string, fill?: (database: string) => Promise<void>): Promise<void> {
  const admin = connect(server.connection)
  await admin.query(`create database "${name}"`)
  const pool = connect({ ...server.connection, database: name })
  await migrate(pool, migrations)
  await pool.end()
  await fill?.(name)
  await admin.end()
}

/** Starts both servers once for the whole run and prepares the templates that tests clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'mz-test-'))
  chmodSync(folder, 0o755)
  const [embedded, fifteen] = await Promise.all([
    startEmbedded({ folder: join(folder, 'embedded'), settings: throwAway, revive: false }),
    startEmbedded({ folder: join(folder, 'fifteen'), binaries: 'pg15', settings: throwAway, revive: false }),
  ])
  await makeTemplate(fifteen, 'bare')
  await makeTemplate(embedded, 'bare')
  await makeTemplate(embedded, 'cast', async (database) => {
    const services = testServices({ ...embedded.connection, database })
    const demo = await buildDemo(services, { people: 887, units: 40, seed: 7, knownSecrets: true })
    project.provide('castAccounts', Object.fromEntries(demo.accounts.map((a) => [a.key, { login: a.login, secret: a.secret }])))
    await services.pool.end()
  })
  project.provide('servers', { embedded: embedded.connection, fifteen: fifteen.connection })
  return async () => {
    await Promise.all([embedded.stop(), fifteen.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}
