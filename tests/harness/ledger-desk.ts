import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { desktop, type Stage } from './story.ts'

export interface Found {
  readonly title: string
  readonly unit?: string
  readonly category?: string
  readonly subcategory?: string
  readonly description?: string
}
interface Measures {
  readonly owner: string
  readonly days: number
  readonly cause?: string
  readonly grade?: string
  readonly text?: string
}

/** The option of that name in the list that is open. */
const option = (page: Page, name: string) =>
  page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first()
export async function choose(page: Page, label: RegExp, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).first()
  await field.click()
  await field.fill(name)
  await option(page, name).click()
}
export async function day(page: Page, label: RegExp, on: string): Promise<void> {
  await page.getByLabel(label).first().fill(on)
  await page.getByLabel(label).first().press('Enter')
}
/** The text of the one question that stands open, and its answer. */
export async function answer(page: Page, yes: string, words?: string): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  if (words !== undefined) await dialog.getByRole('textbox').last().fill(words)
  await dialog.getByRole('button', { name: yes, exact: true }).last().click()
}
const press = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true }).click()
const act = (page: Page, name: string) => page.locator('.hazard-acts').getByRole('button', { name, exact: true }).click()

/** Who may confirm is made so: appointed by the office; granted by the security administrator and the political office leader, each with the own secret once more. */
function appointing(stage: Stage, page: (key: string) => Promise<Page>) {
  const prove = async (p: Page, key: string) => {
    await p.getByLabel('您的登录口令').fill(inject('castAccounts')[key]?.secret ?? '')
    await p.getByRole('button', { name: '核对口令，接着办' }).click()
    await p.getByLabel('您的登录口令').waitFor({ state: 'detached' })
  }
  /** Asked for once in five minutes. */
  const proven = new Set<string>()
  const once = async (p: Page, key: string) => {
    if (!proven.has(key)) await prove(p, key)
    proven.add(key)
  }
  return {
    grant: async (who: string, role: string, unit: string): Promise<void> => {
      const security = await page('securityAdministrator')
      await security.goto(`${stage.address}/grants/new`)
      await choose(security, /^账号/, who)
      await choose(security, /^身份/, role)
      await choose(security, /^单位/, unit)
      await security.getByLabel(/^事由/).fill('上一级领导没有账号，由他确认')
      await press(security, '提出授权')
      await once(security, 'securityAdministrator')
      await security.getByRole('button', { name: new RegExp(`^收回：${who}`) }).waitFor()
      const leader = await page('politicalLeader')
      await leader.goto(`${stage.address}/grants`)
      const confirm = leader.getByRole('button', { name: new RegExp(`^确认：${who}`) })
      await confirm.click()
      await answer(leader, '确认授权')
      await once(leader, 'politicalLeader')
      await confirm.waitFor({ state: 'detached' })
    },
    appoint: async (unit: string, duty: string, who: string): Promise<void> => {
      const office = await page('office')
      const { rows } = await stage.services.pool.query<{ id: string }>('select "id" from "units" where "name" = $1', [unit])
      await office.goto(`${stage.address}/units/${rows[0]?.id}?tab=leaders`)
      await office.getByRole('button', { name: '任命领导' }).click()
      await office.getByLabel(duty, { exact: true }).check()
      await choose(office, /^民警/, who)
      await press(office, '任命')
      await office.locator('tbody').getByText(who).first().waitFor()
    },
  }
}

/** The people of the ledger, each on a page of their own, signed in by the sign-in page once a day of the story. */
export function ledgerDesk(stage: Stage) {
  const pages = new Map<string, Page>()
  const page = async (key: string, viewport = desktop): Promise<Page> => {
    const known = pages.get(key)
    if (known) return known
    const opened = await stage.enter(key, viewport)
    pages.set(key, opened)
    return opened
  }
  const at = async (key: string, path: string): Promise<Page> => {
    const p = await page(key)
    await p.goto(path.startsWith('http') ? path : `${stage.address}${path}`)
    return p
  }
  const standsAt = (p: Page, state: string) => p.getByText(new RegExp(`· ${state}$`)).waitFor()
  return {
    page,
    at,
    standsAt,
    moveTo: async (moment: string): Promise<void> => {
      pages.clear()
      await stage.moveTo(moment)
    },
    find: async (key: string, f: Found): Promise<string> => {
      const p = await at(key, '/hazards/new')
      if (f.unit) await choose(p, /^单位/, f.unit)
      await choose(p, /^类别/, f.category ?? '队伍管理')
      if (f.subcategory) await choose(p, /^子类/, f.subcategory)
      await p.getByRole('textbox', { name: /^隐患/ }).fill(f.title)
      await p.getByLabel(/^情况/).fill(f.description ?? `${f.title}；11月20日抽查时发现，没有登记可查。`)
      await press(p, '登记这条隐患')
      await standsAt(p, '待定措施')
      return p.url()
    },
    setMeasures: async (key: string, hazard: string, m: Measures): Promise<void> => {
      const p = await at(key, `${hazard}/measures`)
      await p.getByLabel(m.grade ?? '一般', { exact: true }).check()
      if (m.cause) await choose(p, /^原因/, m.cause)
      await p.getByLabel(/^根源/).fill('制度定了，没有人每次核对')
      await p.getByLabel(/^目标/).fill('有人管、有登记、能核对')
      await choose(p, /^责任人/, m.owner)
      await p.getByLabel(/^工作日数/).fill(String(m.days))
      await p.getByLabel('第 1 条措施', { exact: true }).fill(m.text ?? '建登记簿，每次登记、每周核对')
      await choose(p, /^第 1 条措施的责任人/, m.owner)
      await press(p, '定措施')
      await standsAt(p, '待开始整改')
    },
    start: async (key: string, hazard: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '开始整改')
      await answer(p, '开始整改')
      await standsAt(p, '整改中')
    },
    finish: async (key: string, hazard: string, n = 1): Promise<void> => {
      const p = await at(key, hazard)
      await p.getByRole('button', { name: `登记第 ${n} 条办完` }).click()
      await answer(p, `登记第 ${n} 条办完`, '登记簿已启用，钥匙当面收回')
      await p.getByRole('button', { name: `登记第 ${n} 条办完` }).waitFor({ state: 'detached' })
    },
    submit: async (key: string, hazard: string, note = '措施都已办完，对照目标核过。', files = ['登记簿.pdf']): Promise<void> => {
      const p = await at(key, `${hazard}/evidence`)
      await p.getByLabel(/^整改情况/).fill(note)
      await p
        .locator('input[type=file]')
        .setInputFiles(files.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${name}`) })))
      await p.getByText('我声明：以上每个文件').click()
      await press(p, '交佐证')
      await standsAt(p, '待单位确认')
    },
    confirm: async (key: string, hazard: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '确认整改')
      await answer(p, '确认已整改')
      await standsAt(p, '待核验')
    },
    sendBack: async (key: string, hazard: string, reason: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '退回整改')
      await answer(p, '退回整改', reason)
      await standsAt(p, '整改中')
    },
    verify: async (key: string, hazard: string, method = '看现场', lookBackOn?: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '核验销号')
      await p.getByLabel(method).check()
      await p.getByLabel(/^核验情况/).fill('现场看过，登记连续，抽三天都对得上。')
      if (lookBackOn) await day(p, /^哪天回头看/, lookBackOn)
      await press(p, '核验销号')
      await standsAt(p, '已销号')
    },
    askExtension: async (key: string, hazard: string, on: string, reason: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '申请延期')
      await day(p, /^延到哪天/, on)
      await p.getByLabel(/^理由/).fill(reason)
      await press(p, '申请延期')
      await p.getByText(`申请延到 ${on}：${reason}`).first().waitFor()
    },
    answerExtension: async (key: string, hazard: string, granted: boolean, note: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '答复延期')
      await p.getByLabel(granted ? /^准，延到/ : /^不准/).check()
      await p.getByLabel(/^说明/).fill(note)
      await press(p, '答复延期申请')
      await p
        .locator('.timeline')
        .getByText(granted ? '准予延期' : '不准延期')
        .waitFor()
    },
    lookBack: async (key: string, hazard: string, holds: boolean, note: string): Promise<void> => {
      const p = await at(key, hazard)
      await act(p, '回头看')
      await p.getByLabel(holds ? '没有反弹' : '又有发现，同一编号重新打开').check()
      await p.getByLabel('看现场').check()
      await p.getByLabel(/^看到的情况/).fill(note)
      await press(p, '登记回头看')
      await p
        .locator('.timeline')
        .getByText(holds ? '回头看，没有反弹' : '回头看，又有发现')
        .waitFor()
    },
    press: act,
    ...appointing(stage, page),
    /** Verbs and names of the timeline, first act first. */
    course: async (key: string, hazard: string): Promise<string[]> => {
      const p = await at(key, hazard)
      await p.locator('.timeline li').first().waitFor()
      const lines = await p
        .locator('.timeline li')
        .evaluateAll((all) =>
          all.map((li) => `${li.querySelector('b')?.textContent} ${li.querySelector('span')?.textContent?.replace(/（.*/, '')}`),
        )
      return lines
    },
  }
}
