import { notFound } from '../../platform/errors.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import {
  askPrints,
  findSnapshot,
  findSnapshots,
  findUnits,
  formDownload,
  freezeForm,
  lastSnapshots,
  printForms,
  printNumber,
} from '../frozen-forms/public.ts'
import * as contract from './contract.ts'
import { annexFive } from './documents.ts'
import { presentPreview, presentSnapshot } from './presenter.ts'
import { annexFacts, type FrozenContent } from './queries.ts'

const { kind } = annexFive

/** Annex 5: preview, print, batch, freeze. */
export function mountStaffingSettlement(mount: Mount): void {
  const { services } = mount
  read(mount, contract.readAnnexFive, async (ctx, { params, query }) => {
    const [unit] = await findUnits(ctx, [params.id])
    if (!unit) throw notFound()
    const facts = await annexFacts(ctx, [unit.id], query.on)
    return presentPreview(unit, query.on, facts, (await lastSnapshots<FrozenContent>(ctx, kind, [unit.id])).get(unit.id))
  })
  act(mount, contract.printAnnexFive, async (session, { params, body }) =>
    formDownload(await asActor(services, session, (ctx) => printForms(ctx, annexFive, [params.id], body)), body.format),
  )
  write(
    mount,
    contract.printManyAnnexFive,
    (ctx, { body }) => askPrints(ctx, kind, '附件5', body),
    async (_ctx, { id = '' }) => ({ jobId: id }),
  )
  read(mount, contract.listSnapshots, (ctx, { query }) => findSnapshots(ctx, kind, query, presentSnapshot))
  write(
    mount,
    contract.freezeAnnexFive,
    (ctx, { body }) => freezeForm(ctx, annexFive, body.unitId, { on: body.on }),
    async (ctx, { id = '' }) => presentSnapshot(await findSnapshot(ctx, kind, id)),
  )
  act(mount, contract.printSnapshot, async (session, { params, body }) =>
    formDownload(
      await asActor(services, session, (ctx) => printNumber(ctx, annexFive, params.id, body.showsHeadLine)),
      body.format,
    ),
  )
}
