import { mkdir, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settleProceedings } from '../../modules/conduct/commands/settle-proceedings.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { proof } from './proceedings.ts'
import { readPdfText } from './read-pdf-text.ts'

/** Pictures and papers are kept where MINGZE_PICTURES names a folder. */
const folder = process.env.MINGZE_PICTURES
async function keep(name: string, bytes: () => Promise<Uint8Array>): Promise<void> {
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/${name}`, await bytes())
}
/** The whole page, however far it scrolls inside its frame. */
export const picture = (page: Page, name: string) =>
  keep(`${name}.png`, async () => {
    await page.locator('.card, table').first().waitFor()
    const seen = page.viewportSize() ?? { width: 1366, height: 768 }
    const height = await page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].map((e) => e.scrollHeight)))
    await page.setViewportSize({ width: seen.width, height: Math.min(height + 120, 4000) })
    const bytes = await page.screenshot()
    await page.setViewportSize(seen)
    return bytes
  })

export async function choose(page: Page, label: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).last().click()
}
/** What a select offers, which stays as it is. */
export async function offered(page: Page, label: RegExp): Promise<string[]> {
  const select = page.getByRole('combobox', { name: label })
  await select.click()
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option')
  await options.first().waitFor()
  const words = await options.allInnerTexts()
  await select.press('Escape')
  return words
}
export const tick = (page: Page, group: RegExp, answer: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(answer, { exact: true }).click()
export const fill = (page: Page, label: RegExp, text: string) => page.getByRole('textbox', { name: label }).fill(text)
export const press = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true }).click()
export const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
export const shows = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
export const card = (page: Page, title: string) =>
  page.locator('.card').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const entered = (page: Page, title: string) => card(page, title).first().waitFor()
/** The step of the rails that is under way. */
export const standsAt = (page: Page, step: string) =>
  page.locator('.conduct-rails li.now b').getByText(step, { exact: true }).waitFor()

/** Every paper of the page as its reader prints it: a PDF that a county bureau could hand over. */
export async function print(page: Page, title: string, name = title): Promise<string> {
  const button = card(page, title).getByRole('button', { name: '打印' }).first()
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  const bytes = Buffer.concat(await (await file.createReadStream()).toArray())
  await keep(`${name}.pdf`, async () => bytes)
  const pages = readPdfText(bytes)
  expect(pages.map((p) => p.missingGlyphs)).toEqual(pages.map(() => 0))
  const text = pages.map((p) => p.text.replaceAll('\n', '')).join('\n')
  expect(text).toContain(`第1页　共${pages.length}页`)
  expect(text).not.toMatch(/\d{4}-\d\d-\d\d|undefined|null|—\s*—/)
  return text
}

/** Night comes at last: the clock of the settling moves, not the stories'. */
export async function settle({ pool, keys }: Services, today: string): Promise<void> {
  const { rows } = await pool.query('select "bureauId" from "bureaus" limit 1')
  await transact(pool, 'owner', {}, (tx) => settleProceedings(tx, rows[0].bureauId, today, keys))
}

export interface Reported {
  readonly about: string
  readonly leader: RegExp
  readonly place: string
  readonly matter: string
}
/** A sealed report; the address of the file. */
export async function report(page: Page, origin: string, { about, leader, place, matter }: Reported): Promise<string> {
  await page.goto(`${origin}/conduct/new`)
  await page.getByRole('combobox', { name: /^涉及的人/ }).fill(about)
  await page.locator('.ant-select-item-option').filter({ hasText: about }).first().click()
  await fill(page, /^地点/, place)
  await fill(page, /^事由/, matter)
  await choose(page, /^报给/, leader)
  await press(page, '密封报告')
  await page.getByRole('heading', { level: 1, name: /^核\d{4}-/ }).waitFor()
  await shows(page, '等选定的领导答复')
  return page.url()
}
async function answerReport(page: Page): Promise<void> {
  await tick(page, /^决定/, '立案核查')
  await fill(page, /^理由/, '线索具体，立案核查。')
  await press(page, '答复')
}
/** Admitted, after a second person outside the chain has looked. */
export async function admit(leader: Page, looker: Page, address: string): Promise<void> {
  await leader.goto(address)
  const name = /· ([^·]+) ·/.exec(await leader.locator('.page-note').first().innerText())?.[1] ?? ''
  await answerReport(leader)
  await shows(leader, '提请第二人查看')
  await looker.goto(`${new URL(address).origin}/second-looks?state=asked`)
  const row = looker.getByRole('button', { name }).or(looker.getByRole('link', { name }))
  await row.first().click()
  await looker.getByText('没有看出关联，可以办理').click()
  await looker.getByLabel('理由').fill('没有看出与反映诉求有关。')
  await looker.getByRole('button', { name: '答复查看' }).click()
  await looker.getByRole('button', { name: '答复查看' }).waitFor({ state: 'detached' })
  await leader.goto(address)
  await answerReport(leader)
  await standsAt(leader, '指定核查人')
}
/** Names somebody to a part; who they are stands in the file. */
export async function name(page: Page, part: string, who: RegExp): Promise<void> {
  const title = `指定${part}`
  const button = page.locator('.conduct-choices').getByRole('button', { name: title, exact: true })
  if (await button.count()) await button.click()
  await choose(page, new RegExp(`^${part}`), who)
  await press(page, title)
  await page.locator('.facts dd').filter({ hasText: who }).first().waitFor()
}
/** No ground to step aside: the file stays with the investigator. */
export async function clear(page: Page, address: string): Promise<void> {
  await page.goto(address)
  for (const question of [/近亲属/, /利害关系/, /其他关系/]) await tick(page, question, '否')
  await press(page, '回答回避三问')
  await page.locator('.facts dd').filter({ hasText: '没有应当回避的情形' }).first().waitFor()
}
export async function fact(page: Page, text: string, source: string): Promise<void> {
  await fill(page, /^事实/, text)
  await fill(page, /^来源/, source)
  await press(page, '记一项事实')
  await page.locator('.facts dd').filter({ hasText: text }).first().waitFor()
}
export async function evidence(page: Page, of: RegExp, source: string, fileName = '证据.png'): Promise<void> {
  await act(page, '附证据')
  await choose(page, /^证明哪一项事实/, of)
  await fill(page, /^证据来源/, source)
  await page.locator('input[type=file]').setInputFiles({ name: fileName, mimeType: 'image/png', buffer: Buffer.from(proof) })
  await press(page, '附证据')
  await page.locator('.conduct-attachment').getByText(fileName).first().waitFor()
}
export async function conclude(page: Page, reason = '事实清楚，证据充分。'): Promise<void> {
  await act(page, '核查结束')
  await fill(page, /^核查意见/, reason)
  await press(page, '核查结束，转告知')
  await entered(page, '核查结束')
}
export async function notice(page: Page, outcome: RegExp, basis: string): Promise<void> {
  await choose(page, /^拟作处理/, outcome)
  await fill(page, /^依据/, basis)
  await press(page, '告知本人')
  await entered(page, '告知')
}
/** Signed for by the person, on the own page. */
export async function receive(page: Page, receipt: string): Promise<void> {
  await press(page, '签收')
  await entered(page, receipt)
}
export async function state(page: Page, text: string): Promise<void> {
  await fill(page, /^陈述、申辩/, text)
  await page.getByText('就这些，不再补充').click()
  await press(page, '提交陈述申辩')
  await entered(page, '陈述申辩')
}
export async function answer(page: Page, point: RegExp, words: string, isAccepted = true): Promise<void> {
  await act(page, '逐项答复')
  await choose(page, /^答复哪一项/, point)
  await tick(page, /^是否采纳/, isAccepted ? '采纳' : '不采纳')
  await fill(page, /^答复(?!哪)/, words)
  await press(page, '答复这一项')
  await page.locator('.conduct-points li').filter({ hasText: point }).getByText(words).waitFor()
}
export async function sendToVetting(page: Page): Promise<void> {
  await act(page, '送第二人复审')
  await press(page, '送第二人复审')
  await standsAt(page, '第二人复审')
}
export async function vet(page: Page, reason = '事实清楚，程序合法，处理适当。'): Promise<void> {
  await fill(page, /^复审理由/, reason)
  await press(page, '复审同意')
  await entered(page, '复审意见')
}
const sources = ['职业健康检查表', '工伤认定记录', '病假记录', '本人申报', '人事档案', '司法、行政文书查询记录']
/** Grounds, then the bars of art. 42 one by one, each with its source; none stands against it but the one named. */
export async function verifyEnding(page: Page, ground: RegExp, barred?: number): Promise<void> {
  await choose(page, /^(?:解除|退回)的依据/, ground)
  await fill(page, /^说明/, '经两次处理仍不改正，事实见告知书。')
  for (const [i, source] of sources.entries()) {
    await tick(page, new RegExp(`^第 ${i + 1} 项：`), i + 1 === barred ? '有' : '没有')
    await fill(page, new RegExp(`^第 ${i + 1} 项依据的材料`), source)
  }
  await press(page, '核对完毕')
}
export async function tellUnion(page: Page, union: RegExp, reason: string): Promise<void> {
  await choose(page, /^工会/, union)
  await fill(page, /^拟解除的理由/, reason)
  await press(page, '告知工会')
  await entered(page, '告知工会')
}
export async function answerUnion(page: Page, opinion: string): Promise<void> {
  await tick(page, /^意见/, '有异议，要求纠正')
  await fill(page, /^内容/, opinion)
  await press(page, '答复')
  await entered(page, '工会意见')
}
export async function considerUnion(page: Page, reply: string): Promise<void> {
  await fill(page, /^研究结果和书面回复/, reply)
  await press(page, '回复工会，转决定')
  await standsAt(page, '决定')
}
export async function decide(page: Page, outcome: RegExp, basis: string): Promise<void> {
  await choose(page, /^处理种类/, outcome)
  await fill(page, /^依据/, basis)
  await press(page, '作出处理决定')
  await entered(page, '处理决定')
}
/** Handed over by an investigator before two witnesses. */
export async function serveByHand(page: Page, [first, second]: readonly [string, string], note: string): Promise<void> {
  await fill(page, /^见证人/, first)
  await fill(page, /^第二名见证人/, second)
  await fill(page, /^说明/, note)
  await press(page, '登记送达')
  await entered(page, '处理决定送达')
}
export async function askRemedy(page: Page, kind: '复核' | '申诉', reason: string): Promise<void> {
  await choose(page, /^申请/, new RegExp(kind))
  await fill(page, /^理由/, reason)
  await press(page, '申请')
  await entered(page, '复核、申诉申请')
}
export async function overturn(page: Page, reason: string): Promise<void> {
  await tick(page, /^结果/, '撤销')
  await fill(page, /^理由/, reason)
  await press(page, '作出决定')
  await entered(page, '复核、申诉决定')
}
/** Not proven: the file closes. */
export async function close(page: Page, reason: string): Promise<void> {
  await act(page, '查否，终结')
  await fill(page, /^没有证实的理由/, reason)
  await press(page, '查否，终结')
  await entered(page, '查否终结')
}
