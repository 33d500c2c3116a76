import { readFileSync } from 'node:fs'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { DomainError } from '../platform/errors.ts'
import type { Endpoint } from '../platform/http/contract.ts'
import type { Mount } from '../platform/http/mount.ts'
import { openApi } from '../platform/http/openapi.ts'
import { problemResponse } from '../platform/http/problem.ts'
import type { Services } from '../platform/http/service.ts'
import { isDelegable } from './delegable.ts'
import { guardHeaders } from './headers.ts'
import { mountHealth } from './health.ts'
import { mountModules } from './mount-modules.ts'
import { findSession } from './session.ts'
import { serveBrowserFiles } from './static.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

/** Address of the caller: the named proxy's X-Forwarded-For (its last entry), else the socket's. */
function addressOf(services: Services, c: Context): string {
  const isOverSocket = (c.env as { incoming?: unknown } | undefined)?.incoming !== undefined
  const direct = isOverSocket ? (getConnInfo(c).remote.address?.replace(/^::ffff:/, '') ?? 'unknown') : 'local'
  const proxy = services.config.TRUSTED_PROXY
  return proxy && direct === proxy ? (c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? direct) : direct
}

/** The whole application over its services: API, health, browser files. */
export function createApp(services: Services, isTls: boolean): { hono: Hono; endpoints: Endpoint[] } {
  const hono = new Hono()
  const isSecure = (): boolean => isTls || services.config.TRUSTED_PROXY !== undefined
  const mount: Mount = {
    hono,
    services,
    endpoints: [],
    isDelegable,
    productVersion: version,
    isSecure,
    addressOf: (c) => addressOf(services, c),
    findSession: (c) => findSession(services, c, { address: addressOf(services, c), isSecure: isSecure() }),
  }
  guardHeaders(hono, services, isSecure)
  mountHealth(mount)
  mountModules(mount)
  hono.get('/api/openapi.json', (c) => c.json(openApi(mount.endpoints, version)))
  hono.all('/api/*', (c) => problemResponse(c, new DomainError('notFound', 'noSuchRoute', '没有这个地址。')))
  serveBrowserFiles(hono, services)
  hono.onError((error, c) => {
    services.log.error(
      { err: { name: error.name, code: (error as { code?: string }).code, stack: error.stack?.split('\n').slice(1, 8) } },
      'unexpected',
    )
    return c.json(
      {
        type: 'about:blank',
        title: '系统出错',
        status: 500,
        code: 'unexpected',
        detail: '系统出了错，这次没有办成；已记下，请报系统管理员。',
      },
      500,
      {
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Cache-Control': 'no-store',
      },
    )
  })
  return { hono, endpoints: mount.endpoints }
}
