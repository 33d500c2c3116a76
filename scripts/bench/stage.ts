import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../platform/config.ts'
import type { Services } from '../../platform/http/service.ts'
import { openInstallation } from '../../server/installation.ts'
import { demoAccount, runCommand, startServer } from '../../tests/proofs/server-process.ts'
import { signIn, untilReady, type Visitor } from '../../tests/proofs/visitor.ts'
import { memoryOf } from './process-facts.ts'

export interface Stage {
  readonly address: string
  readonly pid: number
  /** Our own way into the same database, with the product's pool. */
  readonly services: Services
  readonly office: Visitor
  readonly clerk: Visitor
  readonly startMilliseconds: number
  readonly idleMemory: number
  close(): Promise<void>
}

/** Makes the demo bureau; seconds it took. */
export async function buildBureau(folder: string, people: string, units: string): Promise<number> {
  const made = await runCommand(['demo', '--no-serve', '--data', folder, '--people', people, '--units', units])
  if (made.code !== 0) throw new Error(made.output)
  return made.milliseconds / 1000
}

/** Starts the product twice on the folder; the second start is measured, and its memory when it has nothing to do. */
export async function openStage(folder: string): Promise<Stage> {
  const args = ['serve', '--data', folder, '--port', '0']
  await (await startServer(args, { LOG_LEVEL: 'warn' })).stop()
  const started = performance.now()
  const server = await startServer(args, { LOG_LEVEL: 'warn' })
  await untilReady(server.address, 30_000)
  const startMilliseconds = performance.now() - started
  await sleep(5000)
  const idleMemory = memoryOf(server.pid)
  const { services, close } = await openInstallation(readConfig({ MINGZE_DATA: folder, LOG_LEVEL: 'silent' }), false)
  return {
    address: server.address,
    pid: server.pid,
    services,
    office: await signIn(server.address, demoAccount(folder, 'office')),
    clerk: await signIn(server.address, demoAccount(folder, 'clerk')),
    startMilliseconds,
    idleMemory,
    close: async () => {
      await close()
      await server.stop()
    },
  }
}
