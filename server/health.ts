import type { Mount } from '../platform/http/mount.ts'

/** /healthz: the process answers. /readyz: the database answers too. */
export function mountHealth({ hono, services }: Mount): void {
  hono.get('/healthz', (c) => c.json({ status: 'ok' }))
  hono.get('/readyz', async (c) => {
    const isReady = await services.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return c.json({ status: isReady ? 'ready' : 'databaseAway' }, isReady ? 200 : 503, isReady ? {} : { 'Retry-After': '5' })
  })
}
