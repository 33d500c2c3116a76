import type { QueryContext } from '../../platform/context.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { announceLeaving } from './commands/announce-leaving.ts'
import { completeLeaving, withdrawLeaving } from './commands/end-leaving.ts'
import { printLeaving, printUndertaking } from './commands/print-leaving.ts'
import { recordUndertaking } from './commands/record-undertaking.ts'
import { tickStep } from './commands/tick-step.ts'
import * as contract from './contract.ts'
import { checklistPdf, undertakingPdf } from './documents.ts'
import { presentChecklist, presentLeaving } from './presenter.ts'
import { findLeaving, findLeavings, findReasons } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => {
  const leaving = await findLeaving(ctx, id)
  return presentChecklist(ctx, await workingDaysOf(ctx), leaving, await findReasons(ctx, leaving))
}

/** Exit checklists, and every act on them. */
export function mountLeaving(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listLeavings, async (ctx, { query }) => {
    const { calendar, rows, ...found } = await findLeavings(ctx, query)
    return { ...found, rows: rows.map((l) => presentLeaving(ctx, calendar, l)) }
  })
  read(mount, contract.readLeaving, (ctx, { params }) => present(ctx, params))
  write(mount, contract.announceLeaving, announceLeaving, present)
  write(mount, contract.tickStep, tickStep, present)
  write(mount, contract.completeLeaving, completeLeaving, present)
  write(mount, contract.withdrawLeaving, withdrawLeaving, present)
  act(mount, contract.recordUndertaking, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    await asActor(services, session, (ctx) => findLeaving(ctx, input.params.id))
    const scan = await readAttachment(services, session, input.body.fileId, ['pdf', 'picture'])
    return asActor(services, session, async (ctx) =>
      present(ctx, await once(ctx, key, () => recordUndertaking(ctx, input, scan))),
    )
  })
  act(mount, contract.printLeaving, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printLeaving(ctx, input))
    const fileName = `离岗手续单-${printed.leaving.personName}.pdf`
    return { bytes: await checklistPdf(printed), fileName, mediaType: mediaTypes.pdf }
  })
  act(mount, contract.printUndertaking, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printUndertaking(ctx, input))
    const fileName = `离岗保密承诺书-${printed.leaving.personName}.pdf`
    return { bytes: await undertakingPdf(printed), fileName, mediaType: mediaTypes.pdf }
  })
}
