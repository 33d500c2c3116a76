/** 表格不能读入的原因，界面原样显示。 */
const REFUSALS = {
  passwordProtected: '文件设了打开密码，读不出来。在 Excel 或 WPS 中去掉密码后另存，再上传。',
  notSpreadsheet: '这不是表格文件。上传 .xlsx、.xls 或 .csv 文件。',
  disguised: '文件扩展名是表格，内容是网页。在 Excel 或 WPS 中打开，另存为 .xlsx 后上传。',
  unsupportedKind: '不支持这种表格格式。在 Excel 或 WPS 中另存为 .xlsx 后上传。',
  oldVersion: '这是 Excel 95 或更早的文件。在 Excel 或 WPS 中另存为 .xlsx 后上传。',
  tooLarge: '文件太大。删去图片和用不到的工作表，或者分成几个文件上传。',
  tooManyCells: '表中内容太多。分成几个文件上传。',
  bomb: '文件展开后的体积异常，已拒绝读取。在 Excel 或 WPS 中新建文件，只复制需要的内容后上传。',
  forbiddenMarkup: '文件里有不允许的内容（DOCTYPE 或实体声明），已拒绝读取。在 Excel 或 WPS 中另存为 .xlsx 后上传。',
  broken: '文件已损坏，或者没有下载完整。重新取得文件，用 Excel 或 WPS 打开另存后上传。',
  unknownEncoding: '认不出文件的文字编码。在 Excel 或 WPS 中另存为 .xlsx 后上传。',
  unclosedQuote: '有一处引号没有成对，后面的行会读错。在 Excel 或 WPS 中打开核对，另存为 .xlsx 后上传。',
  tooSlow: '读取超过时限，已停止。过一会儿再传一次；还是这样，在 Excel 或 WPS 中新建文件，只复制需要的内容后上传。',
  empty: '文件是空的。',
} as const

export type RefusalCode = keyof typeof REFUSALS

/** A spreadsheet we do not read: `code` for programs, `message` in Chinese for the reader. */
export class SpreadsheetRefused extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode) {
    super(REFUSALS[code])
    this.name = 'SpreadsheetRefused'
    this.code = code
  }
}
