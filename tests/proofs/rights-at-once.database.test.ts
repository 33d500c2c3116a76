import { beforeAll, expect, test } from 'vitest'
import { connect } from '../../platform/database/connect.ts'
import { type Browser, useApp } from '../harness/app.ts'
import { clerk, office, songYongkang, zhouQihang } from '../harness/database.ts'
import { kitOf, system } from './story-kit.ts'

const app = useApp()
const kit = kitOf(app)
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const change = (sql: string, values: unknown[] = []) => app.services.pool.query(sql, values)
const personId = (name: string) => kit.one('select "id" from "people" where "name" = $1 order by "kind" limit 1', [name])
const unitId = (name: string) => kit.one('select "id" from "units" where "name" = $1', [name])
/** A second auxiliary of 柳河 whom 周启航 leads. */
const led = (skip: number) =>
  kit.one(
    `select "id" from "people" where "leadOfficerId" = (select "id" from "people" where "name" = '周启航' limit 1) and "name" <> '宋永康' order by "id" offset $1 limit 1`,
    [skip],
  )
const status = async (browser: Browser, path: string) => (await browser.get(path)).status
const moveTo = async (id: string, unit: string) => {
  const { version } = (await (await app.signedIn(office)).get(`/api/people/${id}`)).json
  const body = {
    version,
    aspect: 'usingUnit',
    unitId: await unitId(unit),
    fromOn: '2026-11-23',
    consent: 'agrees',
    reason: '工作需要',
  }
  return kit.act(office, 'POST', `/api/people/${id}/move`, body)
}
let clerkAtWork: Browser
beforeAll(async () => {
  clerkAtWork = await app.signedIn(clerk)
})

test('人调走了，原单位内勤手上的页面下一步就打不开；接收单位的内勤马上打得开', async () => {
  const id = await led(0)
  const receiving = await app.signedIn(otherClerk)
  expect([await status(clerkAtWork, `/api/people/${id}`), await status(receiving, `/api/people/${id}`)]).toEqual([200, 404])
  await moveTo(id, '青桥派出所')
  expect([await status(clerkAtWork, `/api/people/${id}`), await status(receiving, `/api/people/${id}`)]).toEqual([404, 200])
})

test('换了带辅责任民警，原来的民警下一步就看不到这个人；一个也不带的，这个身份就没有了', async () => {
  const officer = await app.signedIn(zhouQihang)
  const id = await led(0)
  expect(await status(officer, `/api/people/${id}`)).toBe(200)
  const targetId = await personId('梁志勇')
  const assign = (personIds: string[]) =>
    kit.act(clerk, 'POST', '/api/assignments', {
      personIds,
      aspect: 'leadOfficer',
      targetId,
      fromOn: '2026-11-23',
      reason: '调整',
    })
  await assign([id])
  expect(await status(officer, `/api/people/${id}`)).toBe(404)
  const { rows } = await change(
    `select "id" from "people" where "leadOfficerId" = (select "id" from "people" where "name" = '周启航' limit 1)`,
  )
  await assign((rows as { id: string }[]).map((r) => r.id))
  expect((await officer.get('/api/session')).json.code).toBe('signInRequired')
})

test('授权到期的那一天起，手上的会话就不认了；账号停用、人员离岗也一样', async () => {
  const stranger = await app.signedIn(otherClerk)
  expect(await status(stranger, '/api/units')).toBe(200)
  await change(
    `update "grants" set "toOn" = '2026-11-23' where "accountId" = (select "accountId" from "accounts" where "name" = '邵美琳')`,
  )
  expect(await status(stranger, '/api/units')).toBe(401)
  const own = await app.signedIn(songYongkang)
  const id = await personId('宋永康')
  const { version } = (await clerkAtWork.get(`/api/people/${id}`)).json
  const separation = { version, separatedOn: '2026-11-23', kind: 'resigned', reason: '本人辞职' }
  await kit.act(clerk, 'POST', `/api/people/${id}/separation`, separation)
  expect(await status(own, '/api/me/file')).toBe(401)
  const head = await app.signedIn({ name: '郭立军', role: 'unitHead' })
  const account = await kit.one(`select "accountId" from "accounts" where "name" = '郭立军'`)
  const disabling = { version: Number(await kit.one('select "version" from "accounts" where "accountId" = $1', [account])) }
  await kit.act(system, 'POST', `/api/accounts/${account}/disabling`, { ...disabling, reason: '调离岗位' })
  expect(await status(head, '/api/units')).toBe(401)
})

test('内勤正在存的时候人被调走：等调动办完，存的这一次按新的范围答复没有找到，什么也没写', async () => {
  const id = await kit.one(
    `select p."id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '柳河派出所' and p."kind" = 'auxiliary' and p."separatedOn" is null order by p."id" desc limit 1`,
  )
  const { version, tier } = (await clerkAtWork.get(`/api/people/${id}`)).json
  const pool = connect({ ...app.services.pool.options, max: 1 })
  const transfer = await pool.connect()
  await transfer.query('begin')
  await transfer.query(
    `update "people" set "unitId" = u."id", "unitSortKey" = u."unitSortKey" from "units" u where "people"."id" = $1 and u."name" = '青桥派出所'`,
    [id],
  )
  const saving = clerkAtWork.send('PATCH', `/api/people/${id}`, { version, tier: '一级辅警' })
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await change(waits)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await transfer.query('commit')
  expect((await saving).status).toBe(404)
  expect(await kit.one('select coalesce("tier", \'空\') from "people" where "id" = $1', [id])).toBe(tier ?? '空')
  transfer.release()
  await pool.end()
})
