import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, office, type Player } from '../../tests/harness/database.ts'
import { addressOf, sampleBody } from '../../tests/harness/matrix.ts'
import {
  carryNotices,
  city,
  neighbour,
  otherCity,
  province,
  type Row,
  rowNamed,
  useTree,
} from '../../tests/harness/superiors-desk.ts'

const app = useApp()
const leader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
const tree = useTree(app)
const at = {} as Record<'office' | 'leader' | 'city' | 'other' | 'province' | 'neighbour', Browser>
beforeAll(async () => {
  const players = { office, leader, city, other: otherCity, province, neighbour }
  for (const [key, player] of Object.entries(players)) at[key as keyof typeof at] = await app.signedIn(player)
})
const carry = async (): Promise<void> => {
  for (const id of [tree.tenants.city.bureauId, tree.tenants.mine]) await carryNotices(app.services, id)
}

test('市局看各县局的数：合计只加显示的，少于五不显示，从合计也减不出来；再写一遍什么也不变', async () => {
  const view = (await at.city.get('/api/bureau-figures')).json
  expect(view.rows.map((r: { name: string }) => r.name)).toEqual(['明河县公安局', '石桥县公安局'])
  expect(rowNamed(view, '明河县公安局').cells.auxiliaries).toMatchObject({ n: 887, isHidden: false })
  const { auxiliaries, patrolMembers, policeAssistants } = rowNamed(view, '石桥县公安局').cells
  expect(auxiliaries?.n).toBe(100)
  expect([patrolMembers, policeAssistants]).toMatchObject([
    { n: null, isHidden: true },
    { n: null, isHidden: true },
  ])
  expect(view.total.auxiliaries).toMatchObject({ n: 987, hiddenBureaus: 0 })
  expect(view.total.patrolMembers).toMatchObject({ n: 726, hiddenBureaus: 1 })
  for (const row of [...view.rows.map((r: Row) => r.cells), view.total])
    for (const d of view.definitions.filter((d: { unit: string }) => d.unit === '人'))
      expect([undefined, null, 0, 5].includes(row[d.id]?.n) || row[d.id].n >= 5).toBe(true)
  const before = await app.services.pool.query('select * from "bureauFigures" order by 1, 2, 3, 4')
  await tree.night()
  expect((await app.services.pool.query('select * from "bureauFigures" order by 1, 2, 3, 4')).rows).toEqual(before.rows)
})

test('市局看到的每个数，和县局自己的工作台、本局数字对得上', async () => {
  const own = (await at.office.get('/api/bureau-figures')).json
  expect(own.rows.map((r: { name: string }) => r.name)).toEqual(['明河县公安局'])
  const seen = rowNamed((await at.city.get('/api/bureau-figures')).json, '明河县公安局').cells
  expect(own.rows[0].cells).toEqual(seen)
  const { figures, auxiliaryCount } = (await at.office.get('/api/front-page')).json
  expect(seen.auxiliaries?.n).toBe(auxiliaryCount)
  const shared = figures.filter((f: { id: string }) => seen[f.id] && !seen[f.id]?.isHidden)
  expect(shared.length).toBeGreaterThan(10)
  expect(shared.map((f: { id: string }) => [f.id, seen[f.id]?.n])).toEqual(
    shared.map((f: { id: string; count: number }) => [f.id, f.count]),
  )
})

test('省厅看市局的合计，看不到县局；县局看不到上级和旁边的局；别的市什么也看不到', async () => {
  const view = (await at.province.get('/api/bureau-figures')).json
  expect(view.rows.map((r: { name: string }) => r.name)).toEqual(['清源市公安局', '安澜市公安局'])
  expect(rowNamed(view, '清源市公安局').cells.auxiliaries?.n).toBe(987)
  expect(JSON.stringify(view)).not.toContain('明河县')
  const others = await Promise.all([at.other, at.neighbour].map((b) => b.get('/api/bureau-figures')))
  for (const { text } of others) expect(text).not.toMatch(/明河县|清源市|887|987/)
  /* With the application's own conditions out of the way: row-level security alone. */
  const readAs = async (player: Player) =>
    as(app.services, player, async (ctx) =>
      (
        await sql<{
          id: string
          reach: string
        }>`select distinct "bureauId" as id, "reach" from "bureauFigures" order by 1, 2`.execute(ctx.tx)
      ).rows.map((r) => `${r.id} ${r.reach}`),
    )
  const { mine, county, city: c, other, province: p } = tree.tenants
  const both = (id: string) => [`${id} all`, `${id} own`]
  expect(new Set(await readAs(city))).toEqual(new Set([...both(c.bureauId), `${mine} all`, `${county.bureauId} all`]))
  expect(new Set(await readAs(province))).toEqual(new Set([...both(p.bureauId), `${c.bureauId} all`, `${other.bureauId} all`]))
  expect(new Set(await readAs(neighbour))).toEqual(new Set(both(county.bureauId)))
  expect(new Set(await readAs(office))).toEqual(new Set(both(mine)))
  expect(await readAs({ name: '谢春燕', role: 'unitClerk' })).toEqual([])
  expect(await readAs({ name: '冯家乐', role: 'bureauLeader' })).toEqual([])
})

test('上级的账号到不了下级的任何别的地方：每条路由不是 403，就是没有下级的一个字', async () => {
  const leaks: string[] = []
  for (const endpoint of app.endpoints.filter(
    (e) => e.who !== 'anyone' && e.method === 'get' && !/bureau-figures|released/.test(e.path),
  )) {
    const { rows } = await app.services.pool.query<{ id: string }>('select "id" from "people" where "bureauId" = $1 limit 1', [
      tree.tenants.mine,
    ])
    const answer = await at.city.get(addressOf(endpoint, rows[0]?.id ?? ''))
    if (answer.status === 200 && /柳河|何俊杰|谢春燕|宋永康/.test(answer.text)) leaks.push(endpoint.path)
    if (answer.status >= 500) leaks.push(`${endpoint.path} ${answer.status}`)
  }
  expect(leaks).toEqual([])
  const write = app.endpoints.find((e) => e.path === '/api/hazards' && e.method === 'post')
  expect((await at.city.send('POST', '/api/hazards', write ? sampleBody(write) : {})).status).toBe(403)
  const everyTable = await as(app.services, city, async (ctx) => {
    const { rows } = await sql<{
      name: string
    }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'bureauId' and table_name not in ('bureauFigures', 'bureauPlacements')`.execute(
      ctx.tx,
    )
    const seen: string[] = []
    for (const { name } of rows) {
      await sql`savepoint s`.execute(ctx.tx)
      const found = await sql`select 1 from ${sql.table(name)} where "bureauId" = ${tree.tenants.mine}::uuid limit 1`
        .execute(ctx.tx)
        .catch(() => undefined)
      await sql`rollback to savepoint s`.execute(ctx.tx)
      if (found && found.rows.length > 0) seen.push(name)
    }
    return seen
  })
  expect(everyTable).toEqual([])
})

const text = [
  '一、总体要求',
  '各县局组织一次排查。',
  '1．全面排查隐患。责任单位：各派出所、局直各单位。10月底前完成。',
  '2．按月报送情况。',
].join('\n')
const said = {
  number: '清公通〔2026〕7号',
  title: '关于开展辅警队伍集中排查的通知',
  text,
  issuedOn: '2026-11-23',
  dueOn: '2026-12-11',
}

test('市局发通知：到县局的待办，签收、转为本局通知，市局看见哪天、几号、办到几条，看不见名字；发给别人的局不行', async () => {
  expect((await at.city.get('/api/bureaus-below')).json.rows.map((r: { name: string }) => r.name)).toEqual([
    '明河县公安局',
    '石桥县公安局',
  ])
  const toOther = await at.city.send('POST', '/api/superior-notices', { ...said, recipients: [tree.tenants.other.bureauId] })
  expect([toOther.status, toOther.json.code]).toEqual([422, 'notBelow'])
  expect((await at.office.send('POST', '/api/superior-notices', { ...said, recipients: [tree.tenants.mine] })).status).toBe(403)
  const sent = await at.city.send('POST', '/api/superior-notices', { ...said, recipients: [tree.tenants.mine] })
  expect(sent.status).toBe(200)
  expect((await at.city.send('POST', '/api/superior-notices', { ...said, recipients: [tree.tenants.mine] })).json.code).toBe(
    'numberTaken',
  )
  await carry()
  await carry()
  expect((await at.office.get('/api/todos')).text).toContain('清公通〔2026〕7号')
  expect((await at.office.get('/api/deadlines?month=2026-12')).text).toContain('上级来文期限')
  const [received] = (await at.office.get('/api/received-notices?state=waiting')).json.rows
  expect(received).toMatchObject({ issuer: '清源市公安局', state: 'arrived', dueOn: '2026-12-11' })
  const path = `/api/received-notices/${received.id}`
  expect((await at.leader.send('POST', `${path}/acknowledgement`, { version: 1 })).status).toBe(403)
  const acknowledged = await at.office.send('POST', `${path}/acknowledgement`, { version: received.version })
  expect(acknowledged.json).toMatchObject({ state: 'acknowledged', acknowledgedBy: '何俊杰' })
  const stale = await at.office.send('POST', `${path}/take-over`, { version: 1, text })
  expect([stale.status, stale.json.code]).toEqual([409, 'stale'])
  const whole = (await at.office.get(path)).json
  const taken = await at.office.send('POST', `${path}/take-over`, { version: whole.version, text: whole.text })
  expect(taken.json).toMatchObject({ state: 'takenOver', takenOverBy: '何俊杰' })
  const notice = (await at.office.get(`/api/notices/${taken.json.noticeId}`)).json
  expect([notice.state, notice.issuer, notice.clauseList.length]).toEqual(['draft', '清源市公安局', 2])
  const seen = (await at.city.get(`/api/superior-notices/${sent.json.id}`)).json
  expect(seen.receipts).toMatchObject([
    {
      bureau: { name: '明河县公安局' },
      acknowledgedOn: '2026-11-23',
      takenOverOn: '2026-11-23',
      localNumber: said.number,
      clauses: 2,
      tasks: 0,
    },
  ])
  expect(JSON.stringify(seen)).not.toContain('何俊杰')
  expect((await at.other.get(`/api/superior-notices/${sent.json.id}`)).status).toBe(404)
  expect((await at.neighbour.get(`/api/superior-notices/${sent.json.id}`)).status).toBe(404)
  const withdrawn = await at.city.send('POST', `/api/superior-notices/${sent.json.id}/withdrawal`, {
    version: 1,
    reason: '文件内容有误，另行下发。',
  })
  expect(withdrawn.json.state).toBe('withdrawn')
  await carry()
  expect((await at.office.get(path)).json).toMatchObject({ state: 'withdrawn', withdrawReason: '文件内容有误，另行下发。' })
})

test('对上提供：申请的人不能批，批了上级才看得到原样的文件，到期、撤回就看不到；别的局看不到', async () => {
  const { kinds, addressee } = (await at.office.get('/api/releasables')).json
  expect(addressee).toBe('清源市公安局')
  const figures = kinds.find((k: { id: string }) => k.id === 'bureauFigures')
  const asking = {
    kind: 'bureauFigures',
    sourceId: figures.sources[0].id,
    scope: '供市局年度核对',
    reason: '市局来文要求提供。',
    expiresOn: '2026-11-30',
  }
  expect((await at.office.send('POST', '/api/releases', { ...asking, expiresOn: '2026-11-22' })).status).toBe(422)
  expect((await at.office.send('POST', '/api/releases', { ...asking, sourceId: '2020-01-01' })).status).toBe(404)
  const asked = await at.office.send('POST', '/api/releases', asking)
  expect(asked.json).toMatchObject({ state: 'asked', askedBy: '何俊杰', number: null })
  expect((await at.city.get('/api/released')).json.total).toBe(0)
  expect((await at.city.get(`/api/released/${asked.json.id}/file`)).status).toBe(404)
  expect((await at.city.get('/api/bureau-figures?on=0001-01-01')).status).toBe(422)
  expect((await at.leader.get('/api/todos')).text).toContain('批准对上提供')
  const path = `/api/releases/${asked.json.id}`
  expect((await at.office.send('POST', `${path}/approval`, { version: 1 })).status).toBe(403)
  const approved = await at.leader.send('POST', `${path}/approval`, { version: 1 })
  expect(approved.json).toMatchObject({ state: 'approved', number: '对上提供〔2026〕1号', approvedBy: '李文静' })
  expect((await at.leader.send('POST', `${path}/approval`, { version: 2 })).json.code).toBe('wrongState')
  expect((await at.city.get('/api/released')).json.rows).toMatchObject([{ bureau: '明河县公安局', scope: '供市局年度核对' }])
  const [kept, given] = [await at.office.get(`${path}/file`), await at.city.get(`/api/released/${asked.json.id}/file`)]
  expect([given.status, given.bytes.length > 500]).toEqual([200, true])
  expect(Buffer.from(given.bytes).equals(Buffer.from(kept.bytes))).toBe(true)
  for (const browser of [at.other, at.province, at.neighbour]) {
    expect((await browser.get('/api/released')).json.total).toBe(0)
    expect((await browser.get(`/api/released/${asked.json.id}/file`)).status).toBe(404)
  }
  tree.moveTo('2026-12-01 09:00')
  const later = await app.signedIn(city)
  expect((await later.get('/api/released')).json.total).toBe(0)
  expect((await later.get(`/api/released/${asked.json.id}/file`)).status).toBe(404)
  tree.moveTo('2026-11-23 09:05')
  const withdrawn = await at.leader.send('POST', `${path}/withdrawal`, { version: 2, reason: '数字有更正，重新提供。' })
  expect(withdrawn.json.state).toBe('withdrawn')
  expect((await at.city.get(`/api/released/${asked.json.id}/file`)).status).toBe(404)
})
