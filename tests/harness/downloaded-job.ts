import type { Page } from 'playwright-core'

/** The PDF that a job of the page has made, as the page's own session gets it. */
export async function downloadedJob(page: Page, timeout = 60_000): Promise<Uint8Array> {
  const link = page.getByRole('link', { name: '下载 PDF' })
  await link.waitFor({ timeout })
  const taken = page.waitForEvent('download')
  await link.click()
  const stream = await (await taken).createReadStream()
  return new Uint8Array(Buffer.concat(await stream.toArray()))
}
