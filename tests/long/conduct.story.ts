import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import * as desk from '../harness/conduct-desk.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const { picture, shows } = desk
const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))
const basis = '劳动合同第十四条第（三）项；本局奖惩办法第八条'

/** From the report to the notice, each by who does it; the pages stay with them. */
async function noticed(prefix: string, outcome: RegExp, matter: string) {
  const clerk = await stage.enter('clerk')
  const leader = await stage.enter('politicalLeader')
  const second = await stage.enter('office')
  const first = await stage.enter('leaderInCharge')
  const address = await desk.report(clerk, stage.address, {
    about: '宋永康',
    leader: /李文静/,
    place: '柳河派出所值班室',
    matter,
  })
  await desk.print(clerk, '密封报告', `${prefix}-01-report`)
  await desk.admit(leader, second, address)
  await desk.name(leader, '核查人', /孙立新/)
  await desk.name(leader, '核查人', /何俊杰/)
  await desk.clear(first, address)
  await desk.clear(second, address)
  await desk.print(second, '回避三问', `${prefix}-02-recusal`)
  await first.goto(address)
  await desk.fact(first, matter, '值班日志、监控录像')
  await desk.evidence(first, /离开岗位/, '值班室监控录像截图', '监控截图.png')
  await picture(first, `${prefix}-facts`)
  await desk.conclude(first)
  await desk.print(first, '核查结束', `${prefix}-03-conclusion`)
  await desk.notice(first, outcome, basis)
  await desk.print(first, '告知', `${prefix}-04-notice`)
  await leader.reload()
  await desk.print(leader, '受理', `${prefix}-05-admission`)
  await desk.print(leader, '指定经办人', `${prefix}-06-naming`)
  return { address, clerk, leader, first, second }
}
/** Nothing of it on the pages, lists, counts and todos of somebody it is not lent to. */
async function seesNothing(page: Page, address: string, number: string): Promise<void> {
  await page.goto(address)
  await shows(page, '没有找到')
  for (const path of ['/todos', '/', '/conduct']) {
    await page.goto(stage.address + path)
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    expect(await page.locator('body').innerText()).not.toContain(number)
  }
  await page.getByPlaceholder(/首字母/).fill(number)
  await shows(page, `没有查到“${number}”`)
}
const numberOf = async (page: Page) => page.locator('h1').first().innerText()
/** The tab of the personnel file where what is in force would stand. */
async function inForce(page: Page): Promise<string> {
  const { rows } = await stage.services.pool.query(`select "personId" as id from "accounts" where "name" = '宋永康'`)
  await page.goto(`${stage.address}/people/${rows[0].id}?tab=outcomes`)
  await page.getByText('没有影响期内的处理').or(page.getByText('到期自行失效')).first().waitFor()
  return page.locator('main').innerText()
}

test('没有查实：告知以后查清，终结；本人看到书面结论，此外名单、待办、档案、检索里谁也看不到', async () => {
  const people = await noticed('u', /批评教育/, '11月20日值班期间离开岗位三十五分钟。')
  const { address, leader, second, clerk } = people
  const song = await stage.enter('auxiliary', phone)
  await song.goto(address)
  await desk.receive(song, '告知书签收')
  await desk.print(song, '告知书签收', 'u-07-receipt')
  await desk.state(song, '当时在院内接应送达的报警人，监控里可以看到。')
  await desk.print(song, '陈述申辩', 'u-08-statement')
  await picture(song, 'u-song')
  await leader.reload()
  await desk.close(leader, '监控显示当时在院内接待报警人，反映的情况没有证实。')
  await expectAccessible(leader)
  await picture(leader, 'u-closed')
  const number = await numberOf(leader)
  await song.goto(`${stage.address}/todos`)
  await shows(song, `看办理结果：${number}`)
  await song.goto(address)
  await shows(song, '不作任何处理和记载')
  expect(await desk.print(song, '查否终结', 'u-09-closing')).toContain('没有证实')
  await desk.receive(song, '签收')
  await desk.print(song, '签收', 'u-10-end-receipt')
  await picture(song, 'u-song-end')
  expect(await inForce(second)).toContain('没有影响期内的处理')
  await song.goto(`${stage.address}/me/conduct`)
  await shows(song, number)
  expect(await song.locator('body').innerText()).not.toContain('影响期内的处理')
  await clerk.reload()
  await shows(clerk, '已办结')
  expect(await clerk.locator('main').innerText()).not.toMatch(/查否|没有证实|告知书/)
  await picture(clerk, 'u-reporter')
  for (const key of ['leadOfficer', 'otherClerk', 'head', 'bureauLeader'])
    await seesNothing(await stage.enter(key), address, number)
})

test('申诉撤销：送达以后本人从自己的页面申诉，另一位领导撤销，本人得到告知，哪里也不再显示', async () => {
  const { address, leader, first, second } = await noticed('a', /警告/, '11月21日值班期间离开岗位四十分钟。')
  const song = await stage.enter('auxiliary', phone)
  await song.goto(address)
  await desk.receive(song, '告知书签收')
  await desk.state(song, '已经用对讲机报告带班民警。')
  await first.reload()
  await picture(first, 'a-answering')
  await desk.answer(first, /对讲机/, '对讲录音中没有找到报告。', false)
  await desk.print(first, '陈述申辩', 'a-07-statement')
  await desk.sendToVetting(first)
  await leader.reload()
  await desk.name(leader, '复审人', /郭立军/)
  const reviewer = await stage.enter('head')
  await reviewer.goto(address)
  await picture(reviewer, 'a-vetting')
  await desk.vet(reviewer)
  await desk.print(reviewer, '复审意见', 'a-08-vetting')
  await leader.reload()
  await desk.name(leader, '决定人', /冯家乐/)
  const decider = await stage.enter('bureauLeader')
  await decider.goto(address)
  expect((await desk.offered(decider, /^处理种类/)).join()).not.toMatch(/记过|调离|解除|退回/)
  await picture(decider, 'a-deciding')
  await desk.decide(decider, /警告/, basis)
  await desk.print(decider, '处理决定', 'a-09-decision')
  await song.reload()
  await desk.receive(song, '处理决定送达')
  await desk.print(song, '处理决定送达', 'a-10-service')
  expect(await inForce(second)).toContain('警告')
  await picture(second, 'a-in-force')

  await song.goto(address)
  await picture(song, 'a-song-remedy')
  await desk.askRemedy(song, '申诉', '对讲录音 21 时 38 分有我的报告，请调取。')
  await desk.print(song, '复核、申诉申请', 'a-11-request')
  await leader.goto(address)
  const number = await numberOf(leader)
  expect(await desk.offered(leader, /^复核、申诉决定人/).then((o) => o.join())).not.toMatch(/冯家乐|郭立军|孙立新|何俊杰/)
  await desk.name(leader, '复核、申诉决定人', /李文静/)
  await desk.tick(leader, /^结果/, '变更为较轻的处理')
  const lighter = await desk.offered(leader, /^改为/)
  expect([lighter.join().match(/批评教育|告诫/g)?.length, lighter.join().match(/警告|记过|调离|解除/)]).toEqual([2, null])
  await picture(leader, 'a-remedy')
  await desk.overturn(leader, '调取的对讲录音证实当时已经报告，原认定的事实不成立。')
  await desk.print(leader, '复核、申诉决定', 'a-12-remedy')
  await expectAccessible(leader)

  await song.goto(`${stage.address}/todos`)
  await shows(song, `看办理结果：${number}`)
  await song.goto(address)
  await shows(song, '撤销原决定，恢复名誉和待遇')
  await desk.receive(song, '签收')
  await picture(song, 'a-song-end')
  await song.goto(`${stage.address}/me/conduct`)
  await shows(song, '已撤销')
  expect(await song.locator('body').innerText()).not.toContain('影响期到')
  expect(await inForce(second)).toContain('没有影响期内的处理')
  for (const key of ['leadOfficer', 'otherClerk']) await seesNothing(await stage.enter(key), address, number)
})
