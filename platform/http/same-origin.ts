import type { Context } from 'hono'
import { DomainError } from '../errors.ts'

/** Writes come from our own pages only: same origin by Origin and Sec-Fetch-Site, JSON bodies (or raw bytes for uploads). */
export function assertSameOrigin(c: Context): void {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const host = c.req.header('host')
  const isForeign =
    (origin !== undefined && URL.parse(origin)?.host !== host) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  if (isForeign || (origin === undefined && site === undefined))
    throw new DomainError('forbidden', 'foreignOrigin', '请求不是从本系统的页面发出的，没有办理。')
}
