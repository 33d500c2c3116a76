import type { QueryContext } from '../../platform/context.ts'
import { act, asActor, type Download, look, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { cardOf } from './card.ts'
import { addPerson } from './commands/add-people.ts'
import { movePerson } from './commands/assign.ts'
import { changePerson } from './commands/change-person.ts'
import { exportPeople } from './commands/export-people.ts'
import { rejoinPerson } from './commands/rejoin-person.ts'
import { separatePerson } from './commands/separate-person.ts'
import { showNumber } from './commands/show-number.ts'
import { printCard, viewPerson } from './commands/view-person.ts'
import { voidPerson } from './commands/void-person.ts'
import * as contract from './contract.ts'
import { personCardPdf } from './documents.ts'
import { presentFound, presentPerson, presentPersonRow, presentView } from './presenter.ts'
import { findPeople, findPerson, findViews, type PeopleQuery, searchAll } from './queries.ts'
import { rosterSheet } from './sheet.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const present = async (ctx: QueryContext, { id = '' }: Reference) => presentPerson(ctx, await findPerson(ctx, id))

/** Where an act may take the person out of the actor's reach. */
const onlyId = async (_ctx: QueryContext, { id = '' }: Reference) => ({ id })

async function list(ctx: QueryContext, query: PeopleQuery) {
  const found = await findPeople(ctx, query)
  return { ...found, rows: found.rows.map((r) => presentPersonRow(ctx, r)) }
}

/** Roster, one person, every act on a person, exports, card, search. */
export function mountPersonnel(mount: Mount): void {
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
  const sheet =
    (isFull: boolean) =>
    async (
      ctx: Parameters<typeof exportPeople>[0],
      { body }: { body: Parameters<typeof exportPeople>[1] },
    ): Promise<Download> => {
      const rows = await exportPeople(ctx, body)
      return { bytes: writeWorkbook(rosterSheet(ctx, rows, isFull)), fileName: `花名册 ${ctx.today}.xlsx`, mediaType: xlsx }
    }
  look(mount, contract.exportPeople, sheet(false))
  look(mount, contract.exportPeopleInFull, sheet(true))
  act(mount, contract.printCard, async (session, { params }) => {
    const view = await asActor(services, session, async (ctx) => {
      const { person, bureau } = await printCard(ctx, params.id)
      return cardOf(ctx, person, bureau)
    })
    return {
      bytes: await personCardPdf(view),
      fileName: `档案卡 ${view.entries[0]?.value ?? ''}.pdf`,
      mediaType: 'application/pdf',
    }
  })
  read(mount, contract.searchEverywhere, async (ctx, { body }) => ({ rows: presentFound(await searchAll(ctx, body.text)) }))
}
