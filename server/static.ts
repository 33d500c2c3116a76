import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { transact } from '../platform/database/transact.ts'
import type { Services } from '../platform/http/service.ts'
import { oldBrowserPage } from './pages/old-browser.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const mediaTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
}

/** The built browser files: hashed assets are kept for a year, the page itself never; any other path is the page. */
export function serveBrowserFiles(hono: Hono, services: Services): void {
  hono.get('/old-browser', async (c) => {
    const bureau = await transact(services.pool, 'mingze_gate', {}, (tx) =>
      tx.selectFrom('bureaus').select('name').orderBy('createdAt').executeTakeFirst(),
    )
    const nonce = c.get('nonce' as never) as unknown as string
    const address = new URL('/', c.req.url).href
    return c.html(
      oldBrowserPage({
        bureauName: bureau?.name ?? '',
        address,
        userAgent: c.req.header('user-agent') ?? '',
        support: services.config.MINGZE_SUPPORT,
        nonce,
      }),
    )
  })
  const pagePath = join(dist, 'index.html')
  hono.get('*', async (c) => {
    const path = normalize(c.req.path)
    const type = mediaTypes[extname(path)]
    if (type && !path.includes('..') && !path.includes('\0')) {
      const bytes = await readFile(join(dist, path)).catch(() => undefined)
      if (!bytes) return c.text('没有这个文件', 404)
      return c.body(bytes, 200, {
        'Content-Type': type,
        'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    }
    const nonce = c.get('nonce' as never) as unknown as string
    const pageText = await readFile(pagePath, 'utf8')
    return c.html(pageText.replaceAll('__NONCE__', nonce), 200, { 'Cache-Control': 'no-store' })
  })
}
