import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Download, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { markCells } from '../../platform/spreadsheet/mark-cells.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { abandonImport } from './commands/abandon-import.ts'
import { askCommit } from './commands/ask-commit.ts'
import { choose } from './commands/choose.ts'
import { correctMapping } from './commands/correct-mapping.ts'
import { markFile } from './commands/mark-file.ts'
import { startImport } from './commands/start-import.ts'
import { type UndoCraft, undoImport } from './commands/undo-import.ts'
import * as contract from './contract.ts'
import { presentImport, presentRow, presentUndoing, tailOf } from './presenter.ts'
import { findImport, findImports, findRows, findUndoing } from './queries.ts'
import { blankRoster } from './sheet.ts'
import type { AskGate } from './undo-plan.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentImport(ctx, await findImport(ctx, id))

/** Imports of rosters: read, correct, choose, write, take back. `craft` is what personnel and organisation know how to do. */
export function mountImports(mount: Mount, craft: UndoCraft): void {
  const { services } = mount
  const gate: AskGate = (work) => transact(services.pool, 'mingze_gate', {}, (tx) => work(tx))
  read(mount, contract.listImports, async (ctx, { query }) => {
    const found = await findImports(ctx, query)
    return { ...found, rows: found.rows.map((row) => presentImport(ctx, row)) }
  })
  write(mount, contract.startImport, startImport, present)
  read(mount, contract.readImport, (ctx, { params }) => present(ctx, params))
  read(mount, contract.listImportRows, async (ctx, { params, query }) => {
    const { choices } = await findImport(ctx, params.id)
    const found = await findRows(ctx, params.id, query)
    return { ...found, rows: found.rows.map((row) => presentRow(row, choices, tailOf(ctx, params.id))) }
  })
  write(mount, contract.correctMapping, correctMapping, present)
  write(mount, contract.choose, choose, present)
  write(mount, contract.commitImport, askCommit, present)
  read(mount, contract.undoPreview, async (ctx, { params }) => {
    const found = await findImport(ctx, params.id)
    return presentUndoing(ctx, found, await findUndoing(ctx, found), await craft.findCreated(ctx, gate, found))
  })
  write(mount, contract.undoImport, (ctx: CommandContext, input) => undoImport(ctx, { craft, gate }, input), present)
  write(mount, contract.abandonImport, abandonImport, present)
  act(mount, contract.markedFile, async (session, { params }): Promise<Download> => {
    const { fileId, fileName, marks } = await asActor(services, session, (ctx) => markFile(ctx, params.id))
    const bytes = await markCells({ bytes: await services.files.get(fileId), fileName }, marks)
    return { bytes, fileName: `${fileName.replace(/\.[^.]*$/, '')}（标注）.xlsx`, mediaType: mediaTypes.xlsx }
  })
  act(mount, contract.rosterTemplate, async () => ({
    bytes: writeWorkbook({ sheets: [blankRoster] }),
    fileName: '空白花名册.xlsx',
    mediaType: mediaTypes.xlsx,
  }))
}
