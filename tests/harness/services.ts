import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { readConfig } from '../../platform/config.ts'
import { type ConnectionSettings, connect } from '../../platform/database/connect.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import type { Services } from '../../platform/http/service.ts'
import { keysFrom } from '../../platform/keys.ts'

/** The stories' day: Monday 23 November 2026, 15:20 in Beijing. */
export const storyNow = new Date('2026-11-23T07:20:00Z')
export const testKeys = keysFrom({ k1: Buffer.alloc(32, 7) })

/** Services over a test database; the clock is the test's own. */
export function testServices(connection: ConnectionSettings, clock: () => Date = () => storyNow): Services {
  return {
    pool: connect({ max: 10, ...connection }),
    keys: testKeys,
    config: readConfig({ LOG_LEVEL: 'silent' }, {}),
    files: fileStore(mkdtempSync(join(tmpdir(), 'mz-files-')), testKeys),
    log: pino({ level: 'silent' }),
    clock,
  }
}
