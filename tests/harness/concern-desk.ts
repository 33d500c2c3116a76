import type { Page } from 'playwright-core'
import { picture, printed } from './pictures.ts'
import { desktop, phone, type Stage } from './story.ts'

interface Raised {
  readonly way?: string
  readonly kind?: string
  readonly category: string
  readonly about?: string
  readonly text: string
  /** 冯家乐（局领导）: who would get it, as the form says. */
  readonly goesTo: string
}

/** The people of a concern, each on a page of their own; whoever raises one holds a phone. */
export function concernDesk(stage: Stage) {
  const pages = new Map<string, Page>()
  const page = async (key: string): Promise<Page> => {
    const known = pages.get(key)
    if (known) return known
    const opened = await stage.enter(key, key === 'auxiliary' ? phone : desktop)
    pages.set(key, opened)
    return opened
  }
  const shows = async (key: string, path: string, words: string | RegExp): Promise<Page> => {
    const p = await page(key)
    await p.goto(path.startsWith('http') ? path : `${stage.address}${path}`)
    await p.getByText(words).first().waitFor()
    return p
  }
  const send = async (p: Page, label: RegExp, words: string, button: string) => {
    const form = p.locator('form').filter({ has: p.getByRole('button', { name: button, exact: true }) })
    await form.getByLabel(label).fill(words)
    await form.getByRole('button', { name: button, exact: true }).click()
    await p.locator('.concern-texts').getByText(words).waitFor()
  }
  /** Each goes to the file by its number: the raiser to the own one, everybody else to the one lent. */
  const fileOf = (key: string, id: string) => `/${key === 'auxiliary' ? 'my-concerns' : 'concerns'}/${id}`
  const open = (key: string, id: string) => shows(key, fileOf(key, id), '往来')
  return {
    page,
    shows,
    open,
    moveTo: async (moment: string): Promise<void> => {
      pages.clear()
      await stage.moveTo(moment)
    },
    /** The id of what the auxiliary raised on the phone. */
    raise: async (r: Raised, name?: string): Promise<string> => {
      const p = await shows('auxiliary', '/my-concerns/new', '反映的是谁，只用来绕开他')
      await p.getByText(r.way ?? '实名：由本单位主要领导办理').click()
      if (r.kind) await p.getByText(r.kind, { exact: true }).first().click()
      for (const [label, option] of [
        ['类别', r.category],
        ['哪一级', r.about],
      ] as const) {
        if (!option) continue
        await p.getByLabel(label).click()
        await p.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click()
        await p.keyboard.press('Escape')
      }
      await p.getByLabel('内容').fill(r.text)
      await p.getByText(r.goesTo).waitFor()
      if (name) await picture(p, name)
      await p.getByRole('button', { name: '提交诉求' }).click()
      await p.getByRole('heading', { level: 1, name: /\w{4}-\w{4}$/ }).waitFor()
      return p.url().split('/').at(-1) ?? ''
    },
    acknowledge: async (key: string, id: string): Promise<void> => {
      const p = await open(key, id)
      await p.getByRole('button', { name: '告知收到' }).click()
      await p.locator('.concern-texts').getByText('告知收到').waitFor()
    },
    message: async (key: string, id: string, words: string) => send(await open(key, id), /^留言/, words, '留言'),
    answer: async (key: string, id: string, words: string) => send(await open(key, id), /^答复/, words, '答复反映人'),
    addWord: async (id: string, words: string) => send(await open('auxiliary', id), /^补充的话/, words, '补充一段'),
    reopen: async (id: string, words: string) => send(await open('auxiliary', id), /^哪里没有解决/, words, '再次提出'),
    close: async (id: string, helped: string): Promise<void> => {
      const p = await open('auxiliary', id)
      await p.getByLabel(helped, { exact: true }).check()
      await p.getByRole('button', { name: '办结这件诉求' }).click()
      await p.getByText('已办结').first().waitFor()
    },
    print: async (key: string, id: string, name: string) => printed(await open(key, id), name),
  }
}
