import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { findVersion } from '../wordings/public.ts'
import { acknowledgeLetter } from './commands/acknowledge-letter.ts'
import { endLetters } from './commands/end-letters.ts'
import { issueLetters } from './commands/issue-letters.ts'
import { askLetters, exportLetters, printLetter } from './commands/print-letters.ts'
import * as contract from './contract.ts'
import { lettersFile } from './documents.ts'
import { presentLetter, presentRow } from './presenter.ts'
import { findLetter, findLetters, findPosts } from './queries.ts'
import { letterSheet } from './sheet.ts'

/* The chain of a day is shown with its letters: responsibility gets this query where both are mounted. */
export { findLettersOn } from './queries.ts'

async function present(ctx: QueryContext, { id = '' }: Reference) {
  const letter = await findLetter(ctx, id)
  const version = await findVersion(ctx, letter.versionId)
  const list = letter.listVersionId ? await findVersion(ctx, letter.listVersionId) : undefined
  return presentLetter(ctx, letter, { version, list, calendar: await workingDaysOf(ctx) })
}

/** Responsibility letters: the list with its gaps, one letter, and every act on them. */
export function mountLetters(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listLetters, async (ctx, { query }) => {
    const { calendar, rows, ...found } = await findLetters(ctx, query)
    return { ...found, rows: rows.map((r) => presentRow(ctx, calendar, r)) }
  })
  act(mount, contract.exportLetters, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportLetters(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [letterSheet(rows, on)] }),
      fileName: `责任书台账${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  write(mount, contract.printLetters, askLetters, async (_ctx, { id = '', ids = [] }) => ({ jobId: id, letters: ids.length }))
  read(mount, contract.countPosts, async (ctx, { body }) => {
    const posts = await findPosts(ctx, { ...body, renews: true })
    const missing = posts.filter((p) => p.id === null).length
    return { missing, outdated: posts.length - missing }
  })
  read(mount, contract.readLetter, (ctx, { params }) => present(ctx, params))
  write(mount, contract.issueLetters, issueLetters, async (_ctx, { ids = [] }) => ({ issued: ids.length }))
  write(mount, contract.endLetters, endLetters, async (_ctx, { ids = [] }) => ({ ended: ids.length }))
  write(mount, contract.acknowledgeLetter, acknowledgeLetter, present)
  act(mount, contract.printLetter, async (session, input) =>
    lettersFile(await asActor(services, session, (ctx) => printLetter(ctx, input)), input.query.format),
  )
}
