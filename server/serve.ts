import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { anchorFileOf } from '../platform/audit/anchor.ts'
import { startChainer } from '../platform/audit/chainer.ts'
import type { Services } from '../platform/http/service.ts'
import { startRunner } from '../platform/jobs/runner.ts'
import { createApp } from './app.ts'
import { certificate, reachableHosts } from './certificate.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { startMidnight } from './jobs/midnight.ts'
import { startReactions } from './jobs/reactions.ts'
import { settlements } from './jobs/settlements.ts'
import { findActing } from './session.ts'

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)

export interface Running {
  /** Where it is reached; several, parted by spaces, when it listens on every address of the machine. */
  readonly address: string
  stop(): Promise<void>
}

/** Serves the product: TLS on any host but loopback, unless a named proxy stands before it. Chainer and jobs run beside. */
export async function serve(services: Services, port: number): Promise<Running> {
  const host = services.config.HOST
  const isTls = !isLoopback(host) && services.config.TRUSTED_PROXY === undefined
  const { hono } = createApp(services, isTls)
  const tls = isTls ? await certificate(services.config.MINGZE_DATA, host) : undefined
  const folder = services.config.MINGZE_DATA
  const chainer = startChainer(services.pool, {
    folder: join(folder, 'anchor'),
    anchorFile: anchorFileOf(services.config),
    clock: services.clock,
    log: services.log,
  })
  const runner = startRunner(services, jobHandlers, (who) => findActing(services, who))
  const reactions = startReactions(services, settlements)
  const midnight = startMidnight(services, reactions.settleAll)
  const server = await new Promise<ServerType>((resolve, reject) => {
    const made = listen(
      { fetch: hono.fetch, port, hostname: host, ...(tls ? { createServer: createTlsServer, serverOptions: tls } : {}) },
      () => resolve(made),
    )
    made.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`端口 ${port} 已被占用；用 --port 换一个。`) : error),
    )
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    address: reachableHosts(host)
      .map((name) => `${isTls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${actual}`)
      .join(' '),
    stop: async () => {
      midnight.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      await runner.stop()
      await reactions.stop()
      await chainer.stop()
    },
  }
}
