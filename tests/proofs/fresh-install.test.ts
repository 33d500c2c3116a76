import { request } from 'node:https'
import { expect, test } from 'vitest'
import { freePort, newFolder, ownPool, runCommand, startServer } from './server-process.ts'

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}
interface Sent {
  readonly body?: object
  readonly cookie?: string
}
/** Over TLS, taking the certificate that the installation made for itself. */
const asking =
  (port: number) =>
  (method: string, path: string, { body, cookie = '' }: Sent = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const origin = `https://localhost:${port}`
      const headers = { origin, cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const sent = request(`${origin}${path}`, { method, headers, rejectUnauthorized: false }, (answer) => {
        let text = ''
        answer.on('data', (piece: Buffer) => {
          text += piece.toString()
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      })
      sent.on('error', reject)
      sent.end(body ? JSON.stringify(body) : undefined)
    })
const usual = [
  ['admin', 'admin'],
  ['admin', 'password'],
  ['root', 'root'],
  ['mingze', 'mingze'],
  ['system', '123456'],
] as const

test('新装好的，什么也不设：三个一次性口令，没有默认账号；对外只走 TLS，第一次登录先换口令，三个管理员都看不到业务', async () => {
  const folder = newFolder()
  const port = await freePort()
  const ask = asking(port)
  const founded = await runCommand(['init', '--data', folder.path, '--name', '明河县公安局'])
  const given = [...founded.output.matchAll(/账号 (\S+) {2}口令 (\S+)/g)].map(([, login = '', secret = '']) => ({
    login,
    secret,
  }))
  expect([founded.code, given.length, new Set(given.map((g) => g.secret)).size]).toEqual([0, 3, 3])
  expect((await runCommand(['init', '--data', folder.path])).output).toContain('已经建过局了')
  const server = await startServer(['serve', '--data', folder.path, '--host', '0.0.0.0', '--port', String(port)])
  try {
    expect(server.address).toMatch(/^https:/)
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    const page = await ask('GET', '/')
    expect(page.headers['strict-transport-security']).toMatch(/max-age=31536000/)
    for (const [login, secret] of usual) expect((await ask('POST', '/api/session', { body: { login, secret } })).status).toBe(401)
    expect((await ask('GET', '/api/people')).status).toBe(401)
    for (const { login, secret } of given) {
      const entered = await ask('POST', '/api/session', { body: { login, secret } })
      const [set = ''] = entered.headers['set-cookie'] ?? []
      expect(set).toMatch(/^__Host-mingze=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
      const [cookie = ''] = set.split(';')
      expect((await ask('GET', '/api/trail/own', { cookie })).text).toContain('secretChangeRequired')
      const next = `Xr7-moqi-${login.length}-tulan`
      expect((await ask('POST', '/api/session/secret', { body: { current: secret, next }, cookie })).status).toBe(200)
      expect((await ask('GET', '/api/people', { cookie })).status).toBe(403)
      expect((await ask('POST', '/api/session', { body: { login, secret } })).status).toBe(401)
    }
    const pool = ownPool(folder.path)
    const { rows } = await pool.query(`select "login" from "accounts" order by "login"`)
    await pool.end()
    expect(rows.map((r: { login: string }) => r.login)).toEqual(given.map((g) => g.login).sort())
    expect(given.some(({ secret }) => server.output().includes(secret))).toBe(false)
  } finally {
    await server.stop()
    folder.remove()
  }
}, 120_000)
