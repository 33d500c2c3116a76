import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { clerk, headersOf } from './story-kit.ts'

const app = useApp()
const unsafe = /unsafe-inline|unsafe-eval|\*|http:/

function faultsOf(headers: Headers): string[] {
  const csp = headers.get('content-security-policy') ?? ''
  const wanted: [string, boolean][] = [
    ['CSP', csp.includes("default-src 'none'") && csp.includes("object-src 'none'") && csp.includes("frame-ancestors 'none'")],
    ['CSP base-uri and form-action', csp.includes("base-uri 'none'") && csp.includes("form-action 'self'")],
    ['CSP without unsafe', !unsafe.test(csp)],
    ['nosniff', headers.get('x-content-type-options') === 'nosniff'],
    ['frame', headers.get('x-frame-options') === 'DENY'],
    ['referrer', headers.get('referrer-policy') === 'no-referrer'],
    ['COOP', headers.get('cross-origin-opener-policy') === 'same-origin'],
    ['CORP', headers.get('cross-origin-resource-policy') === 'same-origin'],
    ['no word of the maker', !headers.has('x-powered-by') && !headers.has('server')],
    ['nobody else may read', !headers.has('access-control-allow-origin')],
  ]
  return wanted.filter(([, isRight]) => !isRight).map(([name]) => name)
}

test('每一种答复都带齐安全头：网页、接口、文件、下载、各种拒绝和出错', async () => {
  const headers = await headersOf(app.services, clerk)
  const post = (body: string, more: Record<string, string> = {}) => ({ method: 'POST', headers: { ...headers, ...more }, body })
  const requests: [string, string, RequestInit][] = [
    ['page', '/', {}],
    ['deep page', '/people/1', {}],
    ['missing asset', '/assets/none.js', {}],
    ['path upwards', '/assets/..%2f..%2fpackage.json', {}],
    ['old browser', '/old-browser', {}],
    ['health', '/healthz', {}],
    ['ready', '/readyz', {}],
    ['openapi', '/api/openapi.json', {}],
    ['entrance', '/api/entrance', {}],
    ['list', '/api/units', { headers }],
    ['not signed in', '/api/units', {}],
    ['forbidden', '/api/trail', { headers }],
    ['not found', '/api/units/00000000-0000-4000-8000-000000000001', { headers }],
    ['no such route', '/api/none', {}],
    ['wrong method', '/api/units', { method: 'PUT', headers }],
    ['preflight', '/api/units', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } }],
    ['head', '/api/entrance', { method: 'HEAD' }],
    ['post to a page', '/', post('{}')],
    ['broken JSON', '/api/units', post('{')],
    ['foreign origin', '/api/units', post('{}', { origin: 'http://evil.example' })],
    ['invalid', '/api/people/search', post('{"limit":"x"}')],
    ['download', '/api/units/export', { headers }],
  ]
  const faults: string[] = []
  for (const [name, path, init] of requests) {
    const answer = await app.hono.request(path, init)
    const isApi = path.startsWith('/api/')
    faults.push(...faultsOf(answer.headers).map((fault) => `${name}: ${fault}`))
    if (isApi && !answer.headers.get('cache-control')?.includes('no-store')) faults.push(`${name}: kept by caches`)
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json')
    if (isApi && answer.status >= 400 && init.method !== 'OPTIONS' && !isProblem)
      faults.push(`${name}: ${answer.status} without a problem`)
  }
  expect(faults).toEqual([])
})

test('每个答复的样式随机数都不同，页面里不留空位', async () => {
  const nonces = await Promise.all(
    [1, 2, 3].map(
      async () => (await app.hono.request('/healthz')).headers.get('content-security-policy')?.match(/nonce-([^']+)/)?.[1],
    ),
  )
  expect(new Set(nonces).size).toBe(3)
})
