import type { Context } from 'hono'
import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { FormFinder } from '../../platform/finds.ts'
import { actOf } from '../../platform/http/idempotency.ts'
import { act, asActor, type Download, look, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Session } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { sha256 } from '../../platform/keys.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { cardOf } from './card.ts'
import { addPerson } from './commands/add-people.ts'
import { changePerson } from './commands/change-person.ts'
import { exportPeople } from './commands/export-people.ts'
import { movePerson } from './commands/move-person.ts'
import { rejoinPerson } from './commands/rejoin-person.ts'
import { removePhoto } from './commands/remove-photo.ts'
import { separatePerson } from './commands/separate-person.ts'
import { setPhoto } from './commands/set-photo.ts'
import { showNumber } from './commands/show-number.ts'
import { printCard, viewPerson } from './commands/view-person.ts'
import { voidPerson } from './commands/void-person.ts'
import * as contract from './contract.ts'
import { personCardPdf } from './documents.ts'
import type { PeopleQuery } from './filters.ts'
import { presentFound, presentPerson, presentPersonRow, presentView } from './presenter.ts'
import { findPeople, findPerson, findPhoto, findViews, searchAll } from './queries.ts'
import { rosterSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentPerson(ctx, await findPerson(ctx, id))

/** Where an act may take the person out of the actor's reach. */
const onlyId = async (_ctx: QueryContext, { id = '' }: Reference) => ({ id })

async function list(ctx: QueryContext, query: PeopleQuery) {
  const found = await findPeople(ctx, query)
  return { ...found, rows: found.rows.map((r) => presentPersonRow(ctx, r)) }
}

/** Roster, one person, every act on a person, exports, card; the search box, which also asks the modules for numbers of forms. */
export function mountPersonnel(mount: Mount, finders: readonly FormFinder[]): void {
  const { services } = mount
  read(mount, contract.listPeople, (ctx, { query }) => list(ctx, query))
  read(mount, contract.searchPeople, (ctx, { body }) => list(ctx, body))
  look(mount, contract.readPerson, async (ctx, { params }) => presentPerson(ctx, await viewPerson(ctx, params.id)))
  read(mount, contract.listViews, async (ctx, { params, query }) => {
    const { rows, changes, nextCursor, total } = await findViews(ctx, params.id, query)
    return { rows: rows.map((r) => presentView(r, changes, params.id)), nextCursor, total }
  })
  look(mount, contract.discloseNumber, showNumber)
  write(mount, contract.addPerson, addPerson, present)
  write(mount, contract.changePerson, changePerson, present)
  write(mount, contract.separatePerson, separatePerson, onlyId)
  write(mount, contract.rejoinPerson, rejoinPerson, onlyId)
  write(mount, contract.movePerson, movePerson, onlyId)
  write(mount, contract.voidPerson, voidPerson, onlyId)
  const sheet = async (
    ctx: Parameters<typeof exportPeople>[0],
    { body }: { body: Parameters<typeof exportPeople>[1] },
  ): Promise<Download> => {
    const { rows, trace } = await exportPeople(ctx, body)
    return {
      bytes: writeWorkbook(rosterSheet(ctx, rows, trace)),
      fileName: `花名册 ${ctx.today}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  }
  look(mount, contract.exportPeople, sheet)
  look(mount, contract.exportPeopleInFull, sheet)
  act(mount, contract.printCard, async (session, { params }) => {
    const { view, photoFileId } = await asActor(services, session, async (ctx) => {
      const { person, bureau } = await printCard(ctx, params.id)
      return { view: cardOf(ctx, person, bureau), photoFileId: person.photoFileId }
    })
    /* A photo taken away at this very moment leaves the empty frame. */
    const photo = photoFileId && (await services.files.get(photoFileId).catch(() => null))
    return {
      bytes: await personCardPdf({ ...view, photo: photo || null }),
      fileName: `档案卡 ${view.entries[0]?.value ?? ''}.pdf`,
      mediaType: mediaTypes.pdf,
    }
  })
  mountPhoto(mount)
  read(mount, contract.searchEverywhere, async (ctx, { body }) => {
    const asked = /\d/.test(body.text) ? finders.filter((f) => f.roles.includes(ctx.actor.role)) : []
    const forms = await Promise.all(asked.map((f) => f.find(ctx, body.text, 4)))
    return { rows: presentFound(await searchAll(ctx, body.text), forms.flat()) }
  })
}

/** The photo of a person: its own transactions, since redrawing and files stand outside of them. */
function mountPhoto(mount: Mount): void {
  const { services } = mount
  const deskOf = (session: Session, c: Context, sent: string) => ({
    services,
    session,
    act: actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, sent),
  })
  act(mount, contract.setPhoto, (session, input, c) => {
    const desk = deskOf(session, c, `${input.query.version} ${sha256(input.bytes ?? '')}`)
    return setPhoto(desk, input, present)
  })
  act(mount, contract.removePhoto, (session, input, c) =>
    removePhoto(deskOf(session, c, String(input.body.version)), input, present),
  )
  act(mount, contract.readPhoto, async (session, { params }) => {
    const fileId = await asActor(services, session, (ctx) => findPhoto(ctx, params.id))
    return { bytes: await services.files.get(fileId), fileName: '照片.jpg', mediaType: 'image/jpeg' }
  })
}
