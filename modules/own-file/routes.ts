import { look, type Mount, read, write } from '../../platform/http/mount.ts'
import { answerCorrection } from './commands/answer-correction.ts'
import { askCorrection } from './commands/ask-correction.ts'
import { showOwnNumber } from './commands/show-own-number.ts'
import { viewOwnFile } from './commands/view-own-file.ts'
import * as contract from './contract.ts'
import { presentCorrection, presentCorrectionRow, presentViews } from './presenter.ts'
import { findCorrection, findCorrections, findOwnCorrection, findOwnViews } from './queries.ts'

/** The own file, and the answers to requests for correction. */
export function mountOwnFile(mount: Mount): void {
  look(mount, contract.readOwnFile, viewOwnFile)
  read(mount, contract.listOwnViews, async (ctx, { query }) => {
    const found = await findOwnViews(ctx, query)
    return { rows: presentViews(found), nextCursor: found.nextCursor, total: found.total }
  })
  look(mount, contract.discloseOwnNumber, showOwnNumber)
  write(mount, contract.askCorrection, askCorrection, async (ctx, { id = '' }) =>
    presentCorrection(await findOwnCorrection(ctx, id)),
  )
  read(mount, contract.listCorrections, async (ctx, { query }) => {
    const found = await findCorrections(ctx, query)
    return { ...found, rows: found.rows.map(presentCorrectionRow) }
  })
  write(mount, contract.answerCorrection, answerCorrection, async (ctx, { id = '' }) =>
    presentCorrectionRow(await findCorrection(ctx, id)),
  )
}
