import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context, Hono } from 'hono'
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

/** What gzip makes smaller; pictures and fonts are packed already. */
const packable = new Set(['.js', '.css', '.svg', '.json'])
const smallest = 1024
const pack = promisify(gzip)
/** Hashed files never change, so each is packed once (about 1 MB in all). */
const packed = new Map<string, Promise<Buffer>>()

function packOnce(path: string, bytes: Buffer): Promise<Buffer> {
  const known = packed.get(path) ?? pack(bytes)
  packed.set(path, known)
  return known
}

async function sendFile(c: Context, path: string, type: string): Promise<Response> {
  const bytes = await readFile(join(dist, path)).catch(() => undefined)
  if (!bytes) return c.text('没有这个文件', 404)
  const isHashed = path.startsWith('/assets/')
  const headers = {
    'Content-Type': type,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  }
  const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  if (!takesGzip || !isHashed || !packable.has(extname(path)) || bytes.length < smallest) return c.body(bytes, 200, headers)
  const small = new Uint8Array(await packOnce(path, bytes))
  return c.body(small, 200, { ...headers, 'Content-Encoding': 'gzip' })
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
    if (type && !path.includes('..') && !path.includes('\0')) return sendFile(c, path, type)
    const nonce = c.get('nonce' as never) as unknown as string
    const pageText = await readFile(pagePath, 'utf8')
    return c.html(pageText.replaceAll('__NONCE__', nonce), 200, { 'Cache-Control': 'no-store' })
  })
}
