import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import {
  askPrints,
  findSnapshot,
  findSnapshots,
  findUnits,
  formDownload,
  freezeForm,
  printForms,
  printNumber,
} from '../frozen-forms/public.ts'
import * as contract from './contract.ts'
import { annexOne, fileTitle } from './documents.ts'
import { presentPreview, presentSnapshot } from './presenter.ts'
import { findLists } from './queries.ts'

const { kind } = annexOne

/** Annex 1 and the printed ledger: preview, print, batch, freeze. */
export function mountHazardLists(mount: Mount): void {
  const { services } = mount
  read(mount, contract.readAnnexOne, async (ctx, { params, query }) => {
    const units = await findUnits(ctx, [params.id])
    return presentPreview(units, query, await findLists(ctx, units, query), ctx.today)
  })
  act(mount, contract.printAnnexOne, async (session, { params, body }) =>
    formDownload(await asActor(services, session, (ctx) => printForms(ctx, annexOne, [params.id], body)), body.format),
  )
  write(
    mount,
    contract.printManyAnnexOne,
    (ctx, { body }) => askPrints(ctx, kind, fileTitle(body), body),
    async (_ctx, { id = '' }) => ({ jobId: id }),
  )
  read(mount, contract.listAnnexOneSnapshots, (ctx, { query }) => findSnapshots(ctx, kind, query, presentSnapshot))
  write(
    mount,
    contract.freezeAnnexOne,
    (ctx, { body }) => freezeForm(ctx, annexOne, body.unitId, { from: body.from, to: body.to }),
    async (ctx, { id = '' }) => presentSnapshot(await findSnapshot(ctx, kind, id)),
  )
  act(mount, contract.printAnnexOneSnapshot, async (session, { params, body }) =>
    formDownload(
      await asActor(services, session, (ctx) => printNumber(ctx, annexOne, params.id, body.showsHeadLine)),
      body.format,
    ),
  )
}
