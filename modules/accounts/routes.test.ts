import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, clerk, type Player } from '../../tests/harness/database.ts'

const app = useApp()
const system: Player = { name: '系统管理员', role: 'systemAdministrator' }
const security: Player = { name: '安全管理员', role: 'securityAdministrator' }
const audit: Player = { name: '审计管理员', role: 'auditAdministrator' }
const one = async (sql: string, values: unknown[]): Promise<string> =>
  (await app.services.pool.query<{ x: string }>(sql, values)).rows[0]?.x ?? ''
const accountOf = (name: string) => one('select "accountId" as x from "accounts" where "name" = $1', [name])
const codeOf = async (answer: ReturnType<Browser['send']>) => {
  const { status, json } = await answer
  return `${status} ${json?.code ?? ''}`.trim()
}

test('管理员看不到业务：单位、人员、开通名单都不给；选单位时只有名称', async () => {
  for (const player of [system, security, audit]) {
    const browser = await app.signedIn(player)
    for (const path of ['/api/units', '/api/unit-tree', '/api/account-openings'])
      expect(await codeOf(browser.get(path))).toBe('403 forbidden')
    const seen = await as(app.services, player, (ctx) =>
      ctx.db.selectFrom('people').where('kind', '=', 'auxiliary').select('id').execute(),
    )
    expect(seen).toEqual([])
  }
  const choices = await (await app.signedIn(security)).get('/api/grant-units')
  expect(choices.json.nodes).toHaveLength(41)
  expect(Object.keys(choices.json.nodes[0])).toEqual(['id', 'parentId', 'name'])
  expect(choices.json.confirmer).toBe('politicalOfficeLeader')
  expect(await codeOf((await app.signedIn(audit)).get('/api/accounts'))).toBe('403 forbidden')
})

test('内勤只看得到本单位的账号；外单位的账号和不存在的账号一样', async () => {
  const browser = await app.signedIn(clerk)
  const list = await browser.get('/api/accounts?limit=100')
  expect(new Set(list.json.rows.map((r: { unitName: string }) => r.unitName))).toEqual(new Set(['柳河派出所']))
  const other = await browser.get(`/api/accounts/${await accountOf('邵美琳')}`)
  const missing = await browser.get(`/api/accounts/${crypto.randomUUID()}`)
  expect([other.status, other.text]).toEqual([404, missing.text])
  expect(await codeOf(browser.send('POST', `/api/accounts/${await accountOf('邵美琳')}/reset-request`))).toBe('404 notFound')
})

test('账号表导出：没有口令，只有系统管理员', async () => {
  const file = await (await app.signedIn(system)).get('/api/accounts/export?state=open')
  expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
  expect(await codeOf((await app.signedIn(clerk)).get('/api/accounts/export'))).toBe('403 forbidden')
})

test('翻页不漏不重', async () => {
  const administrator = await app.signedIn(system)
  for (const sort of ['order', 'login', '-login']) {
    const seen: string[] = []
    let cursor = ''
    do {
      const { json } = await administrator.get(`/api/accounts?limit=7&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...json.rows.map((r: { id: string }) => r.id))
      cursor = json.nextCursor ?? ''
    } while (cursor)
    const { json } = await administrator.get('/api/accounts?limit=1')
    expect([seen.length, new Set(seen).size]).toEqual([json.total, json.total])
  }
})
