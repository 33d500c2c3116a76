import type { Page } from 'playwright-core'

/** Draws three strokes into the page's signature box with the mouse, as a hand would. */
export async function drawOn(page: Page): Promise<void> {
  const box = await page.locator('canvas').boundingBox()
  if (!box) throw new Error('no box to sign in')
  for (const [from, to] of [
    [0.15, 0.35],
    [0.4, 0.6],
    [0.65, 0.85],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3)
    await page.mouse.down()
    for (let i = 1; i <= 12; i++)
      await page.mouse.move(
        box.x + box.width * (from + ((to - from) * i) / 12),
        box.y + box.height * (0.3 + 0.35 * Math.abs(Math.sin(i / 2))),
      )
    await page.mouse.up()
  }
}
