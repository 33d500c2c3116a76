import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { storeBytes } from '../../platform/files/upload.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Session } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { sha256 } from '../../platform/keys.ts'
import type { PublishedFigure } from '../../platform/published-figure.ts'
import type { ReleasableKind } from '../../platform/releasables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { approveRelease, refuseRelease, takeFile, takeReleased, withdrawRelease } from './commands/answer-release.ts'
import { type Asking, askRelease, assertAskable } from './commands/ask-release.ts'
import { exportFigures } from './commands/export-figures.ts'
import { sendNotice, withdrawSent } from './commands/send-notice.ts'
import { acknowledgeReceived, takeOverReceived } from './commands/take-over-notice.ts'
import * as contract from './contract.ts'
import * as presenter from './presenter.ts'
import * as queries from './queries.ts'
import { figuresSheets } from './sheet.ts'

function mountFigures(mount: Mount, published: readonly PublishedFigure[]): void {
  const { services } = mount
  read(mount, contract.readFigures, async (ctx, { query }) =>
    presenter.presentFigures(ctx, published, await queries.findFiguresPage(ctx, query.on)),
  )
  act(mount, contract.exportFigures, async (session, { query }) => {
    const { view, on } = await asActor(services, session, (ctx) => exportFigures(ctx, published, query.on))
    const bytes = writeWorkbook({ sheets: figuresSheets(view, on) })
    return { bytes, fileName: `各局数字${view.on ?? on}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  read(mount, contract.readTrend, async (ctx, { query }) => {
    const [figure = raise(notFound())] = published.filter((d) => d.id === query.figureId)
    const from = addDays(ctx.today, 1 - Number(query.days))
    const [own, names] = [await queries.findOwn(ctx), await queries.findNamesSince(ctx, from)]
    const facts = await queries.findTrend(ctx, figure.id, from)
    return presenter.presentTrend(figure, { from, to: ctx.today, own, names, facts })
  })
}

function raise(error: Error): never {
  throw error
}

async function presentSent(ctx: QueryContext, { id = '' }: Reference) {
  const found = await queries.findSentOne(ctx, id)
  const receipts = await queries.findReceipts(ctx, id)
  const names = await queries.findNamesSince(ctx, beijingDate(found.sentAt))
  return presenter.presentSent(ctx, found, { names, receipts })
}
const presentReceived = async (ctx: QueryContext, { id = '' }: Reference) =>
  presenter.presentReceived(ctx, await queries.findReceivedOne(ctx, id))

function mountNoticesDown(mount: Mount): void {
  read(mount, contract.listSent, async (ctx, { query }) => {
    const { rows, ...found } = await queries.findSent(ctx, query)
    return { ...found, rows: rows.map((s) => presenter.presentSentRow(ctx, s)) }
  })
  read(mount, contract.readSent, (ctx, { params }) => presentSent(ctx, params))
  read(mount, contract.listBelow, async (ctx) => ({
    rows: (await queries.findRecipients(ctx)).map((b) => ({ id: b.bureauId, name: b.name })),
  }))
  write(mount, contract.sendNotice, sendNotice, presentSent)
  write(mount, contract.withdrawSent, withdrawSent, presentSent)
  read(mount, contract.listReceived, async (ctx, { query }) => {
    const { rows, ...found } = await queries.findReceived(ctx, query)
    return { ...found, rows: rows.map((r) => presenter.presentReceivedRow(ctx, r)) }
  })
  read(mount, contract.readReceived, (ctx, { params }) => presentReceived(ctx, params))
  write(mount, contract.acknowledgeReceived, acknowledgeReceived, presentReceived)
  write(mount, contract.takeOverReceived, takeOverReceived, presentReceived)
}

function mountReleases(mount: Mount, kinds: readonly ReleasableKind[]): void {
  const { services } = mount
  const labels = new Map(kinds.map((k) => [k.id, k.label]))
  const present = async (ctx: QueryContext, { id = '' }: Reference) => {
    const own = await queries.findOwn(ctx)
    return presenter.presentRelease(ctx, await queries.findRelease(ctx, id), { kinds: labels, bureau: own.name })
  }
  /** The file as it is at this moment, made outside of any transaction and kept encrypted. */
  const freeze = async (session: Session, input: Asking) => {
    const [kind = raise(notFound())] = kinds.filter((k) => k.id === input.body.kind)
    const { title, file } = await asActor(services, session, async (ctx) => {
      await assertAskable(ctx, input)
      return kind.freeze(ctx, input.body.sourceId)
    })
    const { bytes, fileName, mediaType } = await file()
    return { id: await storeBytes(services, bytes), title, fileName, mediaType, digest: sha256(bytes) }
  }
  read(mount, contract.listReleasables, async (ctx) => ({
    addressee: (await queries.findAddressee(ctx)).name,
    kinds: await Promise.all(
      kinds.map(async ({ id, label, sources }) => ({
        id,
        label,
        sources: (await sources(ctx, 30)).map((s) => ({ id: s.id, title: s.title })),
      })),
    ),
  }))
  read(mount, contract.listReleases, async (ctx, { query }) => {
    const { rows, ...found } = await queries.findReleases(ctx, query)
    const { name } = await queries.findOwn(ctx)
    return { ...found, rows: rows.map((r) => presenter.presentRelease(ctx, r, { kinds: labels, bureau: name })) }
  })
  act(mount, contract.askRelease, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    const file = await freeze(session, input)
    const asked = await asActor(services, session, async (ctx) => {
      const { id = '' } = await once(ctx, key, () => askRelease(ctx, input, file))
      return { view: await present(ctx, { id }), kept: (await queries.findRelease(ctx, id)).fileId }
    }).catch((error: unknown) => services.files.remove(file.id).then(() => raise(error as Error)))
    /* A repeat has made the file again: the one that was asked with stays. */
    await Promise.all([file.id].filter((id) => id !== asked.kept).map((id) => services.files.remove(id)))
    return asked.view
  })
  write(mount, contract.approveRelease, approveRelease, present)
  write(mount, contract.refuseRelease, refuseRelease, present)
  write(mount, contract.withdrawRelease, withdrawRelease, present)
  act(mount, contract.takeRelease, async (session, input) => {
    const { fileId, fileName, mediaType } = await asActor(services, session, (ctx) => takeFile(ctx, input))
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
  read(mount, contract.listReleased, async (ctx, { query }) => {
    const { rows, ...found } = await queries.findReleased(ctx, query)
    const names = new Map((await queries.findRecipients(ctx)).map((b) => [b.bureauId, b.name]))
    return {
      ...found,
      rows: rows.map((r) => presenter.presentRelease(ctx, r, { kinds: labels, bureau: names.get(r.bureauId) ?? '' })),
    }
  })
  act(mount, contract.takeReleased, async (session, input) => {
    const { fileId, fileName, mediaType } = await asActor(services, session, (ctx) => takeReleased(ctx, input))
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
}

/** Figures of bureaus below, notices down and up, and what is given to the superior. */
export function mountSuperiors(
  mount: Mount,
  { published, releasables }: { published: readonly PublishedFigure[]; releasables: readonly ReleasableKind[] },
): void {
  mountFigures(mount, published)
  mountNoticesDown(mount)
  mountReleases(mount, releasables)
}
