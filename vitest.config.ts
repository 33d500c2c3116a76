import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const setup = './tests/harness/global-setup.ts'
const globalSetup = existsSync(new URL(setup, import.meta.url)) ? [setup] : []
/** Commands, policies, searches and routes of every module, jobs and the chain: the same files once more on PostgreSQL 15. */
const onFifteen = ['{modules,server/jobs}/**/*.test.ts', 'platform/audit/*.test.ts', 'tests/architecture/row-security.*.test.ts']
/** Drawing and reading of pages and sheets: long, and the same whatever the server. */
const ofPages = ['modules/**/documents.test.ts', 'modules/imports/read-*.test.ts', 'modules/paper-signing/routes.test.ts']
/** Tests of the sources alone: no database is started for them. Those that need one are named *.database.test.ts. */
const ofSources = 'tests/architecture/**/!(*.database).test.ts'

/** A faked clock must not meet what another file left running: each of these starts afresh. */
const ofFakedClocks = ['tests/architecture/matrix.database.test.ts', 'tests/proofs/injection.database.test.ts']

export default defineConfig({
  test: {
    maxWorkers: 3,
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'architecture', include: [ofSources] } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,server,modules,platform,database,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ofSources, ...ofFakedClocks],
          isolate: false,
          provide: { server: 'embedded' },
          globalSetup,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ofFakedClocks, provide: { server: 'embedded' }, globalSetup },
      },
      {
        extends: true,
        test: {
          name: 'fifteen',
          isolate: false,
          include: onFifteen,
          exclude: ofPages,
          provide: { server: 'fifteen' },
          globalSetup,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          isolate: false,
          include: ['tests/e2e/**/*.story.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          provide: { server: 'embedded' },
          globalSetup,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          isolate: false,
          include: ['tests/long/**/*.story.ts'],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          provide: { server: 'embedded' },
          globalSetup,
        },
      },
    ],
  },
})
