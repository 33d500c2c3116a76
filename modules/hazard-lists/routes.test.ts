import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, unitHead } from '../../tests/harness/database.ts'
import { fileOfJob } from '../../tests/harness/job-done.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { openHazards } from '../hazards/public.ts'

const app = useApp()
const today = '2026-11-23'
const idOf = async (table: string, name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''
const change = (text: string, values: unknown[]) => app.services.pool.query(text, values)

/** A hazard of a unit with its owner, measures and steps, as the ledger's own acts leave it. */
async function hazard(
  unit: string,
  of: {
    category: 'teamManagement' | 'publicReputation' | 'other'
    title: string
    foundOn: string
    rectifyBy?: string
    closedOn?: string
  },
): Promise<string> {
  const unitId = await idOf('units', unit)
  const [opened] = await as(
    app.services,
    office,
    (ctx) =>
      openHazards(ctx, [{ unitId, category: of.category, source: 'ownFinding', title: of.title, description: `${of.title}。` }]),
    true,
  )
  const id = opened?.id ?? ''
  const owner = await idOf('people', '郭立军')
  await change('update "hazards" set "foundOn" = $2 where "id" = $1', [id, of.foundOn])
  await change('update "hazardSteps" set "at" = $2::date where "hazardId" = $1', [id, of.foundOn])
  if (of.rectifyBy) {
    await change(
      `update "hazards" set "ownerId" = $2, "ownerName" = '郭立军', "rectifyBy" = $3, "state" = 'rectifying' where "id" = $1`,
      [id, owner, of.rectifyBy],
    )
    await change(
      `insert into "hazardMeasures" ("bureauId", "id", "hazardId", "unitSortKey", "number", "text", "ownerId", "ownerName", "dueOn") select "bureauId", gen_random_uuid(), "id", "unitSortKey", n, '措施' || n || '。', $2, '郭立军', $3 from "hazards", generate_series(1, 2) n where "id" = $1`,
      [id, owner, of.rectifyBy],
    )
    await addStep(id, 'measuresSet', of.foundOn, of.rectifyBy)
  }
  if (of.closedOn) await close(id, of.closedOn)
  return id
}
const addStep = (id: string, act: string, on: string, dueOn: string | null = null) =>
  change(
    `insert into "hazardSteps" ("bureauId", "id", "hazardId", "unitSortKey", "position", "act", "dueOn", "byName", "at") select "bureauId", gen_random_uuid(), "id", "unitSortKey", (select max("position") + 1 from "hazardSteps" s where s."hazardId" = h."id"), $2, $4::date, '郭立军', $3::date + interval '2 hours' from "hazards" h where "id" = $1`,
    [id, act, on, dueOn],
  )
async function close(id: string, on: string): Promise<void> {
  await change(`update "hazards" set "state" = 'closed', "closedOn" = $2, "isClosedLate" = "rectifyBy" < $2 where "id" = $1`, [
    id,
    on,
  ])
  await addStep(id, 'closedOut', on)
}
async function relapse(id: string, on: string): Promise<void> {
  await change(
    `update "hazards" set "state" = 'found', "closedOn" = null, "isClosedLate" = null, "rectifyBy" = null, "relapses" = "relapses" + 1 where "id" = $1`,
    [id],
  )
  await addStep(id, 'relapsed', on)
}

let liuhe = ''
const ids: Record<string, string> = {}
beforeAll(async () => {
  liuhe = await idOf('units', '柳河派出所')
  ids.late = await hazard('柳河派出所', {
    category: 'teamManagement',
    title: '数字证书由辅警保管',
    foundOn: '2026-11-02',
    rectifyBy: '2026-11-16',
  })
  ids.running = await hazard('柳河派出所', {
    category: 'publicReputation',
    title: '对外发布缺少民警审核',
    foundOn: '2026-11-10',
    rectifyBy: '2026-12-04',
  })
  ids.bare = await hazard('柳河派出所', { category: 'teamManagement', title: '交接班没有登记', foundOn: '2026-11-18' })
  ids.over = await hazard('柳河派出所', {
    category: 'teamManagement',
    title: '备勤表与到岗不一致',
    foundOn: '2026-10-12',
    rectifyBy: '2026-11-20',
    closedOn: '2026-11-18',
  })
  await hazard('青桥派出所', { category: 'other', title: '青桥的车辆钥匙', foundOn: '2026-11-02' })
})

const listed = async (from: string, to: string, player = clerk) => {
  const { json } = await (await app.signedIn(player)).get(`/api/annex-one/${liuhe}?from=${from}&to=${to}`)
  return json.rows.map((r: { hazard: string; remark: string }) => `${r.hazard}${r.remark}`)
}

test('今天的附件1：三类按序，整改中、逾期、待定措施各是各的；销了号的不再列', async () => {
  const { json } = await (await app.signedIn(clerk)).get(`/api/annex-one/${liuhe}?from=${today}&to=${today}`)
  expect(json.rows.map((r: { category: string }) => r.category)).toEqual(['teamManagement', 'teamManagement', 'publicReputation'])
  expect(json.rows[0]).toMatchObject({
    hazard: '数字证书由辅警保管。',
    measures: '1. 措施1；2. 措施2。整改时限：11月16日。',
    owner: '郭立军',
    remark: '逾期，未销号',
    standing: 'overdue',
  })
  expect(json.rows[1]).toMatchObject({ hazard: '交接班没有登记。', measures: '', owner: '', remark: '待定措施' })
  expect(json.rows[2]).toMatchObject({ remark: '整改中' })
  expect(json.changes).toEqual([])
})

test('过去的一天照那天说；一周里销号的列为已销号', async () => {
  expect(await listed('2026-11-12', '2026-11-12')).toEqual([
    '数字证书由辅警保管。整改中',
    '备勤表与到岗不一致。整改中',
    '对外发布缺少民警审核。整改中',
  ])
  expect(await listed('2026-11-16', '2026-11-22')).toEqual([
    '数字证书由辅警保管。逾期，未销号',
    '备勤表与到岗不一致。已销号',
    '交接班没有登记。待定措施',
    '对外发布缺少民警审核。整改中',
  ])
  expect(await listed('2026-10-01', '2026-10-07')).toEqual([])
})

test('复发的：销号到复发之间不列，复发以后又列；延期前的那天还按原来的时限', async () => {
  const id = await hazard('柳河派出所', {
    category: 'other',
    title: '车辆钥匙没有集中',
    foundOn: '2026-10-05',
    rectifyBy: '2026-10-16',
    closedOn: '2026-10-19',
  })
  await relapse(id, '2026-11-09')
  const seen = async (from: string, to: string) =>
    (await listed(from, to)).filter((row: string) => row.startsWith('车辆钥匙')).map((row: string) => row.slice(9))
  expect(await seen('2026-10-18', '2026-10-18')).toEqual(['逾期，未销号'])
  expect(await seen('2026-10-19', '2026-10-19')).toEqual(['已销号'])
  expect(await seen('2026-10-26', '2026-11-01')).toEqual([])
  expect(await seen('2026-11-09', '2026-11-15')).toEqual(['待定措施'])
  await change(`update "hazards" set "rectifyBy" = '2026-12-31' where "id" = $1`, [ids.late])
  await addStep(ids.late ?? '', 'extended', '2026-11-20', '2026-12-31')
  expect((await listed('2026-11-17', '2026-11-17'))[0]).toBe('数字证书由辅警保管。逾期，未销号')
  expect(await listed(today, today)).toContain('数字证书由辅警保管。整改中')
})

test('谢春燕报送第一号，郭立军报第二号：说出新增几条、销号几条；第一号不变', async () => {
  const desk = await app.signedIn(clerk)
  const first = await desk.send('POST', '/api/annex-one-snapshots', { unitId: liuhe, from: today, to: today })
  expect([first.status, first.json.serialNumber, first.json.changeNote]).toEqual([200, '2026-A1-柳河所-001', ''])
  await close(ids.running ?? '', today)
  await hazard('柳河派出所', { category: 'other', title: '枪柜钥匙交接没有签字', foundOn: today })
  const head = await app.signedIn(unitHead)
  expect((await head.get(`/api/annex-one/${liuhe}?from=${today}&to=${today}`)).json.changes).toHaveLength(2)
  const second = await head.send('POST', '/api/annex-one-snapshots', { unitId: liuhe, from: '2026-11-20', to: today })
  expect([second.json.serialNumber, second.json.changeNote]).toEqual(['2026-A1-柳河所-002', '与第1号相比：新增1条，销号1条'])
  const { json } = await desk.get(`/api/annex-one-snapshots?unitId=${liuhe}`)
  expect(json.rows[1]).toEqual(first.json)
  const pdf = await desk.send('POST', `/api/annex-one-snapshots/${second.json.id}/print`, { format: 'pdf', showsHeadLine: true })
  const text = readPdfText(pdf.bytes)[0]?.text.replace(/\s/gu, '') ?? ''
  expect(text).toContain('表号2026-A1-柳河所-002')
  expect(text).toContain('与第1号相比：新增1条，销号1条')
})

test('不能给以后的日期定稿，也不能倒回去；领导和外所的人报不了，外所的看不见', async () => {
  const desk = await app.signedIn(clerk)
  const freeze = (body: object) => desk.send('POST', '/api/annex-one-snapshots', { unitId: liuhe, ...body })
  expect((await freeze({ from: today, to: '2026-11-24' })).json.code).toBe('future')
  expect((await freeze({ from: '2026-11-16', to: '2026-11-16' })).json.code).toBe('laterFrozen')
  expect((await freeze({ from: today, to: '2026-11-20' })).status).toBe(422)
  const leader = await app.signedIn({ name: '孙立新', role: 'leaderInCharge' })
  expect((await leader.send('POST', '/api/annex-one-snapshots', { unitId: liuhe, from: today, to: today })).status).toBe(403)
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get(`/api/annex-one/${liuhe}?from=${today}&to=${today}`)).status).toBe(404)
  expect((await other.send('POST', '/api/annex-one-snapshots', { unitId: liuhe, from: today, to: today })).status).toBe(404)
  expect((await other.get('/api/annex-one-snapshots')).json.total).toBe(0)
})

test('何俊杰成批打印全局的附件1和台账，一个文件；空白表不写一个字', async () => {
  const desk = await app.signedIn(office)
  const common = { unitIds: [], from: today, to: today, format: 'pdf', showsHeadLine: true, arrangement: 'oneFile' }
  for (const sheet of ['list', 'ledger']) {
    const asked = await desk.send('POST', '/api/annex-one/print-jobs', { ...common, sheet, isBlank: false })
    expect(asked.status).toBe(200)
    const pages = readPdfText(await fileOfJob(app, desk, asked.json.jobId))
    expect(pages.length).toBeGreaterThan(30)
    expect(
      pages
        .map((p) => p.text)
        .join('')
        .replace(/\s/gu, ''),
    ).toContain('青桥的车辆钥匙')
  }
  const printed = { from: today, to: today, sheet: 'list', format: 'pdf', isBlank: true, showsHeadLine: true }
  const blank = await desk.send('POST', `/api/annex-one/${liuhe}/print`, printed)
  expect(readPdfText(blank.bytes)[0]?.text).not.toContain('数字证书')
})
