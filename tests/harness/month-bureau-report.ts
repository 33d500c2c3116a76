import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readPdfText } from './read-pdf-text.ts'
import type { Seen } from './seen.ts'

/** PDF, .docx and plain text say the same. */
export async function checkBureauReport({ taken }: Seen, page: Page): Promise<void> {
  const wanted = [
    '明河公辅周报〔2026〕1号',
    '应报周报40个单位，按时报送38个（其中无变化37个），迟报1个，漏报1个',
    '白塔派出所',
    '请漏报的单位今天十七时前补报。',
  ]
  const paper = await taken(page, '打印')
  const pages = readPdfText(paper.bytes)
  const printed = pages.map((p) => p.text.replace(/\s/gu, '')).join('')
  const word = await taken(page, '下载 Word')
  const xml = new TextDecoder().decode(unzipSync(word.bytes)['word/document.xml']).replace(/<[^>]+>/gu, '')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制文字' }).click()
  await page.getByText('已复制').waitFor()
  const plain = await page.evaluate('navigator.clipboard.readText()')
  for (const words of wanted) {
    expect(printed).toContain(words)
    expect(xml).toContain(words)
    if (words !== wanted[0]) expect(plain).toContain(words)
  }
  expect(pages.map((p) => p.missingGlyphs)).toEqual(pages.map(() => 0))
}
