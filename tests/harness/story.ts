import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import type { Services } from '../../platform/http/service.ts'
import { startReactions } from '../../server/jobs/reactions.ts'
import { settlements } from '../../server/jobs/settlements.ts'
import { type Running, serve } from '../../server/serve.ts'
import { launchBrowser } from './browser.ts'
import { useDatabase } from './database.ts'
import { storyNow } from './services.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const desktop = { width: 1366, height: 768 }
export const phone = { width: 390, height: 844 }

export interface Login {
  readonly login: string
  readonly secret: string
}
export interface Stage {
  readonly services: Services
  readonly address: string
  /** A page signed in as somebody of the cast (key of the demo accounts) or with an account of the story's own, through the sign-in page. */
  enter(who: string | Login, viewport?: { width: number; height: number }): Promise<Page>
  /** It becomes that moment: every page is left, the server starts again and settles what midnight settles. */
  moveTo(moment: string): Promise<void>
  /** Faults seen on any page: script errors, refused styles, requests to elsewhere. */
  readonly faults: readonly string[]
}

/** A real server on a database of this file's own, and a real browser. */
export function useStage(): Stage {
  const held: { running?: Running; browser?: Browser; now: Date } = { now: storyNow }
  const database = useDatabase('cast', () => held.now)
  const faults: string[] = []
  beforeAll(async () => {
    held.running = await serve(database.services, 0)
    held.browser = await launchBrowser()
  })
  afterAll(async () => {
    await held.browser?.close()
    await held.running?.stop()
  })
  const address = (): string => held.running?.address ?? ''
  const open = async (viewport: { width: number; height: number }): Promise<Page> => {
    if (!held.browser) throw new Error('no browser')
    const context = await held.browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    })
    const page = await context.newPage()
    await page.clock.setFixedTime(held.now)
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 4')) faults.push(`${page.url()}: ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(address()) && !/^(data|blob):/.test(request.url())) faults.push(`request to ${request.url()}`)
    })
    return page
  }
  return {
    get services() {
      return database.services
    },
    get address() {
      return address()
    },
    faults,
    moveTo: async (moment) => {
      for (const context of held.browser?.contexts() ?? []) await context.close()
      const port = new URL(address()).port
      await held.running?.stop()
      held.now = new Date(moment)
      const reactions = startReactions(database.services, settlements)
      await reactions.settleAll()
      await reactions.stop()
      held.running = await serve(database.services, Number(port))
    },
    enter: async (who, viewport = desktop) => {
      const { login = '', secret = '' } = typeof who === 'string' ? (inject('castAccounts')[who] ?? {}) : who
      const page = await open(viewport)
      await page.goto(address())
      await page.getByLabel('账号').fill(login)
      await page.getByLabel('口令', { exact: true }).fill(secret)
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByLabel('口令', { exact: true }).waitFor({ state: 'detached' })
      await page.locator('h1').first().waitFor()
      return page
    },
  }
}

/** No violation of WCAG 2.2 A and AA on the page as it stands, colours on their way arrived. */
export async function expectAccessible(page: Page): Promise<void> {
  const violations =
    await page.evaluate(`(() => { ${axe}; document.getAnimations().forEach((a) => a.effect?.getComputedTiming().endTime < 1e6 && a.finish()); return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | '))) })()`)
  expect(violations).toEqual([])
}
