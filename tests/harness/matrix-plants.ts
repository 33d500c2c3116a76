import { randomUUID } from 'node:crypto'
import type { Services } from '../../platform/http/service.ts'
import { childKey } from '../../platform/sort-key.ts'
import { inLiuhe, lentRound, marks, outside, type Places, players } from './matrix.ts'
import { addAccounts, colleague, partOffice } from './matrix-accounts.ts'
import { addCollected, addLentCollection, addSharedCollection } from './matrix-collections.ts'
import { addConcerns } from './matrix-concerns.ts'
import { addProceedings } from './matrix-conduct.ts'
import { addConsultation, addTaskForce } from './matrix-consultations.ts'
import { addDelegation } from './matrix-delegations.ts'
import { addHazardList } from './matrix-hazard-lists.ts'
import { addHazard } from './matrix-hazards.ts'
import { addIncident } from './matrix-incidents.ts'
import { addInspection } from './matrix-inspections.ts'
import { addLeaving, addLineDocument } from './matrix-leaving.ts'
import { addNotice, addTask } from './matrix-notices.ts'
import { addLentForm, addOwnForm, addSharedForm } from './matrix-own-forms.ts'
import { type Plot, plotOf, type Site, siteAt } from './matrix-plot.ts'
import { addBelongings, addPeople, addRecords } from './matrix-records.ts'
import { addLentScreening, addScreening, addSharedScreening } from './matrix-screening.ts'
import { addLentRound, addLetters, addSharedRound, addSigning } from './matrix-signing.ts'
import { addSuperiors } from './matrix-superiors.ts'
import { addSlip } from './matrix-supervision.ts'
import { leaveTraces, meetAgain, strangers } from './matrix-traces.ts'
import { addBureauReport, addWeeklyReport } from './matrix-weekly.ts'

/** Free text: wherever a record outside 柳河 has such a column, it carries the canary. */
const texts = 'name shortName title employer reason reference statement personName fileName hotline mailbox login note'.split(' ')

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

/** 青桥 lends 柳河 somebody: read by both, changed at home alone; of a later version than anybody asks with, so that whoever slips through ends nothing for the next. Officers of the home unit are not the borrowing one's business. */
async function lend({ ask, services }: Plot, home: string, own: string): Promise<void> {
  const [person] = await ask(
    `update "people" set "photoFileId" = "id", "createdAt" = $3, "version" = 2, "secondedUnitId" = (select "id" from "units" where "unitSortKey" = $2), "secondedUnitSortKey" = $2, "leadOfficerId" = null, "leaderInChargeId" = null, "postId" = null, "policeLine" = null
      where "id" = (select "id" from "people" where "unitSortKey" = $1 and "kind" = 'auxiliary' order by "numberSortKey" limit 1) returning "id"`,
    [home, own, services.clock()],
  )
  await services.files.put(person?.id ?? '', Buffer.from(dot, 'base64'))
  await ask('update "personNumbers" set "secondedUnitSortKey" = $2 where "personId" = $1', [person?.id, own])
  await ask(`update "assignments" set "voidedAt" = now() where "personId" = $1 and "aspect" <> 'usingUnit'`, [person?.id])
}

/** Everybody of a unit has a photo, a dot with the mark behind it; who is on loan is known in two units and keeps none. */
async function givePhotos({ ask, services }: Plot, { unitSortKey, mark }: Site): Promise<void> {
  const pictured = await ask(
    'update "people" set "photoFileId" = "id" where "unitSortKey" = $1 and "secondedUnitId" is null returning "id"',
    [unitSortKey],
  )
  for (const { id = '' } of pictured) await services.files.put(id, Buffer.concat([Buffer.from(dot, 'base64'), Buffer.from(mark)]))
}

const below = (unitSortKey: string, name: string) => ({
  kind: 'squad',
  name,
  shortName: name,
  code: unitSortKey,
  position: Number(unitSortKey.slice(-4)),
  unitSortKey,
})

/** Gives 柳河 a squad below it, an office over it alone, somebody on loan, and one record of every kind: the same before and after the canaries. */
export async function furnish(services: Services): Promise<Places> {
  const plot = plotOf(services)
  const keyOf = async (name: string) =>
    (await plot.ask('select "unitSortKey" as k from "units" where "name" = $1', [name]))[0]?.k ?? ''
  const [own, other, parent] = await Promise.all([keyOf('柳河派出所'), keyOf('青桥派出所'), keyOf('明河县公安局')])
  const child = childKey(own, 1)
  const beside = (is: '<' | '>', order: string) =>
    plot.ask(
      `select "unitSortKey" as k from "units" where "parentId" = (select "id" from "units" where "unitSortKey" = $2) and "unitSortKey" ${is} $1 and "unitSortKey" <> $3 order by 1 ${order} limit 1`,
      [own, parent, other],
    )
  const [[before], [behind]] = [await beside('<', 'desc'), await beside('>', '')]
  const { bureauId, unitId } = await siteAt(plot, own, marks.own)
  await plot.add('units', { bureauId, id: randomUUID(), parentId: unitId, ...below(child, '柳河巡防中队') })
  await addTaskForce(plot, bureauId)
  await addNotice(plot, bureauId)
  await addSuperiors(plot, bureauId)
  await addAccounts(plot, await siteAt(plot, own, ''))
  for (const [key, mark] of [
    [own, marks.own],
    [child, marks.child],
  ] as const) {
    const site = await siteAt(plot, key, mark)
    const id = await addPeople(plot, site)
    await addRecords(plot, site, id)
    await addLeaving(plot, site, id)
    await addHazard(plot, site, id)
    await addTask(plot, site, id)
    await addSlip(plot, site)
    await addConsultation(plot, site)
    await addHazardList(plot, site, id)
    await addInspection(plot, site)
    await addIncident(plot, site)
    await addDelegation(plot, site)
    await addSigning(plot, site, id)
    await addLetters(plot, site, id)
    await addScreening(plot, site)
    await addWeeklyReport(plot, site)
    await addBureauReport(plot, site)
    await addCollected(plot, site)
    await addOwnForm(plot, site)
    await givePhotos(plot, { ...site, mark: '' })
  }
  await addLineDocument(plot, bureauId)
  await lend(plot, other, own)
  await addLentRound(plot, await siteAt(plot, other, ''), await siteAt(plot, own, ''))
  await addLentScreening(plot, await siteAt(plot, other, ''), await siteAt(plot, own, ''))
  await addLentCollection(plot, await siteAt(plot, other, ''), await siteAt(plot, own, ''))
  await addLentForm(plot, await siteAt(plot, other, ''), await siteAt(plot, own, ''))
  await plot.ask('update "people" set "policeLine" = null where "unitSortKey" in ($1, $2)', [other, parent])
  const cousin = childKey(other, 8000)
  await plot.add('units', {
    bureauId,
    id: randomUUID(),
    parentId: (await siteAt(plot, other, '')).unitId,
    ...below(cousin, '青桥巡防中队'),
  })
  const around = { before: before?.k ?? '', behind: behind?.k ?? '' }
  const places = { own, child, borrowed: other, colleague: own, other, parent, cousin, ...around, missing: '' }
  const people = players.filter(({ role }) => inLiuhe.includes(role))
  await leaveTraces(
    plot,
    places,
    [...people, partOffice, colleague].map(({ name }) => name),
  )
  return places
}

/** Marks what must never reach 柳河: people, posts, records of every kind in each place outside, every text of theirs with the place's canary. */
export async function plantCanaries(services: Services, places: Places): Promise<void> {
  const plot = plotOf(services)
  for (const relation of outside) {
    const [key, mark] = [places[relation], marks[relation]]
    const site = await siteAt(plot, key, mark)
    const squad = { id: strangers[relation].unit, parentId: site.unitId, ...below(childKey(key, 9000), mark) }
    await plot.add('units', { bureauId: site.bureauId, ...squad })
    const id = await addPeople(plot, site, strangers[relation])
    await addRecords(plot, site, id)
    await addLeaving(plot, site, id)
    await addHazard(plot, site, id)
    await addTask(plot, site, id)
    await addSlip(plot, site)
    await addConsultation(plot, site)
    await addHazardList(plot, site, id)
    await addInspection(plot, site)
    await addIncident(plot, site)
    await addDelegation(plot, site)
    await addSigning(plot, site, id)
    await addSharedRound(plot, site, id, places.own)
    await addLetters(plot, site, id)
    await addScreening(plot, site)
    await addWeeklyReport(plot, site)
    await addBureauReport(plot, site)
    await addSharedScreening(plot, site, places.own)
    await addCollected(plot, site)
    await addOwnForm(plot, site)
    await addSharedCollection(plot, site, places.own)
    await addSharedForm(plot, site, places.own)
    await addBelongings(plot, site, id)
    await addProceedings(plot, site, id)
    await addConcerns(plot, site)
    await meetAgain(plot, site, strangers[relation], places.own)
    await givePhotos(plot, site)
  }
  await markTexts(plot, places.other, marks.other)
}

/** Names of units and officers are no secret, and who is lent to 柳河 is known there. */
async function markTexts({ ask }: Plot, place: string, mark: string): Promise<void> {
  const columns = await ask(
    `select c.table_name as "table", c.column_name as "column" from information_schema.columns c join information_schema.columns k
        on k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'unitSortKey'
      where c.table_schema = 'public' and c.column_name = any($1) and (c.table_name, c.column_name) not in (('units', 'name'), ('unitNames', 'name'))`,
    [texts],
  )
  const isKnown = `to_jsonb(t) ->> 'kind' = 'officer' or (to_jsonb(t) ->> case when to_jsonb(t) ? 'personId' then 'personId' else 'id' end) in (select "id"::text from "people" where "secondedUnitId" is not null) or to_jsonb(t) ->> 'title' = '${lentRound}'`
  for (const { table, column } of columns) {
    await ask(
      `update "${table}" t set "${column}" = $1 || "${column}" where "unitSortKey" = $2 and position($1 in "${column}") = 0 and (${isKnown}) is not true`,
      [mark, place],
    )
  }
}
