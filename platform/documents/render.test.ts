import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { createDocumentPool } from './document-pool.ts'
import { closeDocuments, configureDocuments, renderPages, renderPdf } from './render.ts'
import { fontFolders } from './typst-fonts.ts'

// Templates must lie inside the product's folder: the compiler reads nothing else.
const folder = mkdtempSync(join(import.meta.dirname, '.test-'))
const template = (name: string, source: string) => {
  const path = join(folder, `${name}.typ`)
  writeFileSync(path, source)
  return path
}
const plain = template(
  'plain',
  '#import "/platform/documents/page.typ": official\n#show: official\n#for line in json(bytes(sys.inputs.data)) [#line \\ ]',
)
const shippedOnly = template(
  'shipped',
  '#set text(font: ("Noto Serif SC", "Noto Sans SC"), fallback: false)\n#for line in json(bytes(sys.inputs.data)) [#line \\ ]',
)
// Minutes of work, which nothing but the deadline ends.
const slow = template('slow', '#let f(n) = range(n).map(i => range(3000).map(j => str(i * j)).join("").len()).sum()\n#f(20000)')

afterAll(() => {
  closeDocuments()
  rmSync(folder, { recursive: true })
})

test('a name full of signs that mean something to the template language prints as it is', async () => {
  const names = [
    '#panic("x")',
    '$x^2$',
    '*粗*',
    '\\ 反斜杠',
    '_下_',
    '[括]',
    '@引',
    '<标>',
    '// 注',
    '~',
    "it's",
    '"引"',
    '= 题',
    '-- --',
    '…',
  ]
  const [page] = readPdfText(await renderPdf({ template: plain, data: names }))
  expect(page?.text.replaceAll('\n', '')).toBe(names.join(''))
})

test('rare characters of names print from the shipped fonts alone, none as an empty box', async () => {
  const names = ['萧䶮', '李㛃', '王𬭸', '张堃', '赵喆', '钱玥', '孙珺', '程赟', '周祎', '昇翀垚璟瑄旻頔濬']
  const [page] = readPdfText(await renderPdf({ template: shippedOnly, data: names }))
  expect(page?.text.split('\n')).toEqual(names)
  expect(page?.missingGlyphs).toBe(0)
})

test('a character that no font has is refused by name instead of printed as an empty box', async () => {
  const refused = renderPdf({ template: shippedOnly, data: ['宋𬎆康'] })
  await expect(refused).rejects.toMatchObject({ code: 'documents.glyphMissing', message: expect.stringContaining('“𬎆”') })
})

test('no space comes between Chinese and digits', async () => {
  const [tight] = readPdfText(await renderPdf({ template: plain, data: ['第1页共3页'] }))
  expect(tight?.text).toBe('第1页共3页')
})

test('the same data make the same bytes, marked as PDF/A-2b', async () => {
  const order = { template: plain, data: ['宋永康'] }
  const one = Buffer.from(await renderPdf(order))
  expect(one.equals(Buffer.from(await renderPdf(order)))).toBe(true)
  expect(one.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(one.toString('latin1')).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
})

test('a template at fault says so, and the next document comes out all the same', async () => {
  const broken = template('broken', '#nothing-here')
  await expect(renderPdf({ template: broken, data: null })).rejects.toThrow(/unknown variable/u)
  expect((await renderPages({ template: plain, data: ['好'] })).pages).toBe(1)
})

test('a document over the deadline is given up, its worker replaced, and those waiting behind it come out', async () => {
  const pool = createDocumentPool({ workers: 1, deadlineMilliseconds: 1_000 })
  await pool.render({ kind: 'pdf', template: plain, json: '["暖"]' })
  const late = pool.render({ kind: 'pdf', template: slow, json: '0' })
  const behind = pool.render({ kind: 'pdf', template: plain, json: '["好"]' })
  await expect(late).rejects.toMatchObject({ code: 'documents.tookTooLong' })
  expect((await behind).pages).toBe(1)
  pool.close()
}, 60_000)

test('more documents than may wait are refused at once', async () => {
  const pool = createDocumentPool({ workers: 1, queueLimit: 2 })
  const orders = Array.from({ length: 4 }, () => pool.render({ kind: 'pdf', template: plain, json: '["好"]' }))
  const outcomes = await Promise.allSettled(orders)
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  pool.close()
})

test('a fonts folder that does not exist is passed over', async () => {
  configureDocuments({ fontsFolder: join(folder, 'no-such-folder') })
  expect((await renderPages({ template: plain, data: ['好'] })).pages).toBe(1)
})

test('a fonts folder that holds 仿宋 is used for the body, and what it lacks comes from Noto', async () => {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts)
  // A stand-in for the bureau's licensed font: the sans face under the name of FangSong.
  const face = readFileSync(join(fontFolders()[2] ?? '', 'NotoSansSC_400Regular.ttf'))
  writeFileSync(join(fonts, 'fangsong.ttf'), renamed(face, 'FangSong'))
  const pool = createDocumentPool({ workers: 1, fontsFolder: fonts })
  const { bytes } = await pool.render({ kind: 'pdf', template: plain, json: '["宋永康"]' })
  pool.close()
  const pdf = Buffer.from(bytes).toString('latin1')
  expect([pdf.includes('+NotoSansSC-Regular'), pdf.includes('+NotoSerifSC-Regular')]).toEqual([true, false])
})

/** The font with another family name (nameID 1 and 16) that is not longer than its own. */
function renamed(face: Buffer, family: string): Buffer {
  const tables = Array.from({ length: face.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const at = face.readUInt32BE((tables.find((table) => face.toString('latin1', table, table + 4) === 'name') ?? 0) + 8)
  const strings = at + face.readUInt16BE(at + 4)
  const name = Buffer.from(family, 'utf16le').swap16()
  for (let record = at + 6; record < at + 6 + 12 * face.readUInt16BE(at + 2); record += 12) {
    if (![1, 16].includes(face.readUInt16BE(record + 6)) || face.readUInt16BE(record) !== 3) continue
    name.copy(face, strings + face.readUInt16BE(record + 10))
    face.writeUInt16BE(name.length, record + 8)
  }
  return face
}

test('a process whose worker never laid out a page ends by itself, with code 0', () => {
  const source = `import { renderDocument } from ${JSON.stringify(new URL('./render.ts', import.meta.url).href)}
    const form = { label: '', owner: '', name: '表', columns: [], sections: [], note: '', rowsPerPage: 1, rowHeightMm: 9, headHeightMm: 9, isDemo: false }
    const { bytes } = await renderDocument({ kind: 'docx', form })
    process.stdout.write(String(bytes.length > 1000))`
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', source], { timeout: 30_000 })
  expect(said.toString()).toBe('true')
})
