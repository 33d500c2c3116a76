import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Pictures and papers of a story are kept where MINGZE_PICTURES names a folder. */
const folder = process.env.MINGZE_PICTURES
const keep = (name: string): string => {
  mkdirSync(folder ?? '', { recursive: true })
  return `${folder}/${name}`
}

/** The whole page; `fold` alone is what a screen shows at once. */
export async function picture(page: Page, name: string, fold = false): Promise<void> {
  if (!folder) return
  const size = page.viewportSize() ?? { width: 1366, height: 768 }
  const hidden = (await page.evaluate(
    'Math.max(...[document.documentElement, ...document.querySelectorAll("main, .drawer-body")].map((e) => e.scrollHeight - e.clientHeight))',
  )) as number
  if (!fold) await page.setViewportSize({ ...size, height: size.height + hidden })
  await page.screenshot({ path: keep(`${name}.png`) })
  await page.setViewportSize(size)
}

/** The file that a press brings, with the name it bears. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  const bytes = readFileSync(await file.path())
  const name = file.suggestedFilename()
  if (folder) writeFileSync(keep(name), bytes)
  return { name, bytes }
}

/** The page as its 打印 button hands it to the printer. */
export async function printed(page: Page, name: string): Promise<void> {
  await page.evaluate('window.print = () => { document.documentElement.dataset.printed = "yes" }')
  await page.getByRole('button', { name: /^打印/ }).first().click()
  await page.locator('html[data-printed=yes]').waitFor()
  if (folder) await page.pdf({ path: keep(`${name}.pdf`), format: 'A4' })
}
