import { z } from 'zod'
import { endpoint, id, idParams, listQuery, page, text, version } from '../../platform/http/contract.ts'

const recorders = ['auxiliaryOffice', 'unitClerk'] as const
const signatureReaders = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'leadOfficer',
  'auxiliary',
] as const
const instant = z.iso.datetime()

const sheetRow = z.object({
  requestId: id,
  person: z.object({ id, name: z.string(), number: z.string().nullable() }),
  unitName: z.string(),
  roundTitle: z.string(),
  versionNumber: z.int(),
  state: z.enum(['open', 'declined', 'signed', 'withdrawn']),
  /** 纸上的可读码 */
  code: z.string(),
})
export type SheetRowView = z.infer<typeof sheetRow>

const roundSheets = z.object({
  id,
  title: z.string(),
  serialNumber: z.string(),
  /** Who has not answered and who has signed, by unit in roster order. */
  units: z.array(z.object({ unitId: id, unitName: z.string(), open: z.int(), signed: z.int() })),
})
export type RoundSheetsView = z.infer<typeof roundSheets>
export const readRoundSheets = endpoint({
  method: 'get',
  path: '/api/signing-rounds/{id}/sheets',
  summary: '这一批各单位待签、已签多少',
  who: recorders,
  params: idParams,
  output: roundSheets,
})
export const findSheets = endpoint({
  method: 'post',
  path: '/api/signing-rounds/{id}/sheets/search',
  summary: '在这一批里按姓名、编号找人',
  who: recorders,
  isRead: true,
  params: idParams,
  body: z.strictObject({ words: z.string().trim().max(40) }),
  output: z.object({ rows: z.array(sheetRow) }),
})
export const printStack = endpoint({
  method: 'post',
  path: '/api/signing-rounds/{id}/stack',
  summary: '打印成套（点名顺序）',
  who: recorders,
  event: 'stack.asked',
  params: idParams,
  /** Nobody named: everybody of the units (none named: all), of blank sheets who has not answered. A blank one as .docx carries no QR code. */
  body: z.strictObject({
    content: z.enum(['blank', 'signed']),
    format: z.enum(['pdf', 'docx']),
    unitIds: z.array(id).max(500),
    personIds: z.array(id).max(1000),
  }),
  output: z.object({ jobId: id, sheets: z.int() }),
})

const scanCounts = z.object({
  pages: z.int(),
  /** Pages that wait: matched to somebody, and to be looked at. */
  matched: z.int(),
  tray: z.int(),
  /** Of those in the tray: matched to somebody, but the place for the signature is empty or can't be judged. */
  unsigned: z.int(),
  unclear: z.int(),
  recorded: z.int(),
  leftOut: z.int(),
})
export const scanRow = z.object({
  id,
  files: z.array(z.object({ name: z.string(), pages: z.int().nullable(), failure: z.string().nullable() })),
  state: z.enum(['reading', 'ready', 'failed']),
  failure: z.string().nullable(),
  startedByName: z.string(),
  createdAt: instant,
  readAt: instant.nullable(),
  counts: scanCounts,
  version,
})
export type ScanRowView = z.infer<typeof scanRow>
const scanView = scanRow.extend({ jobId: id.nullable() })
export type ScanView = z.infer<typeof scanView>

export const listScans = endpoint({
  method: 'get',
  path: '/api/scans',
  summary: '扫描归档',
  who: recorders,
  query: z.strictObject({ ...listQuery }),
  output: page(scanRow),
})
export const startScan = endpoint({
  method: 'post',
  path: '/api/scans',
  summary: '读扫描件，对到人',
  who: recorders,
  event: 'scan.started',
  body: z.strictObject({ uploadIds: z.array(id).min(1, '还没有选文件').max(500, '一次最多 500 个文件') }),
  output: scanView,
})
export const readScan = endpoint({
  method: 'get',
  path: '/api/scans/{id}',
  summary: '一次扫描的结果',
  who: recorders,
  params: idParams,
  output: scanView,
})
export const recordScan = endpoint({
  method: 'post',
  path: '/api/scans/{id}/recording',
  summary: '确认录入已对到人的页',
  who: recorders,
  event: 'scan.recorded',
  versioned: true,
  params: idParams,
  /** `pages`: how many the recorder saw; another number now is a conflict. */
  body: z.strictObject({ version, pages: z.int().min(1) }),
  output: scanView,
})

export const scanPage = z.object({
  id,
  scanId: id,
  position: z.int(),
  fileName: z.string(),
  filePage: z.int(),
  verdict: z.enum([
    'matched',
    'unsigned',
    'unclear',
    'duplicate',
    'incomplete',
    'answered',
    'oldVersion',
    'foreign',
    'twoCodes',
    'unreadable',
    'blank',
    'broken',
  ]),
  note: z.string(),
  hasPicture: z.boolean(),
  quarterTurns: z.int(),
  slant: z.number(),
  /** Whose it is by its code, or to whom it was filed. */
  sheet: sheetRow.nullable(),
  sheetPage: z.int().nullable(),
  sheetPages: z.int().nullable(),
  state: z.enum(['waiting', 'recorded', 'leftOut']),
  reason: z.string().nullable(),
  settledByName: z.string().nullable(),
  settledAt: instant.nullable(),
  version,
})
export type ScanPageView = z.infer<typeof scanPage>

export const listScanPages = endpoint({
  method: 'get',
  path: '/api/scans/{id}/pages',
  summary: '一次扫描的页',
  who: recorders,
  params: idParams,
  query: z.strictObject({ ...listQuery, group: z.enum(['tray', 'matched', 'settled']).optional() }),
  output: page(scanPage),
})
const guess = sheetRow.extend({ why: z.string(), versionDigest: z.string() })
export type GuessView = z.infer<typeof guess>
export const guessOwner = endpoint({
  method: 'post',
  path: '/api/scan-pages/{id}/guesses',
  summary: '这一页可能是谁的',
  who: recorders,
  isRead: true,
  params: idParams,
  /** Empty: the nearest in roll-call order; else name, initials, number or the beginning of the readable code. */
  body: z.strictObject({ words: z.string().trim().max(40) }),
  output: z.object({ rows: z.array(guess) }),
})
export const readScanPicture = endpoint({
  method: 'get',
  path: '/api/scan-pages/{id}/picture',
  summary: '扫描页',
  who: recorders,
  params: idParams,
  isFile: true,
  output: z.unknown(),
})
const onPage = { method: 'post', who: recorders, versioned: true, params: idParams, output: scanPage } as const
export const filePage = endpoint({
  ...onPage,
  path: '/api/scan-pages/{id}/filing',
  summary: '把这一页归到一个人',
  event: 'scanPage.filed',
  /** `isSigned`: the recorder has looked at the page and seen the signature; nothing else makes it one. */
  body: z.strictObject({
    version,
    requestId: id,
    isSigned: z.literal(true, '看过扫描页，确有本人签名，才能归档。没有签名的，点“不归档”。'),
  }),
})
export const leavePageOut = endpoint({
  ...onPage,
  path: '/api/scan-pages/{id}/leaving-out',
  summary: '这一页不归档',
  event: 'scanPage.leftOut',
  body: z.strictObject({ version, reason: text(200, 2) }),
})
export const readSignatureScan = endpoint({
  method: 'get',
  path: '/api/signatures/{id}/scan',
  summary: '纸质签名的扫描页',
  who: signatureReaders,
  params: idParams,
  isFile: true,
  output: z.unknown(),
})
