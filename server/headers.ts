import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Services } from '../platform/http/service.ts'

/** Security headers on every answer; each response has a style nonce of its own, scripts come from our own files only. */
export function guardHeaders(hono: Hono, services: Services, isSecure: () => boolean): void {
  hono.use(async (c, next) => {
    const started = performance.now()
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce' as never, nonce as never)
    await next()
    const h = c.res.headers
    h.set(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'`,
    )
    h.set('X-Content-Type-Options', 'nosniff')
    h.set('X-Frame-Options', 'DENY')
    h.set('Referrer-Policy', 'no-referrer')
    h.set('Cross-Origin-Opener-Policy', 'same-origin')
    h.set('Cross-Origin-Resource-Policy', 'same-origin')
    h.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (isSecure()) h.set('Strict-Transport-Security', 'max-age=31536000')
    if (!h.has('Cache-Control')) h.set('Cache-Control', 'no-store')
    services.log.debug(
      { method: c.req.method, route: c.req.routePath, status: c.res.status, ms: Math.round(performance.now() - started) },
      'request',
    )
  })
}
