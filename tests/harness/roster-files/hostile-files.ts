import { strToU8, type Zippable, zipSync } from 'fflate'
import { drawContainer, drawXls } from './draw-xls.ts'
import { drawXlsx, drawXlsxParts, zipParts } from './draw-xlsx.ts'
import { PLAIN_HEADER, plainRow, SHEET } from './roster-file.ts'
import { truePeople } from './true-people.ts'

/** A file that must be refused, with one of the codes that fit. */
export interface HostileFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly codes: readonly string[]
}

const SHEETS = [{ name: SHEET, rows: [PLAIN_HEADER, ...truePeople(5).map(plainRow)] }]
const SHEET_PATH = 'xl/worksheets/sheet1.xml'

function changed(path: string, change: (xml: string) => string): Uint8Array {
  const parts = drawXlsxParts(SHEETS)
  return zipParts({ ...parts, [path]: change(parts[path] ?? '') })
}

function withPart(path: string, bytes: Uint8Array): Uint8Array {
  const files: Zippable = { [path]: bytes }
  for (const [name, text] of Object.entries(drawXlsxParts(SHEETS))) files[name] ??= strToU8(text)
  return zipSync(files, { level: 9 })
}

function manyEntries(count: number): Uint8Array {
  const files: Zippable = {}
  for (let index = 0; index < count; index += 1) files[`x${index}`] = new Uint8Array(0)
  return zipSync(files, { level: 0 })
}

/** Every entry of the directory points at the same packed bytes. */
function overlapping(): Uint8Array {
  const zip = Buffer.from(drawXlsx(SHEETS))
  const first = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const second = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), first + 4)
  zip.copy(zip, second + 42, first + 42, first + 46)
  return zip
}

/** The same name twice in the directory: which one counts depends on the reader. */
function doubled(): Uint8Array {
  const parts = drawXlsxParts(SHEETS)
  const zip = Buffer.from(zipParts({ ...parts, 'xl/worksheets/sheet2.xml': parts[SHEET_PATH] ?? '' }))
  return Buffer.from(zip.toString('latin1').replaceAll('sheet2.xml', 'sheet1.xml'), 'latin1')
}

function encryptedEntry(): Uint8Array {
  const zip = Buffer.from(drawXlsx(SHEETS))
  const at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8)
  return zip
}

function longString(): Uint8Array {
  const cells = Array.from(
    { length: 20_000 },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
  )
  const parts = drawXlsxParts(SHEETS)
  return zipParts({
    ...parts,
    [SHEET_PATH]: `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst><si><t>${'长'.repeat(32_000)}</t></si></sst>`,
  })
}

function loopingContainer(): Uint8Array {
  const file = Buffer.from(drawXls(SHEETS))
  file.writeUInt32LE(2, 512 + 8)
  return file
}

const DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]>'
const randomBytes = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) & 255)

/** Archives and other files made to break a reader. */
export function hostileFiles(): HostileFile[] {
  const good = drawXlsx(SHEETS)
  const goodXls = drawXls(SHEETS)
  const spaces = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024).fill(32)
  const one = (fileName: string, bytes: Uint8Array, ...codes: string[]): HostileFile => ({ fileName, bytes, codes })
  return [
    one('展开三百兆.xlsx', withPart('xl/media/a.bin', spaces(300)), 'bomb'),
    one('工作表炸弹.xlsx', withPart(SHEET_PATH, spaces(40)), 'bomb'),
    one(
      '外部实体.xlsx',
      changed(SHEET_PATH, (xml) => xml.replace('<worksheet', `${DOCTYPE}<worksheet`)),
      'forbiddenMarkup',
    ),
    one(
      '实体在样式里.xlsx',
      changed('xl/styles.xml', (xml) => xml.replace('<styleSheet', `${DOCTYPE}<styleSheet`)),
      'forbiddenMarkup',
    ),
    one(
      '小写声明.xlsx',
      changed('xl/workbook.xml', (xml) => xml.replace('<workbook', `${DOCTYPE.toLowerCase()}<workbook`)),
      'forbiddenMarkup',
    ),
    one(
      '双字节标记.xlsx',
      withPart(SHEET_PATH, Buffer.from(`\ufeff<worksheet>${DOCTYPE}</worksheet>`, 'utf16le')),
      'forbiddenMarkup',
    ),
    one(
      '未知实体.xlsx',
      changed(SHEET_PATH, (xml) => xml.replace('<sheetData>', '<sheetData>&bomb;')),
      'forbiddenMarkup',
      'broken',
    ),
    one('六万个部件.xlsx', manyEntries(60_000), 'bomb'),
    one('重叠部件.xlsx', overlapping(), 'bomb', 'broken'),
    one('同名部件.xlsx', doubled(), 'broken', 'bomb'),
    one('加密部件.xlsx', encryptedEntry(), 'passwordProtected'),
    one('截断.xlsx', good.subarray(0, Math.floor(good.length * 0.7)), 'broken'),
    one('截断.xls', goodXls.subarray(0, Math.floor(goodXls.length * 0.7)), 'broken'),
    one('不是压缩包.xlsx', Buffer.from('PK\x03\x04 这不是压缩包'), 'broken'),
    one('空文件.xlsx', new Uint8Array(0), 'empty'),
    one('文档.xlsx', zipParts({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }), 'notSpreadsheet'),
    one('压缩包.xlsx', zipParts({ 'readme.txt': '压缩包' }), 'notSpreadsheet'),
    one('打开密码.xlsx', drawContainer('EncryptedPackage', Buffer.alloc(5000)), 'passwordProtected'),
    one('旧版本.xls', drawContainer('Book', Buffer.alloc(5000)), 'oldVersion'),
    one('演示文稿.xls', drawContainer('PowerPoint Document', Buffer.alloc(5000)), 'notSpreadsheet'),
    one('循环扇区.xls', loopingContainer(), 'broken'),
    one('网页.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'disguised'),
    one('图片.xls', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), 'notSpreadsheet'),
    one('乱码.csv', randomBytes, 'notSpreadsheet', 'unknownEncoding'),
    one('引号不成对.csv', Buffer.from('姓名,身份证号\n"宋永康,1\n马玉兰,2\n'), 'unclosedQuote'),
    one('长字串乘以行数.xlsx', longString(), 'tooManyCells'),
    one(
      '行号倒退.xlsx',
      changed(SHEET_PATH, (xml) => xml.replace('<row r="3"', '<row r="1"')),
      'broken',
    ),
    one(
      '列号越界.xlsx',
      changed(SHEET_PATH, (xml) => xml.replace('r="A2"', 'r="ZZZ2"')),
      'broken',
    ),
    one(
      '指向不存在的字串.xlsx',
      changed(SHEET_PATH, (xml) => xml.replace('<v>0</v>', '<v>999999</v>')),
      'broken',
    ),
    one('二十一兆.csv', Buffer.alloc(21 * 1024 * 1024, 'a'), 'tooLarge'),
  ]
}
