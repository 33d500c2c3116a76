import { afterEach, expect, test } from 'vitest'
import { concernDesk } from '../harness/concern-desk.ts'
import { choose, ledgerDesk } from '../harness/ledger-desk.ts'
import { picture, printed } from '../harness/pictures.ts'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
const desk = concernDesk(stage)
const ledger = ledgerDesk(stage)
afterEach(() => expect(stage.faults).toEqual([]))

const named = { category: '职责和工时', text: '夜班连续排了七天，没有调休。', goesTo: '郭立军（主要领导）' }

test('实名：宋永康在手机上提出，郭立军告知收到、留言、答复；没有解决再次提出，何俊杰再答复，宋永康办结，说有帮助', async () => {
  const id = await desk.raise(named, '01-raise-phone')
  const song = await desk.page('auxiliary')
  await picture(song, '02-raised-phone')
  const head = await desk.shows('head', '/todos', /^诉求 \w{4}-\w{4}$/)
  await picture(head, '03-head-todos')
  await desk.acknowledge('head', id)
  await desk.message('head', id, '正在核对排班表，本周内答复。')
  await desk.addWord(id, '排班表在内勤处。')
  await desk.answer('head', id, '排班符合规定，本月不调。')
  await expectAccessible(head)
  await picture(head, '04-answered')
  await desk.shows('auxiliary', '/todos', /已答复$/)
  await desk.reopen(id, '规定的是连续不超过六天。')
  await desk.shows('head', `/concerns/${id}`, '规定的是连续不超过六天。')
  await desk.shows('politicalLeader', `/concerns/${id}`, '规定的是连续不超过六天。')
  await picture(await desk.open('office', id), '05-reopened-office')
  await desk.answer('office', id, '已核实，连续七天超过规定；本周补休两天，排班表改为每六天一休。')
  await desk.close(id, '有帮助')
  await expectAccessible(song)
  await picture(song, '06-closed-phone')
  await printed(song, '06-往来和答复')
  const list = await desk.shows('office', '/concerns', '有帮助')
  await picture(list, '07-office-list', true)
}, 600_000)

test('反映本单位主要领导：绕开他，交局领导；他在列表、待办、地址里都看不到', async () => {
  const about = { category: '领导对待', about: '本单位主要领导', text: '评优名单没有公示。', goesTo: '冯家乐（局领导）' }
  const id = await desk.raise({ ...named, ...about }, '08-about-leader')
  await desk.shows('head', `/concerns/${id}`, '没有找到')
  const head = await desk.shows('head', '/concerns', '已答复')
  expect(await head.locator('tbody tr').count()).toBe(1)
  await desk.shows('bureauLeader', `/concerns/${id}`, '本单位主要领导')
  await desk.acknowledge('bureauLeader', id)
  await desk.answer('bureauLeader', id, '名单已在所内公示栏公示，公示期五个工作日。')
  await picture(await desk.page('bureauLeader'), '09-bureau-leader')
  await desk.print('bureauLeader', id, '09-承办人打印的往来和答复')
  await desk.close(id, '部分有帮助')
}, 600_000)

test('超职责指令反映：直接到辅警办，列为下令单位的隐患，隐患办到销号，反映人一步一步看得到', async () => {
  const overreach = { kind: '超职责指令反映', text: '安排我一个人在路口开罚单。', goesTo: '何俊杰（辅警办）' }
  const id = await desk.raise({ ...named, ...overreach }, '10-overreach')
  const office = await desk.open('office', id)
  await choose(office, /^下令单位/, '柳河派出所')
  await office.getByLabel(/^隐患/).fill('安排辅警单独执法')
  await office.getByLabel('情形').fill('抽查发现有安排辅警单独处理的情形。')
  await picture(office, '11-overreach-office')
  await office.getByRole('button', { name: '列为隐患' }).click()
  await office.getByText('已列为隐患，待定措施').waitFor()
  await desk.answer('office', id, '已要求立即停止，并列为隐患整改，办结后在这里看得到结果。')
  const { rows } = await stage.services.pool.query<{ id: string }>(
    `select "id" from "hazards" where "title" = '安排辅警单独执法'`,
  )
  const hazard = `${stage.address}/hazards/${rows[0]?.id}`
  await ledger.setMeasures('head', hazard, { owner: '周启航', days: 5, grade: '较大' })
  const head = await ledger.page('head')
  expect(await head.locator('main').innerText()).not.toContain('宋永康')
  await picture(head, '12-overreach-hazard')
  await desk.shows('auxiliary', `/my-concerns/${id}`, '已定整改措施')
  await ledger.start('leadOfficer', hazard)
  await ledger.finish('leadOfficer', hazard)
  await ledger.submit('leadOfficer', hazard)
  await ledger.confirm('leaderInCharge', hazard)
  await ledger.verify('office', hazard, '当面谈', '2026-12-21')
  await desk.shows('auxiliary', `/my-concerns/${id}`, '已核验销号')
  await picture(await desk.page('auxiliary'), '13-overreach-result-phone')
  await desk.close(id, '有帮助')
}, 600_000)

test('匿名：查询码打印出来，凭码看答复，往来和答复也打印得出', async () => {
  const song = await desk.page('auxiliary')
  const page = await song.context().newPage()
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(`${stage.address}/anonymous-concern`)
  await page.getByLabel('类别').click()
  await page.locator('.ant-select-dropdown:visible').getByTitle('装备', { exact: true }).click()
  await page.getByLabel('内容').fill('反光背心没有人手一件。')
  await page.getByRole('button', { name: '匿名提交' }).click()
  const token = await page.locator('.concern-token').innerText()
  await picture(page, '14-token')
  await printed(page, '14-查询码')
  const office = await desk.shows('office', '/concerns?state=open', '匿名')
  await office
    .locator('tbody tr')
    .filter({ hasText: '匿名' })
    .getByText(/^\w{4}-\w{4}$/)
    .click()
  await office.getByText('往来').first().waitFor()
  const id = office.url().split('/').at(-1) ?? ''
  await desk.acknowledge('office', id)
  await desk.answer('office', id, '本周五前补齐，人手一件。')
  await page.goto(`${stage.address}/anonymous-concern`)
  await page.getByRole('button', { name: '凭查询码看答复' }).click()
  await page.getByLabel(/^查询码/).fill(token)
  await page.getByRole('button', { name: '看答复', exact: true }).click()
  await page.getByText('本周五前补齐，人手一件。').waitFor()
  await picture(page, '15-anonymous-answer')
  await printed(page, '15-匿名的往来和答复')
}, 600_000)

test('没有按时告知、没有按时答复：承办人和反映人都看得到逾期，政治处领导只知道有几件', async () => {
  const id = await desk.raise({
    ...named,
    way: '保密：越过本单位',
    category: '工资和福利',
    text: '夜班补助少算两天。',
    goesTo: '何俊杰（辅警办）',
  })
  await desk.moveTo('2026-12-10T01:30:00Z')
  const office = await desk.shows('office', '/concerns?state=open', '待告知收到')
  await office.locator('tbody .light-red').first().waitFor()
  await picture(office, '16-receipt-late', true)
  await desk.shows('office', '/todos', '12月8日前告知收到')
  await desk.shows('auxiliary', `/my-concerns/${id}`, '已过期限')
  await picture(await desk.page('auxiliary'), '17-receipt-late-phone')
  await desk.moveTo('2027-01-25T01:30:00Z')
  await desk.shows('politicalLeader', '/todos', '有 1 件诉求逾期没有答复')
  await desk.shows('politicalLeader', `/concerns/${id}`, '没有找到')
  const late = await desk.shows('office', '/concerns?state=overdue', /前答复，逾期$/)
  await picture(late, '18-answer-late', true)
  await desk.open('office', id)
  await picture(late, '19-answer-late-file')
  await desk.answer('office', id, '补发两天，随二月工资发放；答复迟了，说明见附言。')
  await desk.close(id, '没有帮助')
  await picture(await desk.page('auxiliary'), '20-closed-late-phone')
}, 600_000)
