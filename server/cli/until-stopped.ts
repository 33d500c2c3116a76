import type { Installation } from '../installation.ts'
import { type Running, serve } from '../serve.ts'
import { say } from './options.ts'

/** Serves until SIGINT or SIGTERM, then stops in order: requests, jobs, chainer, database. */
export async function untilStopped(installation: Installation, greet: (running: Running) => void): Promise<number> {
  const { services, close } = installation
  const running = await serve(services, services.config.PORT).catch(async (error: unknown) => {
    await close()
    throw error
  })
  greet(running)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  say('正在停止……')
  await running.stop()
  await close()
  return 0
}
