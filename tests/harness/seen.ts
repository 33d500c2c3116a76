import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Login, Stage } from './story.ts'

/** What long stories do in the browser again and again. MINGZE_LOOK names a folder for pictures of pages and for what was printed. */
export function seenOn(stage: Stage) {
  const folder = process.env.MINGZE_LOOK
  const pages: Page[] = []
  return {
    one: async <T>(text: string, values: unknown[] = []): Promise<T> =>
      (await stage.services.pool.query(text, values)).rows[0] as T,
    /** It becomes this moment in Beijing: 2026-11-25 09:00:00. */
    at: (moment: string) => stage.moveTo(`${moment.replace(' ', 'T')}+08:00`),
    enter: async (who: string | Login, path: string, size?: { width: number; height: number }): Promise<Page> => {
      const page = await stage.enter(who, size)
      await page.goto(`${stage.address}${path}`)
      pages.push(page)
      return page
    },
    /** Every page as it stands, after a story that failed. */
    lookAtAll: async (): Promise<void> => {
      for (const [i, page] of pages.filter((p) => folder && !p.isClosed()).entries())
        await page.screenshot({ path: `${folder}/failed-${i}.png` })
    },
    look: async (page: Page, name: string): Promise<void> => {
      if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
    },
    /** What a button or a link downloads. */
    taken: async (page: Page, name: string, part: 'button' | 'link' = 'button'): Promise<{ name: string; bytes: Buffer }> => {
      const press = page.getByRole(part, { name, exact: true }).click()
      const [file] = await Promise.all([page.waitForEvent('download'), press])
      const bytes = readFileSync(await file.path())
      if (folder) writeFileSync(`${folder}/${file.suggestedFilename()}`, bytes)
      return { name: file.suggestedFilename(), bytes }
    },
  }
}
export type Seen = ReturnType<typeof seenOn>
