import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { versionInForceOn } from '../wordings/public.ts'
import { closeRound } from './commands/close-round.ts'
import { exportAnswers, summariseRound } from './commands/export-round.ts'
import { moveDeadline } from './commands/move-deadline.ts'
import { openRound } from './commands/open-round.ts'
import { remindRound } from './commands/remind-round.ts'
import * as contract from './contract.ts'
import { summaryFile } from './documents.ts'
import { countAsked } from './filters.ts'
import { presentAnswer, presentRound, presentRoundRow } from './presenter.ts'
import { findAnswers, findRound, findRounds } from './queries.ts'
import { answerSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentRound(ctx, await findRound(ctx, id), await workingDaysOf(ctx))

/** Signing rounds: list, progress, answers, and every act on a round. */
export function mountPledges(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listRounds, async (ctx, { query }) => {
    const found = await findRounds(ctx, query)
    const calendar = await workingDaysOf(ctx)
    return { ...found, rows: found.rows.map((r) => presentRoundRow(r, calendar, ctx.today)) }
  })
  read(mount, contract.countAudience, async (ctx, { body }) => ({
    count: await countAsked(ctx, body, (await versionInForceOn(ctx, body.wordingId, ctx.today))?.id),
  }))
  read(mount, contract.readRound, (ctx, { params }) => present(ctx, params))
  read(mount, contract.listAnswers, async (ctx, { body }) => {
    const found = await findAnswers(ctx, body)
    return { ...found, rows: found.rows.map(presentAnswer) }
  })
  write(mount, contract.openRound, openRound, present)
  write(mount, contract.moveDeadline, moveDeadline, present)
  write(mount, contract.closeRound, closeRound, present)
  write(mount, contract.remind, remindRound, async (_ctx, { ids = [] }) => ({ reminded: ids.length }))
  act(mount, contract.exportAnswers, async (session, input) => {
    const { round, rows, on } = await asActor(services, session, (ctx) => exportAnswers(ctx, input))
    return {
      bytes: writeWorkbook({ sheets: [answerSheet(`${round.title}签订情况`, rows, on)] }),
      fileName: `签订情况-${round.serialNumber}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  act(mount, contract.exportSummary, async (session, input) => {
    const summary = await asActor(services, session, (ctx) => summariseRound(ctx, input))
    return summaryFile(summary, input.query.format)
  })
}
