import { afterEach, expect, test } from 'vitest'
import { answer, choose, day, ledgerDesk } from '../harness/ledger-desk.ts'
import { found } from '../harness/ledger-plot.ts'
import { lookAtLedger, lookAtPictures, lookByPhone, printAnnexOne } from '../harness/ledger-views.ts'
import { picture, printed } from '../harness/pictures.ts'
import { expectAccessible, useStage } from '../harness/story.ts'

const stage = useStage()
const desk = ledgerDesk(stage)
afterEach(() => expect(stage.faults).toEqual([]))

/** Addresses of the ten hazards. */
const at: Record<string, string> = {}
const numberOf: Record<string, string> = {}
const of = (name: string): string => at[name] ?? ''
const shows = async (key: string, path: string, words: string | RegExp) => {
  const page = await desk.at(key, path)
  await page.getByText(words).first().waitFor()
  return page
}
const ofLiuhe = Object.keys(found) as (keyof typeof found)[]

test('十条隐患都登记上：谢春燕八条，何俊杰一条，邵美琳一条；郭立军成批定责任人、逐条定措施；何俊杰定天数、成批延长', async () => {
  const office = await desk.at('office', '/hazards/terms')
  await office.getByLabel(/^销号以后多少个工作日/).fill('20')
  await office.getByLabel(/^逾期每满多少个工作日/).fill('3')
  await office.getByRole('button', { name: '定天数' }).click()
  for (const name of ofLiuhe) at[name] = await desk.find('clerk', found[name])
  at.office = await desk.find('office', { title: '辅警办台账没有第二人核对', unit: '明河县公安局', subcategory: '带辅责任' })
  at.nobody = await desk.find('otherClerk', { title: '辅警单独上路疏导，无民警带领', subcategory: '超职责使用' })
  for (const [name, address] of Object.entries(at)) {
    const page = await desk.at('office', address)
    numberOf[name] = (await page.locator('h1').innerText()).split('　')[0] ?? ''
  }
  expect(new Set(Object.values(numberOf)).size).toBe(10)

  const head = await desk.at('head', '/hazards')
  for (const name of ofLiuhe.filter((n) => n !== 'granted'))
    await head.getByRole('checkbox', { name: new RegExp(`^选中 ${numberOf[name]}`) }).check()
  await head.getByRole('button', { name: '定责任人', exact: true }).click()
  await choose(head, /^责任人/, '周启航')
  await picture(head, '01-assign', true)
  await head.getByRole('button', { name: '给 7 条定责任人' }).click()
  await head.getByRole('button', { name: '给 7 条定责任人' }).waitFor({ state: 'detached' })
  await expectAccessible(head)
  const causes = [
    '制度没有执行',
    '制度没有执行',
    '检查不到位',
    '人手不够',
    '责任不清',
    '制度没有执行',
    '设施条件不够',
    '责任不清',
  ]
  for (const [i, name] of ofLiuhe.entries())
    await desk.setMeasures('head', of(name), {
      owner: name === 'granted' ? '孙立新' : '周启航',
      days: name === 'overdue' ? 2 : 10,
      cause: causes[i] ?? '责任不清',
      grade: name === 'overdue' ? '较大' : '一般',
    })
  await desk.setMeasures('office', of('office'), { owner: '何俊杰', days: 10, cause: '责任不清' })
  await desk.setMeasures('otherClerk', of('nobody'), { owner: '邵美琳', days: 10, cause: '制度没有执行', grade: '重大' })

  await desk.at('office', '/hazards')
  for (const name of ['plain', 'confirmerReturned'])
    await office.getByRole('checkbox', { name: new RegExp(`^选中 ${numberOf[name]}`) }).check()
  await office.getByRole('button', { name: '延长时限', exact: true }).click()
  await day(office, /^延到哪天/, '2026-12-10')
  await office.getByLabel(/^理由/).fill('局里统一采购登记簿，12月10日前到货')
  await picture(office, '02-extend', true)
  await office.getByRole('button', { name: '延长 2 条的时限' }).click()
  await office.getByRole('button', { name: '延长 2 条的时限' }).waitFor({ state: 'detached' })
  await shows('office', of('plain'), '2026-12-10，延期 1 次')
}, 600_000)

test('一条走到底：责任人不能确认，确认的人不能核验，页面说为什么；核验销号', async () => {
  const owner = await shows('leadOfficer', '/todos', found.plain.title)
  await picture(owner, '03-owner-todos')
  await desk.start('leadOfficer', of('plain'))
  await desk.finish('leadOfficer', of('plain'))
  await desk.submit('leadOfficer', of('plain'), '证书收回，登记簿启用，抽查三天连续。', ['证书柜照片.pdf', '领用登记.pdf'])
  await owner.getByText('您是责任人，不能确认，也不能核验').waitFor()
  expect(await owner.getByRole('button', { name: '确认整改' }).count()).toBe(0)
  await picture(owner, '04-owner-may-not')
  await shows('head', of('plain'), '确认（分管责任领导孙立新）')
  await shows('leaderInCharge', '/todos', '周启航的佐证已交，由您确认。')
  await desk.confirm('leaderInCharge', of('plain'))
  const deputy = await shows('leaderInCharge', of('plain'), '您已经确认，不能再核验')
  expect(await deputy.getByRole('button', { name: '核验销号' }).count()).toBe(0)
  await picture(deputy, '05-confirmer-may-not')
  const office = await shows('office', '/todos', `隐患 ${numberOf.plain}`)
  await picture(office, '06-office-todos')
  await desk.verify('office', of('plain'))
  await office.getByText('应 2026-12-21').waitFor()
  await picture(office, '07-closed')
}, 600_000)

test('确认的人退回、核验的人退回，都写明理由，补好再交，原来的佐证留着', async () => {
  for (const name of ['confirmerReturned', 'verifierReturned', 'holds', 'relapses']) {
    await desk.start('leadOfficer', of(name))
    await desk.finish('leadOfficer', of(name))
    await desk.submit('leadOfficer', of(name))
  }
  await desk.sendBack('leaderInCharge', of('confirmerReturned'), '照片看不清钥匙柜的编号')
  await shows('leadOfficer', '/todos', '照片看不清钥匙柜的编号')
  const owner = await shows('leadOfficer', of('confirmerReturned'), '照片看不清钥匙柜的编号')
  await picture(owner, '08-returned')
  await desk.submit('leadOfficer', of('confirmerReturned'), '换了清楚的照片，编号可见。', ['钥匙柜.pdf'])
  for (const name of ['confirmerReturned', 'verifierReturned', 'holds', 'relapses'])
    await desk.confirm('leaderInCharge', of(name))
  await desk.sendBack('office', of('verifierReturned'), '现场没有看到周日的值班表')
  await desk.submit('leadOfficer', of('verifierReturned'), '周日的值班表补齐。', ['值班表.pdf'])
  await desk.confirm('leaderInCharge', of('verifierReturned'))
  for (const name of ['confirmerReturned', 'verifierReturned', 'holds', 'relapses'])
    await desk.verify('office', of(name), name === 'holds' ? '再测试' : '看现场')
  await picture(await desk.page('office'), '09-closed-after-return')
}, 600_000)

test('延期：孙立新申请，何俊杰准了才变；周启航申请，不准，时限照旧；领导自己负责的，由上一级确认', async () => {
  await desk.start('leaderInCharge', of('granted'))
  await desk.askExtension('leaderInCharge', of('granted'), '2026-12-16', '换岗要等12月的用辅调整')
  const office = await shows('office', '/todos', '申请延到 2026-12-16')
  await shows('office', of('granted'), '延期申请')
  await picture(office, '10-extension-asked')
  await desk.answerExtension('office', of('granted'), true, '同意，到期不再延')
  await shows('office', of('granted'), '2026-12-16，延期 1 次')
  await desk.start('leadOfficer', of('refused'))
  await desk.askExtension('leadOfficer', of('refused'), '2026-12-30', '审批单还没有印好')
  await desk.answerExtension('office', of('refused'), false, '可以先用手写审批单')
  await shows('leadOfficer', of('refused'), '可以先用手写审批单；时限 2026-12-07')
  await picture(await desk.page('leadOfficer'), '11-extension-refused')
  await desk.finish('leaderInCharge', of('granted'))
  await desk.submit('leaderInCharge', of('granted'))
  const owner = await desk.page('leaderInCharge')
  await owner.getByText('您是责任人，不能确认，也不能核验').waitFor()
  expect(await owner.getByRole('button', { name: '确认整改' }).count()).toBe(0)
  await desk.confirm('head', of('granted'))
  await desk.verify('office', of('granted'), '查资料')
}, 600_000)

test('没有人可以确认：停在工作台上，不跳过；任命、授权以后接着办。辅警办自己的，由政治处领导核验', async () => {
  for (const [key, name] of [
    ['otherClerk', 'nobody'],
    ['office', 'office'],
  ] as const) {
    await desk.start(key, of(name))
    await desk.finish(key, of(name))
    await desk.submit(key, of(name))
  }
  const clerk = await shows('otherClerk', of('nobody'), '现在没有人可以确认')
  await clerk.getByText('常毅，还没有账号授权').waitFor()
  await picture(clerk, '12-nobody')
  const office = await shows('office', of('office'), '责任人上面没有任职的领导')
  expect(await office.getByRole('button', { name: '核验销号' }).count()).toBe(0)
  await desk.at('office', '/')
  const row = office.getByRole('row', { name: /没有人可以确认的隐患/ })
  await row.waitFor()
  expect(await row.innerText()).toContain('2')
  await picture(office, '13-front-page', true)
  await row.getByRole('link').first().click()
  await office.locator('tbody').getByText('辅警单独上路疏导').waitFor()
  await desk.appoint('青桥派出所', '分管领导', '孙立新')
  await desk.grant('孙立新', '分管领导', '青桥派出所')
  await desk.appoint('明河县公安局', '分管局领导', '冯家乐')
  await desk.grant('冯家乐', '局领导', '明河县公安局')
  await desk.confirm('leaderInCharge', of('nobody'))
  await desk.verify('office', of('nobody'))
  await desk.confirm('bureauLeader', of('office'))
  await shows('office', of('office'), '您是责任人，不能确认，也不能核验')
  await shows('politicalLeader', '/todos', `隐患 ${numberOf.office}`)
  await desk.verify('politicalLeader', of('office'), '查资料')
  await picture(await desk.page('politicalLeader'), '14-office-own')
}, 600_000)

test('逾期：每满三个工作日自动升一级，逐级进待办；催办，责任人补交，逾期销号', async () => {
  await desk.start('leadOfficer', of('overdue'))
  await desk.moveTo('2026-11-30T01:30:00Z')
  const deputy = await shows('leaderInCharge', '/todos', '报到您这一级：柳河派出所，责任人周启航。')
  await picture(deputy, '15-escalated-todo')
  await desk.at('leaderInCharge', of('overdue'))
  await desk.press(deputy, '催办')
  await answer(deputy, '催办', '本周三前交佐证')
  await deputy.locator('.timeline').getByText('催办').waitFor()
  await shows('leadOfficer', '/todos', '11月30日催办。')
  await desk.moveTo('2026-12-08T01:30:00Z')
  const leader = await shows('bureauLeader', '/todos', '报到您这一级：柳河派出所，责任人周启航。')
  await shows('bureauLeader', of('overdue'), '已报到')
  await picture(leader, '16-escalated')
  await desk.finish('leadOfficer', of('overdue'))
  await desk.submit('leadOfficer', of('overdue'))
  await desk.confirm('leaderInCharge', of('overdue'))
  await desk.verify('office', of('overdue'), '看现场', '2026-12-28')
  await shows('office', of('overdue'), '逾期销号')
}, 600_000)

test('回头看：一条没有反弹，一条又有发现，同一编号重新打开，从定措施办起', async () => {
  await desk.moveTo('2026-12-21T01:30:00Z')
  const office = await shows('office', '/todos', '已销号，到时回头看。')
  await picture(office, '17-look-back-todos')
  await desk.lookBack('office', of('holds'), true, '灭火器都在有效期内，月检有签字')
  await desk.lookBack('office', of('relapses'), false, '12月两次借阅没有登记')
  await office.getByText('柳河派出所 · 待定措施').waitFor()
  await office.getByRole('heading', { level: 1, name: new RegExp(`^${numberOf.relapses}`) }).waitFor()
  await picture(office, '18-relapsed')
  await shows('head', '/todos', found.relapses.title)
  await desk.setMeasures('head', of('relapses'), { owner: '周启航', days: 5, cause: '制度没有执行', grade: '较大' })
  await desk.start('leadOfficer', of('relapses'))
}, 600_000)

const straight = ['发现 谢春燕', '定责任人 郭立军', '定措施 郭立军', '开始整改 周启航', '办完措施 周启航', '交佐证 周启航']

test('经过写明每一步：谁、何时、做了什么、为什么', async () => {
  expect(await desk.course('office', of('confirmerReturned'))).toEqual([
    ...straight.slice(0, 3),
    '延长时限 何俊杰',
    ...straight.slice(3),
    '退回整改 孙立新',
    '交佐证 周启航',
    '确认整改 孙立新',
    '核验销号 何俊杰',
  ])
  expect(await desk.course('office', of('verifierReturned'))).toEqual([
    ...straight,
    '确认整改 孙立新',
    '退回整改 何俊杰',
    '交佐证 周启航',
    '确认整改 孙立新',
    '核验销号 何俊杰',
  ])
  const late = await desk.course('office', of('overdue'))
  for (const line of ['报分管责任领导 系统', '催办 孙立新', '报分管局领导 系统', '交佐证 周启航', '核验销号 何俊杰'])
    expect(late).toContain(line)
  await picture(await desk.page('office'), '19-escalated-course')
  const again = await desk.course('office', of('relapses'))
  expect(again.slice(-4)).toEqual(['回头看，又有发现 何俊杰', '复发，重新打开 何俊杰', '定措施 郭立军', '开始整改 周启航'])
  await picture(await desk.page('office'), '20-relapsed-course')
  await printed(await desk.page('office'), '20-一条隐患')
  expect(await desk.course('office', of('office'))).toContain('核验销号 李文静')
}, 600_000)

test('台账：抽屉、筛选、排序、导出；图表五幅；手机上读得到；附件1和全部栏目的台账从页面上打印，定稿给编号', async () => {
  const seen = { at, numberOf }
  await lookAtLedger(stage, desk, seen)
  await lookAtPictures(desk)
  await lookByPhone(stage, of('relapses'))
  await printAnnexOne(desk)
}, 600_000)
