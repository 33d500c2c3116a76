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

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of the project: the embedded PostgreSQL 18, or a separate 15 such as a bureau runs. */
    server: 'embedded' | 'fifteen'
    /** It holds the templates `bare` (migrated, empty) and `cast` (the demo bureau). */
    connection: EmbeddedServer['connection']
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

/** Starts the project's server once for the whole run and prepares the templates that tests clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'mz-test-'))
  chmodSync(folder, 0o755)
  const binaries = project.config.provide.server === 'fifteen' ? { binaries: 'pg15' } : {}
  const server = await startEmbedded({ folder: join(folder, 'data'), settings: throwAway, revive: false, ...binaries })
  await makeTemplate(server, 'bare')
  await makeTemplate(server, 'cast', async (database) => {
    const services = testServices({ ...server.connection, database })
    const demo = await buildDemo(services, { people: 887, units: 40, seed: 7, knownSecrets: true })
    project.provide('castAccounts', Object.fromEntries(demo.accounts.map((a) => [a.key, { login: a.login, secret: a.secret }])))
    await services.pool.query('analyze')
    await services.pool.end()
  })
  project.provide('connection', server.connection)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
