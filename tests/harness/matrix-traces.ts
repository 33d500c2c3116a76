import { randomUUID } from 'node:crypto'
import { sealedPlace } from '../../modules/imports/commands/preview-import.ts'
import { marks, type Outside, outside, type Places } from './matrix.ts'
import { type Plot, type Site, siteAt } from './matrix-plot.ts'

interface Strangers {
  readonly person: string
  readonly officer: string
  readonly unit: string
}
const stranger = (): Strangers => ({ person: randomUUID(), officer: randomUUID(), unit: randomUUID() })
/** Somebody, an officer and a unit of each place outside: 柳河 once had them and its records name them, before the matrix plants them there. */
export const strangers: Readonly<Record<Outside, Strangers>> = {
  other: stranger(),
  parent: stranger(),
  cousin: stranger(),
  before: stranger(),
  behind: stranger(),
}
const idsOf = (kind: keyof Strangers): string[] => outside.map((place) => strangers[place][kind])

/** An act with those it was about. */
async function addAct(plot: Plot, bureauId: string, act: Readonly<Record<string, unknown>>, subjects: readonly object[]) {
  const id = randomUUID()
  const done = { actorName: '', address: '', result: 'done', digest: '' }
  await plot.add('events', { bureauId, id, transactionId: '1', ...done, ...act })
  for (const subject of subjects) await plot.add('eventSubjects', { bureauId, eventId: act.id ?? id, ...subject })
  return String(act.id ?? id)
}

/** What one import of 柳河 added and changed has moved away since; rows of it went along. */
async function leaveImport(plot: Plot, places: Places, { bureauId, unitSortKey }: Site): Promise<void> {
  const [held] = await plot.ask('select "id", "eventId" from "imports" where "unitSortKey" = $1', [unitSortKey])
  const importId = held?.id ?? ''
  const moved = [{ field: 'unit', before: null, after: null, beforeId: null, afterId: null, isClearing: false }]
  const rows = outside.flatMap((place) => ['added', 'changed', 'problem'].map((verdict) => ({ place, verdict })))
  for (const [position, { place, verdict }] of rows.entries()) {
    const away = verdict === 'problem' ? { unitSortKey: places[place], name: marks[place] } : { unitSortKey, name: '外调的人' }
    const row = { bureauId, importId, position, sheet: '', row: 1, verdict, personId: strangers[place].person, changes: moved }
    await plot.add('importRows', {
      ...row,
      ...away,
      valuesSealed: plot.services.keys.seal('{}', sealedPlace(importId, position)),
    })
  }
  const about = (subjectKind: string, ids: readonly string[]) => ids.map((subjectId) => ({ subjectId, subjectKind, unitSortKey }))
  await addAct(plot, bureauId, { id: held?.eventId, verb: 'import.committed' }, [])
  await addAct(plot, bureauId, { verb: 'person.added' }, about('person', idsOf('officer')))
  await addAct(plot, bureauId, { verb: 'unit.added' }, about('unit', idsOf('unit')))
  const eventId = await addAct(plot, bureauId, { verb: 'person.changed' }, [])
  const change = { bureauId, eventId, field: 'tier', before: '', after: 'x', leaf: '', unitSortKey }
  for (const [position, subjectId] of idsOf('person').entries()) await plot.add('changes', { ...change, subjectId, position })
}

/** 宋永康 served in every place outside, two months each, in 2012. */
async function leaveStays(plot: Plot, places: Places, { bureauId, unitSortKey }: Site): Promise<void> {
  const [song] = await plot.ask(`select "id" from "people" where "name" = '宋永康'`)
  const days = ['2012-03-01', '2012-05-01', '2012-07-01', '2012-09-01', '2012-11-01', '2013-01-01']
  for (const [i, place] of outside.entries()) {
    const { unitId: targetId } = await siteAt(plot, places[place], '')
    const stay = { aspect: 'usingUnit', targetId, fromOn: days[i], toOn: days[i + 1], reason: '' }
    await plot.add('assignments', { bureauId, id: randomUUID(), personId: song?.id, unitSortKey, ...stay })
  }
}

/** Whoever of 柳河 concludes something once concluded something about people who are elsewhere now. */
async function leaveActs(plot: Plot, { bureauId, unitSortKey }: Site, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [account] = await plot.ask('select "accountId" from "accounts" where "name" = $1', [name])
    for (const subjectId of idsOf('person'))
      await addAct(plot, bureauId, { verb: 'correction.answered', accountId: account?.accountId, at: '2026-11-01' }, [
        { subjectId, subjectKind: 'person', unitSortKey },
      ])
  }
}

/** 柳河 asks for people who are elsewhere. */
async function leaveProposals(plot: Plot, { bureauId, unitId, unitSortKey }: Site): Promise<void> {
  const wanted = { toUnitId: unitId, personName: '想调来的人', wantedOn: '2026-12-01', proposedBy: randomUUID() }
  for (const person of idsOf('person')) {
    const idNumberIndex = `\\x${person.replaceAll('-', '')}`
    await plot.add('transferProposals', { bureauId, unitSortKey, id: randomUUID(), idNumberIndex, ...wanted })
  }
}

/** What 柳河 did with people, officers and units that are out of its reach today. */
export async function leaveTraces(plot: Plot, places: Places, names: readonly string[]): Promise<void> {
  const own = await siteAt(plot, places.own, marks.own)
  await leaveImport(plot, places, own)
  await leaveStays(plot, places, own)
  await leaveProposals(plot, own)
  await leaveActs(plot, own, names)
}

/** Those of the traces, now that they are there: an old assignment to 柳河, an ID number that a proposal of 柳河 names, files that were read in here and are written there. */
export async function meetAgain(plot: Plot, site: Site, { person }: Strangers, ownKey: string): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const own = await siteAt(plot, ownKey, '')
  await plot.ask(`update "assignments" set "targetId" = $2 where "personId" = $1 and "aspect" = 'usingUnit'`, [
    person,
    own.unitId,
  ])
  const readers = await plot.ask(`select "accountId" from "accounts" where "name" in ('谢春燕', '柳河分局辅警办')`)
  const read = { unitId, fileName: `${mark}.xlsx`, fileDigest: '', state: 'preview' }
  for (const { accountId } of readers)
    await plot.add('imports', { bureauId, unitSortKey, id: randomUUID(), accountId, fileId: accountId, ...read })
  const [held] = await plot.ask('select "eventId" from "imports" where "unitSortKey" = $1 and "eventId" is not null', [ownKey])
  const proposal = { subjectId: randomUUID(), subjectKind: 'transferProposal', unitSortKey }
  await plot.add('eventSubjects', { bureauId, eventId: held?.eventId, ...proposal })
}
