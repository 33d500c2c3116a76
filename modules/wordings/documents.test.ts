import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { closeDocuments } from '../../platform/documents/render.ts'
import { as, clerk, office, useDatabase } from '../../tests/harness/database.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { printVersion } from './commands/print-version.ts'
import { printBlank } from './documents.ts'
import { fieldsOf, findWordingId, shownText, versionInForceOn, type WordingSheet, wordingDocx, wordingPages } from './public.ts'

const database = useDatabase()
afterAll(closeDocuments)

const inForce = (code: string) =>
  as(database.services, office, async (ctx) => {
    const version = await versionInForceOn(ctx, await findWordingId(ctx, code), ctx.today)
    if (!version) throw new Error(`nothing in force: ${code}`)
    return version
  })
const pagesOf = (bytes: Uint8Array): string[] => readPdfText(bytes).map((p) => p.text.replaceAll('\n', ''))
const blankOf = async (code: string) => {
  const { id } = await inForce(code)
  const form = await as(database.services, clerk, (ctx) => printVersion(ctx, { params: { id } }))
  return printBlank(form, 'pdf')
}

test('附件3空白件：附件号、带局名的标题、留空处写什么、签名行、一页', async () => {
  const { bytes, fileName } = await blankOf('confidentialityPledge')
  const [page = '', more] = pagesOf(bytes)
  expect([fileName, more]).toEqual(['警务辅助人员保密承诺书第1版.pdf', undefined])
  expect(page).toContain('附件3明河县公安局警务辅助人员保密承诺书')
  expect(page).toContain('我是＿＿＿＿（单位）＿＿＿＿（身份）＿＿＿＿（姓名）')
  expect(page).toMatch(/承诺人签名：.*年　　月　　日/)
  expect(page).toContain('第1页　共1页')
})

test('附件4空白件两页：四个部分，第四部分是本局裁定的责任链，最后是责任单位、责任人', async () => {
  const pages = pagesOf((await blankOf('responsibilityLetter')).bytes)
  expect(pages).toHaveLength(2)
  const text = pages.join('')
  for (const words of ['一、全面加强教育管理', '二、明确管理责任', '三、切实做好关心关爱', '四、层层落实管理责任'])
    expect(text).toContain(words)
  expect(text).toContain('（一）分管局领导是第一责任人，承担主要领导责任。')
  expect(text).toMatch(/由接任者继续履行。责任单位：责任人：/)
})

test('柳河派出所一摞附件2：按点名次序一人一份，名字、码、第几页都在，罕见字不缺', async () => {
  const version = await inForce('onlineConductPledge')
  const people = await as(database.services, clerk, async (ctx) => {
    const rows = await ctx.db
      .selectFrom('people')
      .where('kind', '=', 'auxiliary')
      .where('separatedOn', 'is', null)
      .orderBy('unitSortKey')
      .orderBy('numberSortKey')
      .select(['id', 'name'])
      .execute()
    const fields = await fieldsOf(
      ctx,
      rows.map((r) => r.id),
    )
    return rows.map((r) => ({ name: r.name, fields: fields.get(r.id) ?? {} }))
  })
  expect(people.length).toBeGreaterThan(20)
  const pdf = await wordingPages(
    people.map(({ fields }, i) => ({
      text: shownText(version, fields),
      formLabel: version.formLabel,
      bureauName: '明河县公安局',
      qr: `MZ:K7QM2XWP${i}`,
      code: 'K7QM 2XWP 9D',
    })),
    { title: version.name, isDemo: true },
  )
  const read = readPdfText(pdf)
  expect(read.reduce((sum, page) => sum + page.missingGlyphs, 0)).toBe(0)
  const firsts = read.map((p) => p.text.replaceAll('\n', '')).filter((text) => text.includes('附件2'))
  expect(firsts.map((text) => /我是柳河派出所(?:勤务|文职)辅警(.+?)。为/.exec(text)?.[1])).toEqual(people.map((p) => p.name))
  expect(read).toHaveLength(2 * people.length)
})

test('签过的一份：名字和日期印在签名行上；.docx 也一样', async () => {
  const version = await inForce('responsibilityLetter')
  const sheet: WordingSheet = {
    text: shownText(version, { 局名: '明河县公安局', 单位: '柳河派出所', 姓名: '郭立军', 身份: '所长' }),
    formLabel: version.formLabel,
    bureauName: '明河县公安局',
    signed: [{ value: '柳河派出所' }, { value: '郭立军' }],
    signedOn: '2026年11月23日',
  }
  const printing = { title: version.name, isDemo: false }
  const text = pagesOf(await wordingPages([sheet], printing)).join('')
  expect(text).toContain('责任单位：柳河派出所责任人：郭立军2026年11月23日')
  const parts = unzipSync(await wordingDocx([sheet], printing))
  const xml = Buffer.from(parts['word/document.xml'] ?? []).toString()
  for (const words of ['责任单位：柳河派出所', '责任人：郭立军', '2026年11月23日', '由接任者继续履行。'])
    expect(xml).toContain(words)
})
