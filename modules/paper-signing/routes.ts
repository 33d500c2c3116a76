import type { QueryContext } from '../../platform/context.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { askStack } from './commands/ask-stack.ts'
import { filePage } from './commands/file-page.ts'
import { leavePageOut } from './commands/leave-page-out.ts'
import { recordScan } from './commands/record-scan.ts'
import { startScan } from './commands/start-scan.ts'
import * as contract from './contract.ts'
import { guessesFor } from './guesses.ts'
import * as present from './presenter.ts'
import * as queries from './queries.ts'

const viewScan = async (ctx: QueryContext, { id = '' }: Reference) => present.presentScan(await queries.findScan(ctx, id))
const viewPage = async (ctx: QueryContext, { id = '' }: Reference) => {
  const [page] = await present.presentPages(ctx, [await queries.findPage(ctx, id)])
  if (!page) throw new Error('a page that was found is presented')
  return page
}

/** Sheets of a round to print and to find. */
function mountStacks(mount: Mount): void {
  read(mount, contract.readRoundSheets, async (ctx, { params }) => {
    const round = await queries.findRound(ctx, params.id)
    return present.presentRoundSheets(round, await queries.findPrintable(ctx, round.id))
  })
  read(mount, contract.findSheets, async (ctx, { params, body }) => {
    const round = await queries.findRound(ctx, params.id)
    return { rows: (await queries.searchSheets(ctx, body.words, round.id)).map(present.presentSheet) }
  })
  write(mount, contract.printStack, askStack, async (_ctx, { id = '', ids = [] }) => ({ jobId: id, sheets: ids.length }))
}

/** Signing on paper: stacks, scans, the tray. */
export function mountPaperSigning(mount: Mount): void {
  const { services } = mount
  mountStacks(mount)
  read(mount, contract.listScans, async (ctx, { query }) => {
    const found = await queries.findScans(ctx, query)
    return { ...found, rows: found.rows.map(present.presentScanRow) }
  })
  write(mount, contract.startScan, startScan, viewScan)
  read(mount, contract.readScan, viewScanOf)
  write(mount, contract.recordScan, recordScan, viewScan)
  read(mount, contract.listScanPages, async (ctx, { params, query }) => {
    const found = await queries.findPages(ctx, params.id, query)
    return { ...found, rows: await present.presentPages(ctx, found.rows) }
  })
  read(mount, contract.guessOwner, async (ctx, { params, body }) => {
    const page = await queries.findPage(ctx, params.id)
    return { rows: (await guessesFor(ctx, page, body.words)).map(present.presentGuess) }
  })
  write(mount, contract.filePage, filePage, viewPage)
  write(mount, contract.leavePageOut, leavePageOut, viewPage)
  act(mount, contract.readScanPicture, async (session, { params }) => {
    const page = await asActor(services, session, (ctx) => queries.findPicture(ctx, params.id))
    return { bytes: await services.files.get(page.fileId), fileName: `扫描第${page.position}页.jpg`, mediaType: 'image/jpeg' }
  })
  act(mount, contract.readSignatureScan, async (session, { params }) => {
    const scan = await asActor(services, session, (ctx) => queries.findSignatureScan(ctx, params.id))
    return { bytes: await services.files.get(scan.fileId), fileName: `${scan.personName}纸质签名.jpg`, mediaType: 'image/jpeg' }
  })
}

const viewScanOf = (ctx: QueryContext, { params }: { params: { id: string } }) => viewScan(ctx, params)
