import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createDocumentPool } from './document-pool.ts'
import { readPdfText } from './read-pdf-text.ts'
import { closeDocuments, configureDocuments, renderPages, renderPdf } from './render.ts'

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
const slow = template('slow', '#let f(n) = range(n).map(i => range(2000).map(str).join("").len()).sum()\n#f(2500)')

afterAll(async () => {
  await closeDocuments()
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
  await pool.close()
}, 60_000)

test('more documents than may wait are refused at once', async () => {
  const pool = createDocumentPool({ workers: 1, queueLimit: 2 })
  const orders = Array.from({ length: 4 }, () => pool.render({ kind: 'pdf', template: plain, json: '["好"]' }))
  const outcomes = await Promise.allSettled(orders)
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  await pool.close()
})

test('a fonts folder that does not exist is passed over', async () => {
  await configureDocuments({ fontsFolder: join(folder, 'no-such-folder') })
  expect((await renderPages({ template: plain, data: ['好'] })).pages).toBe(1)
})

test('a process that made a document ends by itself, with code 0', () => {
  const source = `import { renderPdf } from ${JSON.stringify(new URL('./render.ts', import.meta.url).href)}
    const pdf = await renderPdf({ template: ${JSON.stringify(plain)}, data: ['好'] })
    process.stdout.write(String(pdf.length > 1000))`
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', source], { timeout: 30_000 })
  expect(said.toString()).toBe('true')
})
