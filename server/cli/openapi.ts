import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import pino from 'pino'
import { connect } from '../../platform/database/connect.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import { keysFrom } from '../../platform/keys.ts'
import { createApp } from '../app.ts'
import { readOptions, say } from './options.ts'

/** The interface as a document; needs neither data folder nor database. */
export async function run(args: string[]): Promise<number> {
  const { config } = readOptions(args)
  const keys = keysFrom({ none: randomBytes(32) })
  const services = {
    pool: connect({}),
    keys,
    config,
    files: fileStore(tmpdir(), keys),
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
  }
  const answer = await createApp(services, false).hono.request('/api/openapi.json')
  say(await answer.text())
  return 0
}
