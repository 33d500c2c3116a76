import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { presentNotice } from '../presenter.ts'
import { findClauses, findNotice, findParties, findRulings } from '../queries.ts'
import { subjectOf } from './change-notice.ts'

interface Input {
  params: { id: string }
}

async function wholeNotice(ctx: CommandContext, id: string) {
  const notice = await findNotice(ctx, id)
  const of = notice.id
  const facts = { clauses: await findClauses(ctx, of), parties: await findParties(ctx, of), rulings: await findRulings(ctx, of) }
  return presentNotice(ctx, notice, facts)
}

/** 导出条款分工表 — who took it out is on the trail. */
export async function exportClauses(ctx: CommandContext, { params }: Input) {
  const notice = await wholeNotice(ctx, params.id)
  await recordEvent(ctx, { verb: 'notice.exported', subjects: subjectOf(notice) })
  return { notice, on: ctx.today }
}

/** 打印条款分工表 — with the check and the office's rulings. */
export async function printNotice(ctx: CommandContext, { params }: Input) {
  const notice = await wholeNotice(ctx, params.id)
  await recordEvent(ctx, { verb: 'notice.printed', subjects: subjectOf(notice) })
  return { notice, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}

/** 取通知原件 — the file it was read from. */
export async function takeOriginal(ctx: CommandContext, { params }: Input) {
  const { id, fileId, fileName } = await findNotice(ctx, params.id)
  if (fileId === null || fileName === null) throw notFound()
  await recordEvent(ctx, { verb: 'notice.originalTaken', subjects: subjectOf({ id }) })
  return { fileId, fileName }
}
