import { mkdir, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { proof } from '../harness/proceedings.ts'
import { expectAccessible, phone, useStage } from '../harness/story.ts'

const stage = useStage()
afterEach(() => expect(stage.faults).toEqual([]))

/** Pictures and papers are kept where MINGZE_PICTURES names a folder. */
const folder = process.env.MINGZE_PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
async function choose(page: Page, label: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
}
const tick = (page: Page, group: RegExp, answer: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(answer, { exact: true }).click()
const fill = (page: Page, label: RegExp, text: string) => page.getByRole('textbox', { name: label }).fill(text)
const press = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true }).click()
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const shows = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

async function name(page: Page, part: string, who: RegExp): Promise<void> {
  const title = `指定${part}`
  const button = page.locator('.conduct-choices').getByRole('button', { name: title, exact: true })
  if (await button.count()) await button.click()
  await choose(page, new RegExp(`^${part}`), who)
  await press(page, title)
}
async function clear(page: Page): Promise<void> {
  for (const question of [/近亲属/, /利害关系/, /其他关系/]) await tick(page, question, '否')
  await press(page, '回答回避三问')
  await page.getByRole('heading', { level: 1, name: '核查', exact: true }).waitFor({ state: 'attached' })
}
async function paper(page: Page, title: string): Promise<void> {
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  const [file] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: '打印' }).first().click()])
  const stream = await file.createReadStream()
  const bytes = Buffer.concat(await stream.toArray())
  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  if (folder) await writeFile(`${folder}/${title}.pdf`, bytes)
}

test('一件警告，由各人在自己的页面上办：密封报告、立案、两人核查、告知、陈述申辩、逐项答复、复审、决定、送达；卷外的人看不到', async () => {
  const clerk = await stage.enter('clerk')
  await clerk.goto(`${stage.address}/conduct/new`)
  await clerk.getByRole('combobox', { name: /^涉及的人/ }).fill('宋永康')
  await clerk.locator('.ant-select-item-option').filter({ hasText: '宋永康' }).first().click()
  await fill(clerk, /^地点/, '柳河派出所值班室')
  await fill(clerk, /^事由/, '11月20日值班期间，未经同意离开岗位三十五分钟；次日日志写作在岗。')
  await choose(clerk, /^报给/, /李文静/)
  await expectAccessible(clerk)
  await press(clerk, '密封报告')
  await clerk.getByRole('heading', { level: 1, name: /^核2026-/ }).waitFor()
  await shows(clerk, '等选定的领导答复')
  const address = clerk.url()
  await picture(clerk, '01-reporter')

  const leader = await stage.enter('politicalLeader')
  await leader.goto(`${stage.address}/todos`)
  await shows(leader, /违规违纪核查：核2026-/)
  await leader.goto(address)
  await tick(leader, /^决定/, '立案核查')
  await fill(leader, /^理由/, '线索具体，立案核查。')
  await press(leader, '答复')
  await name(leader, '核查人', /孙立新/)
  await shows(leader, /要两名/)
  await name(leader, '核查人', /何俊杰/)
  await expectAccessible(leader)
  await picture(leader, '02-naming')

  const first = await stage.enter('leaderInCharge')
  await first.goto(address)
  await clear(first)
  const second = await stage.enter('office')
  await second.goto(address)
  await clear(second)
  await first.goto(address)
  await fill(first, /^事实/, '11月20日 21:40 值班期间，未经带班民警同意离开岗位 35 分钟。')
  await fill(first, /^来源/, '值班日志、监控录像')
  await press(first, '记一项事实')
  await act(first, '附证据')
  await choose(first, /^证明哪一项事实/, /离开岗位/)
  await fill(first, /^证据来源/, '值班室监控录像截图')
  await first
    .locator('input[type=file]')
    .setInputFiles({ name: '监控截图.png', mimeType: 'image/png', buffer: Buffer.from(proof) })
  await press(first, '附证据')
  await shows(first, '监控截图.png')
  await act(first, '核查结束')
  await fill(first, /^核查意见/, '事实清楚，证据充分。')
  await press(first, '核查结束，转告知')
  await choose(first, /^拟作处理/, /警告/)
  await fill(first, /^依据/, '劳动合同第十四条第（三）项；本局奖惩办法第八条')
  const outside = await stage.enter('auxiliary')
  await outside.goto(address)
  await shows(outside, '没有找到')
  await press(first, '告知本人')
  await shows(first, '文字已定，不能再改')
  await picture(first, '03-notice')
  await paper(first, '告知')

  const song = await stage.enter('auxiliary', phone)
  await song.goto(`${stage.address}/todos`)
  await shows(song, /签收告知书：核2026-/)
  await song.goto(address)
  await shows(song, '本人的权利')
  await press(song, '签收')
  await fill(song, /^陈述、申辩/, '当晚孩子发热，我用对讲机向带班民警报告过。\n日志是次日补记，没有写清楚，我认错。')
  await song.getByText('就这些，不再补充').click()
  await expectAccessible(song)
  await picture(song, '04-statement-phone')
  await press(song, '提交陈述申辩')
  await shows(song, '未答复')
  await shows(song, '谁打开过')
  expect(await song.locator('body').innerText()).not.toContain('谢春燕')

  await first.reload()
  await shows(first, /还有 2 项陈述没有答复/)
  await picture(first, '05-hearing')
  for (const point of [/对讲机/, /补记/]) {
    await act(first, '逐项答复')
    await choose(first, /^答复哪一项/, point)
    await tick(first, /^是否采纳/, '采纳')
    await fill(first, /^答复(?!哪)/, '已核实，记入事实。')
    await press(first, '答复这一项')
    await first
      .locator('.conduct-points')
      .getByText('已核实')
      .nth(point.source === '补记' ? 1 : 0)
      .waitFor()
  }
  await act(first, '送第二人复审')
  await press(first, '送第二人复审')
  await paper(first, '陈述申辩')

  await leader.reload()
  await name(leader, '复审人', /郭立军/)
  const reviewer = await stage.enter('head')
  await reviewer.goto(address)
  await fill(reviewer, /^复审理由/, '事实清楚，程序合法，处理适当。')
  await press(reviewer, '复审同意')
  await shows(reviewer, '复审意见')
  await leader.reload()
  await name(leader, '决定人', /冯家乐/)
  const decider = await stage.enter('bureauLeader')
  await decider.goto(address)
  await choose(decider, /^处理种类/, /警告/)
  await fill(decider, /^依据/, '劳动合同第十四条第（三）项；本局奖惩办法第八条')
  await expectAccessible(decider)
  await press(decider, '作出处理决定')
  await shows(decider, '救济途径和期限')
  await picture(decider, '06-decision')
  await paper(decider, '处理决定')

  await song.reload()
  await press(song, '签收')
  await shows(song, /影响期到/)
  await song.goto(`${stage.address}/me/conduct`)
  await shows(song, /影响期到 2027-05-23/)
  await expectAccessible(song)
  await picture(song, '07-own-phone')
  await second.goto(`${stage.address}/outcome-rules`)
  await shows(second, '第二人复审')
  await expectAccessible(second)
  await picture(second, '08-rules')
  await leader.reload()
  await shows(leader, '处理决定送达')
  await picture(leader, '09-served')
  const other = await stage.enter('leadOfficer')
  await other.goto(`${stage.address}/conduct`)
  await shows(other, '没有您经办或者与您有关的核查')
  await expectAccessible(other)
}, 240_000)
