import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk } from '../../tests/harness/database.ts'
import { hazardDesk } from '../../tests/harness/hazard-desk.ts'
import { oncePerThing } from './presenter.ts'

const app = useApp()
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const

test('我发起的：谢春燕登记的隐患没有销号就在，写着到哪一步、在谁手里；别人发起的不在；按事项和文字筛，能翻页', async () => {
  const desk = hazardDesk(app)
  const [first, second] = [await desk.withMeasures(), await desk.find()]
  const browser = await app.signedIn(clerk)
  const { rows, total, kinds } = (await browser.get('/api/started')).json
  expect(rows.slice(0, 2)).toMatchObject([
    { href: `/hazards/${second.id}`, kind: '隐患', standing: '待定措施', holder: '柳河派出所' },
    { href: `/hazards/${first.id}`, standing: '待开始整改', holder: '柳河派出所 周启航' },
  ])
  expect(kinds.find((k: { id: string }) => k.id === 'hazards').n).toBeGreaterThanOrEqual(2)
  const page = (await browser.get('/api/started?limit=1&kind=hazards')).json
  expect(page.rows[0].href).toBe(`/hazards/${second.id}`)
  expect((await browser.get(`/api/started?limit=1&kind=hazards&cursor=${page.nextCursor}`)).json.rows[0].href).toBe(
    `/hazards/${first.id}`,
  )
  expect((await browser.get('/api/started?q=没有这几个字')).json.total).toBe(0)
  expect(total).toBeGreaterThanOrEqual(2)
  const head = await app.signedIn({ name: '郭立军', role: 'unitHead' })
  expect(JSON.stringify((await head.get('/api/started')).json.rows)).not.toContain(second.id)
})

test('月历：范围内的时限按天列，放假的日子标出来；没有载入的年份说明，不猜；别的单位的不在', async () => {
  const desk = hazardDesk(app)
  const hazard = await desk.withMeasures()
  const month = hazard.rectifyBy.slice(0, 7)
  const browser = await app.signedIn({ name: '郭立军', role: 'unitHead' })
  const view = (await browser.get(`/api/deadlines?month=${month}`)).json
  expect(view.due.filter((d: { on: string }) => d.on === hazard.rectifyBy)).toContainEqual(
    expect.objectContaining({ kind: '整改到期' }),
  )
  const october = (await browser.get('/api/deadlines?month=2026-10')).json
  expect(october.days.find((d: { on: string }) => d.on === '2026-10-01')).toEqual({ on: '2026-10-01', isWorkday: false })
  expect([october.days[0].on, october.days.at(-1).on, october.unloaded]).toEqual(['2026-09-28', '2026-11-01', []])
  const january = (await browser.get('/api/deadlines?month=2027-01')).json
  expect(january.unloaded).toEqual([2027])
  expect(january.days.find((d: { on: string }) => d.on === '2027-01-05').isWorkday).toBeNull()
  const other = await app.signedIn(otherClerk)
  expect(JSON.stringify((await other.get(`/api/deadlines?month=${month}`)).json.due)).not.toContain(hazard.id)
})

test('提醒：同一件事一天只说一次，几件事要办也只占一行', () => {
  const row = {
    kind: '办理任务',
    title: '甲',
    why: '',
    dueOn: '2026-11-24',
    light: 'near',
    days: 1,
    act: '办理',
    bulk: null,
  } as const
  const rows = [
    { ...row, id: 'a:1', href: '/tasks/1' },
    { ...row, id: 'b:1', href: '/tasks/1' },
    { ...row, id: 'a:2', href: '/tasks/2' },
  ]
  expect(oncePerThing(rows).map((r) => r.id)).toEqual(['a:1', 'a:2'])
})
