import { Transformer } from '@napi-rs/image'
import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { inkOf, svgOf } from '../signing/stroke.ts'
import { joinPdfs } from './join-pdfs.ts'
import { qrSvg } from './qr-svg.ts'
import { closeDocuments } from './render.ts'
import { renderTextDocx, renderTextSheets } from './render-text.ts'
import type { TextSheet } from './text-sheet.ts'

afterAll(closeDocuments)

const sheet = (name: string, lines = 3): TextSheet => ({
  label: '附件3',
  owner: '明河县公安局',
  name: '警务辅助人员保密承诺书',
  lines: [
    { prefix: '', text: `我是柳河派出所勤务辅警${name}。我承诺：`, kind: 'paragraph' },
    ...Array.from({ length: lines }, (_, i) => ({ prefix: `${i + 1}.`, text: '不违规记录、复制、留存载体。', kind: 'item' })),
  ],
  parties: [{ label: '承诺人签名：', value: '', stroke: null }],
  date: '　　年　　月　　日',
  code: 'K7QM 2XWP 9D',
  qr: 'MZ:K7QM2XWP9D',
  note: `柳河派出所　${name}　第1版`,
})
const textOf = (pdf: Uint8Array): string[] => readPdfText(pdf).map((page) => page.text.replaceAll('\n', ''))

test('一人一份，各从新页起，各数各的页；长的文本两页，签名行不单独落在一页', async () => {
  const pages = textOf(await renderTextSheets([sheet('宋永康', 40), sheet('萧䶮')], { title: '承诺书', isDemo: true }))
  expect(pages.map((p) => /第\d+页　共\d+页/.exec(p)?.[0])).toEqual([
    '第1页　共3页',
    '第2页　共3页',
    '第3页　共3页',
    '第1页　共1页',
  ])
  expect(pages[0]).toContain('附件3明河县公安局警务辅助人员保密承诺书')
  expect(pages[2]).toMatch(/40\.不违规.*承诺人签名：/)
  expect(pages[3]).toContain('勤务辅警萧䶮')
  expect(pages.every((p) => p.includes('K7QM 2XWP 9D') && p.includes('演示数据'))).toBe(true)
})

test('整局一摞分几次排版再并成一个文件：次序不乱，进度逐次报，同样的内容同样的字节', async () => {
  const sheets = Array.from({ length: 250 }, (_, i) => sheet(`甲${i + 1}`))
  const heard: number[] = []
  const order = { title: '承诺书', isDemo: false }
  const pdf = await renderTextSheets(sheets, { ...order, onProgress: async (done) => void heard.push(done) })
  expect(heard).toEqual([40, 80, 120, 160, 200, 240, 250])
  const pages = textOf(pdf)
  expect(pages.map((p) => /勤务辅警(甲\d+)/.exec(p)?.[1])).toEqual(sheets.map((_, i) => `甲${i + 1}`))
  expect(Buffer.from(pdf).equals(Buffer.from(await renderTextSheets(sheets, order)))).toBe(true)
  expect(
    Buffer.from(pdf)
      .toString('latin1')
      .match(/<pdfaid:part>2</g),
  ).toHaveLength(1)
}, 60_000)

test('并成的文件结构完整：对象表与对象的位置一一对得上；别处来的 PDF 不并', async () => {
  const one = await renderTextSheets([sheet('宋永康')], { title: '甲', isDemo: false })
  const joined = Buffer.from(joinPdfs([one, one, one])).toString('latin1')
  const at = Number(/startxref\s+(\d+)/.exec(joined)?.[1])
  const rows = joined.slice(at).match(/^\d{10} \d{5} [nf]/gm) ?? []
  const wrong = rows.filter((row, number) => row.endsWith('n') && !joined.startsWith(`${number} 0 obj`, Number(row.slice(0, 10))))
  expect(wrong).toEqual([])
  const missing = [...joined.matchAll(/(\d+) 0 R/g)].filter(([, n]) => !rows[Number(n)]?.endsWith('n'))
  expect(missing).toEqual([])
  expect(() => joinPdfs([one, Buffer.from('%PDF-1.4\nelse')])).toThrow()
})

test('.docx：字段、字号、签名行齐全，每人一节；页边距按公文', async () => {
  const bytes = await renderTextDocx([sheet('宋永康'), sheet('萧䶮')], { title: '承诺书', isDemo: true })
  const parts = unzipSync(bytes)
  const xml = Buffer.from(parts['word/document.xml'] ?? []).toString()
  expect(xml.match(/<w:sectPr/g)).toHaveLength(2)
  expect(xml).toContain('w:top="2098"')
  for (const words of ['附件3', '明河县公安局警务辅助人员保密承诺书', '勤务辅警萧䶮', '承诺人签名：'])
    expect(xml).toContain(words)
})

test('.docx：一摞分几次做再并成一个：一人一节、各有页脚和笔迹，次序不乱，进度逐次报，喊停就停', async () => {
  const ink = (i: number) =>
    svgOf(inkOf({ width: 400, height: 200, lines: [[20, 200, 380].map((x, k) => [x, 20 + k * 40 + (k % 2) * i, k * 100, 500])] }))
  const sheets = Array.from({ length: 81 }, (_, i) => ({
    ...sheet(`甲${i + 1}`),
    parties: [{ label: '承诺人签名：', value: '', stroke: ink(i) }],
  }))
  const heard: number[] = []
  const order = { title: '承诺书', isDemo: true }
  const parts = unzipSync(await renderTextDocx(sheets, { ...order, onProgress: async (done) => void heard.push(done) }))
  expect(heard).toEqual([40, 80, 81])
  const textIn = (path: string) => Buffer.from(parts[path] ?? []).toString()
  const xml = textIn('word/document.xml')
  const targets = new Map(
    [...textIn('word/_rels/document.xml.rels').matchAll(/Id="([^"]+)"[^>]*Target="([^"]+)"/g)].map(([, id, target]) => [
      id,
      target,
    ]),
  )
  const sections = xml.split('</w:sectPr>').slice(0, -1)
  const footers = [...xml.matchAll(/<w:footerReference [^>]*r:id="([^"]+)"/g)].map(([, id]) => `word/${targets.get(id)}`)
  const pictures = [...xml.matchAll(/r:embed="([^"]+)"/g)].map(([, id]) => `word/${targets.get(id)}`)
  const whole = sheets.map((_, i) => `甲${i + 1}`)
  expect([...xml.matchAll(/勤务辅警(甲\d+)/g)].map(([, name]) => name)).toEqual(whole)
  expect([sections.length, xml.match(/<w:pPr>(?:(?!<\/w:pPr>).)*<w:sectPr>/g)?.length]).toEqual([81, 80])
  expect(footers.map((path) => /(甲\d+)　/.exec(textIn(path))?.[1])).toEqual(whole)
  expect([new Set(pictures).size, pictures.every((path) => parts[path])]).toEqual([81, true])
  expect(new Set(xml.match(/<wp:docPr id="\d+"/g)).size).toBe(81)
  const types = textIn('[Content_Types].xml')
  expect(footers.filter((path) => !types.includes(`PartName="/${path}"`))).toEqual([])
  expect(textIn(footers[80] ?? '')).not.toContain('共')
  const onProgress = () => Promise.reject(new Error('已取消'))
  await expect(renderTextDocx(sheets, { ...order, onProgress })).rejects.toThrow('已取消')
}, 60_000)

test('.docx：手写的签名在签名处，图里有笔迹', async () => {
  const stroke = { width: 400, height: 200, lines: [[20, 200, 380].map((x, i) => [x, 40 + i * 60, i * 100, 500])] }
  const signed = { ...sheet('宋永康'), parties: [{ label: '承诺人签名：', value: '', stroke: svgOf(inkOf(stroke)) }] }
  const parts = unzipSync(await renderTextDocx([signed], { title: '承诺书', isDemo: true }))
  const xml = Buffer.from(parts['word/document.xml'] ?? []).toString()
  expect(xml.slice(xml.indexOf('承诺人签名：'))).toContain('<pic:pic')
  const [picture = new Uint8Array()] = Object.entries(parts).flatMap(([name, bytes]) => (name.endsWith('.png') ? [bytes] : []))
  const { width, height } = await new Transformer(picture).metadata()
  expect([width, height > 130, height < 150]).toEqual([402, true, true])
  const alpha = (await new Transformer(picture).rawPixels()).filter((_, i) => i % 4 === 3)
  const inked = alpha.filter((a) => a > 128).length / alpha.length
  expect([inked > 0.01, inked < 0.2]).toEqual([true, true])
})

test('一摞印到一半不要了：听进度的一方喊停就停', async () => {
  const sheets = Array.from({ length: 130 }, () => sheet('宋永康'))
  const onProgress = () => Promise.reject(new Error('已取消'))
  await expect(renderTextSheets(sheets, { title: '承诺书', isDemo: false, onProgress })).rejects.toThrow('已取消')
})

test('二维码是一张小图：只有一条路径，没有外部引用', () => {
  const svg = qrSvg('MZ:K7QM2XWP9D')
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"[^>]*><path d="M[\d\sMhvHz-]+"\/><\/svg>$/)
})
