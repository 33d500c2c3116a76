import { randomUUID } from 'node:crypto'
import { sealedPlace } from '../../modules/imports/commands/preview-import.ts'
import type { Services } from '../../platform/http/service.ts'
import { childKey } from '../../platform/sort-key.ts'
import { canary, type Places } from './matrix.ts'
import { addLeaving, addLineDocument } from './matrix-leaving.ts'
import { type Plot, plotOf, type Site, siteAt } from './matrix-plot.ts'
import { addBelongings, addPeople, addPerson, addRecords } from './matrix-records.ts'
import { addLetter, addSigning } from './matrix-signing.ts'

/** The office of a part of the bureau: what only the office may do has an outside too, once its reach is 柳河 alone. */
export const partOffice = { name: '柳河分局辅警办', role: 'auxiliaryOffice' } as const

/** Free text: wherever a record outside 柳河 has such a column, it carries the canary. */
const texts = 'name shortName title employer reason reference statement personName fileName hotline mailbox login note'.split(' ')

/** 青桥 lends 柳河 somebody: read by both, changed at home alone. Officers of the home unit are not the borrowing one's business. */
async function lend({ ask }: Plot, home: string, own: string): Promise<void> {
  const [person] = await ask(
    `update "people" set "secondedUnitId" = (select "id" from "units" where "unitSortKey" = $2), "secondedUnitSortKey" = $2, "leadOfficerId" = null, "leaderInChargeId" = null, "postId" = null, "policeLine" = null
      where "id" = (select "id" from "people" where "unitSortKey" = $1 and "kind" = 'auxiliary' order by "numberSortKey" limit 1) returning "id"`,
    [home, own],
  )
  await ask('update "personNumbers" set "secondedUnitSortKey" = $2 where "personId" = $1', [person?.id, own])
  await ask(`update "assignments" set "voidedAt" = now() where "personId" = $1 and "aspect" <> 'usingUnit'`, [person?.id])
}

/** 柳河 once imported and changed somebody of 青桥, who keeps an old assignment to 柳河; a row of that import went with them. 宋永康 was in 青桥 long ago. */
async function leaveTraces(plot: Plot, own: Site, elsewhere: Site): Promise<void> {
  const { bureauId, unitId } = own
  const [held] = await plot.ask('select "id", "eventId" from "imports" where "unitSortKey" = $1', [own.unitSortKey])
  const personId = await addPerson(plot, elsewhere, `"kind" = 'auxiliary'`, { version: 2 })
  await plot.ask(`update "assignments" set "targetId" = $2 where "personId" = $1`, [personId, unitId])
  const [song] = await plot.ask(`select "id" from "people" where "name" = '宋永康'`)
  const early = { aspect: 'usingUnit', targetId: elsewhere.unitId, fromOn: '2012-03-01', toOn: '2013-03-01', reason: '' }
  await plot.add('assignments', { bureauId, id: randomUUID(), personId: song?.id, unitSortKey: own.unitSortKey, ...early })
  const importId = held?.id ?? ''
  const moved = [{ field: 'unit', before: null, after: null, beforeId: null, afterId: null, isClearing: false }]
  for (const [position, verdict] of ['added', 'changed', 'problem'].entries()) {
    const { unitSortKey } = verdict === 'problem' ? elsewhere : own
    const valuesSealed = plot.services.keys.seal('{}', sealedPlace(importId, position))
    const row = { bureauId, importId, position, unitSortKey, sheet: '', row: 1, verdict, personId, changes: moved }
    await plot.add('importRows', { ...row, name: '外调的人', valuesSealed })
  }
  const acts: readonly [string, string | undefined][] = [
    ['import.committed', held?.eventId],
    ['person.changed', personId],
  ]
  for (const [verb, id] of acts)
    await plot.add('events', { bureauId, id, transactionId: '1', actorName: '', address: '', verb, result: 'done', digest: '' })
  const change = { subjectId: personId, field: 'tier', before: '', after: 'x', leaf: '' }
  await plot.add('changes', { bureauId, eventId: personId, position: 0, ...change, unitSortKey: elsewhere.unitSortKey })
}

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
/** Everybody of a unit has a photo, a dot with the mark behind it; who is on loan is known in two units and keeps none. */
async function givePhotos({ ask, services }: Plot, { unitSortKey, mark }: Site): Promise<void> {
  const pictured = await ask(
    'update "people" set "photoFileId" = "id" where "unitSortKey" = $1 and "secondedUnitId" is null returning "id"',
    [unitSortKey],
  )
  for (const { id = '' } of pictured) await services.files.put(id, Buffer.concat([Buffer.from(dot, 'base64'), Buffer.from(mark)]))
}

/** Gives 柳河 a squad below it, an office over it alone, somebody on loan, and one record of every kind: the same before and after the canaries. */
export async function furnish(services: Services): Promise<Places> {
  const plot = plotOf(services)
  const keyOf = async (name: string) =>
    (await plot.ask('select "unitSortKey" as k from "units" where "name" = $1', [name]))[0]?.k ?? ''
  const [own, other, parent] = await Promise.all([keyOf('柳河派出所'), keyOf('青桥派出所'), keyOf('明河县公安局')])
  const child = childKey(own, 1)
  const { bureauId, unitId } = await siteAt(plot, own, '本单位')
  await plot.add('units', {
    bureauId,
    id: randomUUID(),
    parentId: unitId,
    kind: 'squad',
    name: '柳河巡防中队',
    shortName: '柳河中队',
    code: 'MHZ01',
    position: 1,
    unitSortKey: child,
  })
  const accountId = randomUUID()
  await plot.add('accounts', {
    bureauId,
    accountId,
    login: partOffice.role,
    name: partOffice.name,
    unitId,
    unitName: '柳河派出所',
    unitSortKey: own,
  })
  await plot.add('secrets', { bureauId, accountId, hash: '', isOneTime: false })
  const granted = { proposedBy: randomUUID(), confirmedBy: randomUUID(), confirmedAt: '2025-01-01' }
  await plot.add('grants', {
    bureauId,
    id: randomUUID(),
    accountId,
    role: partOffice.role,
    unitId,
    fromOn: '2025-01-01',
    ...granted,
  })
  for (const key of [own, child]) {
    const site = await siteAt(plot, key, '本单位')
    const id = await addPeople(plot, site)
    await addRecords(plot, site, id)
    await addLeaving(plot, site, id)
    await addSigning(plot, site, id)
    await addLetter(plot, site, id)
    await givePhotos(plot, site)
  }
  await addLineDocument(plot, bureauId)
  await lend(plot, other, own)
  await plot.ask('update "people" set "policeLine" = null where "unitSortKey" in ($1, $2)', [other, parent])
  await leaveTraces(plot, await siteAt(plot, own, '本单位'), await siteAt(plot, other, '外调'))
  await plot.ask(
    `update "personNumbers" set "idNumberIndex" = '\\x00' where "personId" = (select "id" from "people" where "name" = '外调的人')`,
  )
  return { own, child, borrowed: other, colleague: own, other, parent, missing: '' }
}

/** Marks what must never reach 柳河: people, posts, records of every kind in 青桥 and in the bureau itself, every text of theirs with the canary. */
export async function plantCanaries(services: Services, { other, parent }: Places): Promise<void> {
  const plot = plotOf(services)
  for (const key of [other, parent]) {
    const site = await siteAt(plot, key, canary)
    const id = await addPeople(plot, site)
    await addRecords(plot, site, id)
    await addLeaving(plot, site, id)
    await addSigning(plot, site, id)
    await addLetter(plot, site, id)
    await addBelongings(plot, site, id)
    await givePhotos(plot, site)
    const unit = { kind: 'policeStation', name: canary, shortName: canary, code: `${canary}${key}`, position: 9000 }
    await plot.add('units', {
      bureauId: site.bureauId,
      id: randomUUID(),
      parentId: site.unitId,
      ...unit,
      unitSortKey: childKey(key, 9000),
    })
  }
  await plot.ask(`update "unitAppointments" set "toOn" = '2026-11-01' where "unitSortKey" = $1 and "toOn" is null`, [other])
  await markTexts(plot, other)
}

/** Names of units and officers are no secret, and who is lent to 柳河 is known there. */
async function markTexts({ ask }: Plot, place: string): Promise<void> {
  const columns = await ask(
    `select c.table_name as "table", c.column_name as "column" from information_schema.columns c join information_schema.columns k
        on k.table_schema = 'public' and k.table_name = c.table_name and k.column_name = 'unitSortKey'
      where c.table_schema = 'public' and c.column_name = any($1) and (c.table_name, c.column_name) not in (('units', 'name'), ('unitNames', 'name'))`,
    [texts],
  )
  const isKnown = `to_jsonb(t) ->> 'kind' = 'officer' or (to_jsonb(t) ->> case when to_jsonb(t) ? 'personId' then 'personId' else 'id' end) in (select "id"::text from "people" where "secondedUnitId" is not null)`
  for (const { table, column } of columns) {
    await ask(
      `update "${table}" t set "${column}" = $1 || "${column}" where "unitSortKey" = $2 and position($1 in "${column}") = 0 and (${isKnown}) is not true`,
      [canary, place],
    )
  }
}
