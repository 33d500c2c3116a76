import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import type { StoryUnit } from '../harness/folk.ts'
import { answer, day } from '../harness/ledger-desk.ts'
import { monthDesk } from '../harness/month-desk.ts'
import { addWeeklyClause, dispatchAll, enterFromFile } from '../harness/notice-page.ts'
import { readPdfText } from '../harness/read-pdf-text.ts'
import { type Login, phone, useStage } from '../harness/story.ts'
import { openSessions, signOnce } from '../proofs/signing-crowd.ts'

/* One month of one notice, 23 November to 25 December 2026. 柳河, 青桥, the office, the political office leader, the line and whoever gets a slip
   are seen in the browser; the other units do the same by the same calls, under their own accounts (tests/harness/month-desk.ts). */
const stage = useStage()
const desk = monthDesk(stage)
const { folk } = desk
afterEach(() => expect(stage.faults).toEqual([]))
const month = { units: [] as StoryUnit[], collection: '' }
const unitOf = (name: string): StoryUnit => month.units.find((u) => u.name === name) as StoryUnit
const but = (...names: string[]) => month.units.filter((u) => !names.includes(u.name))
const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await stage.services.pool.query(text, values)).rows[0] as T
const at = (moment: string) => stage.moveTo(`${moment.replace(' ', 'T')}+08:00`)
const enter = async (who: string | Login, path: string, size?: { width: number; height: number }): Promise<Page> => {
  const page = await stage.enter(who, size)
  await page.goto(`${stage.address}${path}`)
  return page
}
const look = async (page: Page, name: string) => {
  if (process.env.MINGZE_LOOK) await page.screenshot({ path: `${process.env.MINGZE_LOOK}/${name}.png`, fullPage: true })
}
const taken = async (page: Page, button: string): Promise<{ name: string; bytes: Buffer }> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}
const pdf = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a') }
const reportPage = async (unit: string, weekOn: string) =>
  `/weekly-reports/${(await one<{ id: string }>(`select r."id" from "weeklyReports" r join "units" u on u."id" = r."unitId" where u."name" = $1 and r."weekOn" = $2`, [unit, weekOn])).id}`
const clause =
  (...numbers: string[]) =>
  ({ clauseNumber }: { clauseNumber: string }) =>
    numbers.includes(clauseNumber)

/** A week: everybody but the late and the missing one reports before the cut-off and hands in the weekly clause; one at the first millisecond after it. */
async function week(
  weekOn: string,
  days: { drafts: string; after: string },
  away: { late: string; missing?: string },
): Promise<void> {
  await at(days.drafts)
  const others = but(away.late, away.missing ?? '')
  await desk.each(others, (unit) => desk.report(unit, weekOn))
  await desk.each([...others, unitOf(away.late)], (unit) => desk.conclude(unit, clause('9')))
  await desk.prepare(unitOf(away.late), weekOn)
  await at(days.after)
  expect(await desk.confirm(unitOf(away.late), weekOn)).toBe('late')
}

test('通知从 .docx 录入，全部条款生效，派发到四十个单位，三个工作日内都签收', async () => {
  await folk.open()
  month.units = await folk.units()
  expect(month.units).toHaveLength(40)
  await stage.services.pool.query(`update "people" set "createdAt" = '2026-01-05'`)
  await stage.services.pool.query(`update "assignments" set "recordedAt" = '2026-01-05'`)
  const office = await stage.enter('office')
  await enterFromFile(office, stage.address)
  const notice = office.url()
  await addWeeklyClause(office)
  await office.goto(notice)
  await dispatchAll(office, 9)
  await look(office, 'tree')
  const clerk = await enter('clerk', '/tasks')
  await clerk.locator('thead input[type=checkbox]').check()
  await clerk.getByRole('button', { name: '签收所选' }).click()
  await clerk.getByRole('button', { name: /签收 \d+ 件任务/ }).click()
  await clerk.getByText('待签收').first().waitFor({ state: 'detached' })
  await desk.each(but('柳河派出所'), desk.acknowledge)
  const { units, waiting } = await one<{ units: number; waiting: number }>(
    `select count(distinct t."unitId")::int as "units", (count(*) filter (where t."state" = 'dispatched'))::int as "waiting" from "tasks" t join "units" u on u."id" = t."unitId" where u."kind" <> 'bureau'`,
  )
  expect([units, waiting]).toEqual([40, 0])
})

test('第48周：按时，12:00:00.001 到的迟报，一个所漏报；全局周报重新起草、改、送审、签发、打印', async () => {
  await at('2026-11-25 09:00:00')
  await desk.each(but('柳河派出所', '青桥派出所', '白塔派出所'), (unit) => desk.report(unit, '2026-11-23'))
  await desk.each(but('白塔派出所'), (unit) => desk.conclude(unit, clause('9')))
  for (const [key, unit] of [
    ['clerk', '柳河派出所'],
    ['otherClerk', '青桥派出所'],
  ] as const) {
    const page = await enter(key, await reportPage(unit, '2026-11-23'))
    await page.getByLabel('系统外的工作进展').fill('组织辅警学习值班备勤制度一次。')
    await page.getByLabel('需要局里协调的事项').fill('请警务保障室协调证书柜到货时间。')
    await page.getByRole('button', { name: '送领导审核' }).click()
    await page.getByText('待审核').first().waitFor()
  }
  const head = await enter('head', await reportPage('柳河派出所', '2026-11-23'), phone)
  await head.getByRole('button', { name: '审核报送' }).click()
  await head.getByText('按时').first().waitFor()

  await at('2026-11-26 12:00:00.001')
  const qingqiao = await enter(await folk.login('青桥派出所', 'unitHead'), await reportPage('青桥派出所', '2026-11-23'))
  await qingqiao.getByRole('button', { name: '审核报送' }).click()
  await qingqiao.getByText('迟报').first().waitFor()
  const office = await enter('office', '/bureau-reports')
  await office.getByText('（2026年第48周）').first().click()
  await office.getByRole('button', { name: '重新起草' }).click()
  await answer(office, '重新起草')
  await office.getByText('（一）迟报。青桥派出所。').waitFor()
  await office.getByRole('button', { name: '改文字' }).click()
  const text = office.getByLabel('正文')
  await text.fill(`${await text.inputValue()}\n请漏报的单位今天十七时前补报。`)
  await office.getByRole('button', { name: '存正文' }).click()
  await office.getByRole('heading', { name: '办理' }).waitFor()
  await office.getByRole('button', { name: '送审', exact: true }).click()
  await answer(office, '送审')
  await office.getByText('待签发').first().waitFor()
  const leader = await enter('politicalLeader', new URL(office.url()).pathname)
  await leader.getByRole('button', { name: '签发', exact: true }).click()
  await answer(leader, '签发')
  await leader.getByText('明河公辅周报〔2026〕1号').first().waitFor()
  await look(leader, 'bureau-report')
  await checkBureauReport(leader)
})

/** PDF, .docx and plain text say the same. */
async function checkBureauReport(page: Page): Promise<void> {
  const wanted = [
    '明河公辅周报〔2026〕1号',
    '应报周报40个单位，按时报送38个，迟报1个，漏报1个',
    '白塔派出所',
    '请漏报的单位今天十七时前补报。',
  ]
  const paper = await taken(page, '打印')
  if (process.env.MINGZE_LOOK)
    (await import('node:fs')).writeFileSync(`${process.env.MINGZE_LOOK}/bureau-report.pdf`, paper.bytes)
  const pages = readPdfText(paper.bytes)
  const printed = pages.map((p) => p.text.replace(/\s/gu, '')).join('')
  const word = await taken(page, '下载 Word')
  const xml = new TextDecoder().decode(unzipSync(word.bytes)['word/document.xml']).replace(/<[^>]+>/gu, '')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制文字' }).click()
  await page.getByText('已复制').waitFor()
  const plain = await page.evaluate('navigator.clipboard.readText()')
  for (const words of wanted) {
    expect(printed).toContain(words)
    expect(xml).toContain(words)
    if (words !== wanted[0]) expect(plain).toContain(words)
  }
  expect(pages.map((p) => p.missingGlyphs)).toEqual(pages.map(() => 0))
}
