import type { Page } from 'playwright-core'
import { answer, day } from './ledger-desk.ts'
import type { Seen } from './seen.ts'
import type { Login } from './story.ts'
import { phone } from './story.ts'

interface Slip {
  readonly color: 'blue' | 'yellow' | 'red'
  readonly unitId: string
  readonly task: string
  readonly answerBy: string
  readonly number: string
}
type Who = string | Login

/** Slips as they are seen: from the list of what qualifies to the closed slip. */
export function slipsOf({ enter, look, taken }: Seen) {
  const write = async (slip: Slip): Promise<string> => {
    const office = await enter('office', `/supervision/candidates?color=${slip.color}&unitId=${slip.unitId}`)
    const row = office.getByRole('row').filter({ hasText: slip.task }).first()
    await row.waitFor()
    await look(office, `candidates-${slip.color}`)
    await row
      .getByRole('link', { name: /开督办单/ })
      .or(row.getByRole('button', { name: /开督办单/ }))
      .first()
      .click()
    await office.getByRole('heading', { level: 1, name: '开督办单' }).waitFor()
    await office.getByLabel('要求').fill('三个工作日内办结，书面说明原因。')
    await day(office, /^答复期限/, slip.answerBy)
    await office.getByRole('button', { name: slip.color === 'red' ? '送批准' : '发出督办单' }).click()
    await office
      .getByText(slip.color === 'red' ? '待批准' : '待签收')
      .first()
      .waitFor()
    return new URL(office.url()).pathname
  }
  const approve = async (slip: Slip, path: string): Promise<void> => {
    const leader = await enter('politicalLeader', path)
    await leader.getByRole('button', { name: '批准', exact: true }).click()
    await answer(leader, '批准发出')
    await leader.getByText(slip.number).filter({ visible: true }).first().waitFor()
  }
  const receive = async (clerk: Who, path: string): Promise<void> => {
    const page = await enter(clerk, '/todos')
    await page
      .getByText(/督〔2026〕/)
      .first()
      .waitFor()
    await page.goto(new URL(path, page.url()).href)
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByText('待答复').first().waitFor()
  }
  const reply = async (head: Who, path: string, words: string): Promise<void> => {
    const page = await enter(head, path, phone)
    await page.getByRole('button', { name: '答复' }).click()
    await page.getByRole('textbox', { name: /^答复/ }).fill(words)
    await page.getByRole('button', { name: '答复督办单' }).click()
    await page.getByText(words).waitFor()
  }
  const close = async (slip: Slip, path: string): Promise<Page> => {
    const office = await enter('office', path)
    await office.getByRole('button', { name: '办结' }).click()
    await answer(office, '办结督办单')
    await office.getByText('已办结').first().waitFor()
    await look(office, `slip-${slip.color}`)
    await taken(office, '打印督办单')
    return office
  }
  return { write, approve, receive, reply, close }
}
