import {
  AlignmentType,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readDocx } from './read-docx.ts'

const revision = { id: 1, author: '甲', date: '2026-01-01T00:00:00Z' }
const numbering = {
  config: [
    {
      reference: 'official',
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
        { level: 1, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）' },
        { level: 2, format: LevelFormat.DECIMAL, text: '%3.' },
        { level: 3, format: LevelFormat.BULLET, text: '●' },
      ],
    },
  ],
}
const listed = (level: number, text: string) => new Paragraph({ text, numbering: { reference: 'official', level } })
const written = async (children: (Paragraph | Table)[]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toArrayBuffer(new Document({ numbering, sections: [{ children }] })))

test('文字、居中、空段不要；自动编号写成看得见的号，换一级从头编', async () => {
  const { paragraphs } = await readDocx(
    await written([
      new Paragraph({ text: '责任书', alignment: AlignmentType.CENTER }),
      new Paragraph(''),
      listed(0, '加强教育'),
      listed(1, '组织学习。'),
      listed(1, '组织培训。'),
      listed(2, '每月一次。'),
      listed(0, '明确责任'),
      listed(1, '定人定岗。'),
      listed(3, '说明'),
      new Paragraph({ children: [new TextRun('前半'), new TextRun({ text: '后半', break: 1 })] }),
    ]),
  )
  expect(paragraphs.map((p) => `${p.number ?? ''}${p.text}${p.isCentred ? '（居中）' : ''}`)).toEqual([
    '责任书（居中）',
    '一、加强教育',
    '（一）组织学习。',
    '（二）组织培训。',
    '1.每月一次。',
    '二、明确责任',
    '（一）定人定岗。',
    '说明',
    '前半',
    '后半',
  ])
})

test('修订按接受读：插入的留下，删去的不要；表格里的字逐格读', async () => {
  const read = await readDocx(
    await written([
      new Paragraph({
        children: [
          new TextRun('不'),
          new InsertedTextRun({ text: '得', ...revision }),
          new DeletedTextRun({ text: '准', ...revision }),
          new TextRun('泄密。'),
        ],
      }),
      new Table({
        rows: [new TableRow({ children: ['甲', '乙'].map((t) => new TableCell({ children: [new Paragraph(t)] })) })],
        columnWidths: [2000, 2000],
      }),
    ]),
  )
  expect(read.paragraphs.map((p) => [p.text, p.isInTable])).toEqual([
    ['不得泄密。', false],
    ['甲', true],
    ['乙', true],
  ])
  expect([read.tables, read.hasRevisions, read.pictures]).toEqual([1, true, 0])
})

const parts = (document: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(document),
    ...more,
  })
const body = (inner: string) => `<w:document xmlns:w="x"><w:body>${inner}</w:body></w:document>`

test('图里和文本框里的字不读，图记一处', async () => {
  const drawing =
    '<w:drawing><a:t>图里的字</a:t><wps:txbx><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing>'
  const read = await readDocx(parts(body(`<w:p><w:r><w:t>正文</w:t>${drawing}<w:t>接着</w:t></w:r></w:p>`)))
  expect([read.paragraphs.map((p) => p.text), read.pictures]).toEqual([['正文接着'], 1])
})

const code = (bytes: Uint8Array) =>
  Promise.resolve(bytes)
    .then(readDocx)
    .then(
      () => 'read',
      (error: { code: string }) => error.code,
    )

test('不是 .docx、设了密码、改了扩展名、坏了、太大：各说各的原因', async () => {
  expect(await code(strToU8('%PDF-1.7'))).toBe('docx.notSpreadsheet')
  expect(await code(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('docx.notSpreadsheet')
  expect(await code(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe('docx.unsupportedKind')
  expect(await code(parts(body('<w:p>')).subarray(0, 200))).toBe('docx.broken')
  expect(await code(parts('<w:document><w:body'))).toBe('docx.broken')
  expect(await code(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('docx.tooLarge')
})

test('外部实体、压缩炸弹：拒绝，不展开', async () => {
  const entity =
    '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:t>&e;</w:t></w:p></w:body></w:document>'
  expect(await code(parts(entity))).toBe('docx.forbiddenMarkup')
  const bomb = new Uint8Array(20 * 1024 * 1024)
  expect(await code(parts(body(''), { 'word/media/a.bin': bomb }))).toBe('docx.bomb')
})
