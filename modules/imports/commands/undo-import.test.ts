import { expect, test } from 'vitest'
import type { Browser } from '../../../tests/harness/app.ts'
import { clerk, office } from '../../../tests/harness/database.ts'
import { drawn, peopleOfLiuhe, useImportDesk } from '../../../tests/harness/import-desk.ts'
import { plainRow } from '../../../tests/harness/roster-files/roster-file.ts'
import { truePerson } from '../../../tests/harness/roster-files/true-people.ts'
import type { ImportView } from '../contract.ts'

const desk = useImportDesk()

interface Named {
  readonly unit: string
  readonly officer: string
  /** The officer's place among the generated people. */
  readonly number: number
}

/** Two people of a unit and under an officer whom nobody has entered; both created with the import, and written. */
async function importNew(browser: Browser, { unit, officer, number }: Named): Promise<ImportView> {
  const people = peopleOfLiuhe(2, number).map((person) => ({ ...person, unit, leadOfficer: officer }))
  const view = await desk.uploaded(browser, office, drawn(people.map((person, i) => plainRow(person, i))), '明河县公安局')
  const { idNumber } = truePerson(number + 50)
  const cured = await desk.chosen(browser, view.id, {
    names: [{ kind: 'unit', text: unit, act: 'create', parentId: view.unitId }],
    officers: [{ text: officer, name: officer, idNumber, number: null, title: null, unitId: await desk.unitOf('柳河派出所') }],
  })
  expect(cured.counts).toMatchObject({ added: 2, problem: 0, newUnits: 1, newOfficers: 1 })
  return desk.committed(browser, cured)
}

const standing = async ({ unit, officer }: Named) => ({
  units: (await desk.rows('select 1 from "units" where "name" = $1 and "closedOn" is null', [unit])).length,
  officers: (await desk.rows('select 1 from "people" where "name" = $1 and "voidedAt" is null', [officer])).length,
})
const undoing = async (browser: Browser, view: ImportView) => (await browser.get(`/api/imports/${view.id}/undoing`)).json
const undone = async (browser: Browser, view: ImportView, alsoTouched: boolean) =>
  (await browser.send('POST', `/api/imports/${view.id}/undoing`, { version: view.version, reason: '导错了文件', alsoTouched }))
    .json

test('何俊杰撤销一批导入：导入时新建的单位和民警一起撤下，再导入要重新建', async () => {
  const browser = await desk.app.signedIn(office)
  const named = { unit: '新月中队', officer: '司徒景明', number: 20_000 }
  const before = await desk.countPeople()
  const written = await importNew(browser, named)
  expect([await desk.countPeople(), await standing(named)]).toEqual([before + 3, { units: 1, officers: 1 }])
  expect(await undoing(browser, written)).toMatchObject({
    usual: { added: 2, changed: 0, officers: 1, units: 1 },
    left: [],
    held: [],
  })
  expect((await undone(browser, written, false)).state).toBe('undone')
  expect([await desk.countPeople(), await standing(named)]).toEqual([before, { units: 0, officers: 0 }])
  const verbs = await desk.rows<{ verb: string }>(`select e."verb" from "events" e join "eventSubjects" s on s."eventId" = e."id"
    where s."subjectId" = (select "id" from "units" where "name" = '新月中队') and e."transactionId" = (select "transactionId" from "events" where "verb" = 'import.undone' order by "seq" desc limit 1)`)
  expect(verbs).toEqual([{ verb: 'unit.closed' }])
  expect((await importNew(browser, { ...named, number: 21_000 })).state).toBe('committed')
})

test('新建的民警以后又带了别人，新建的单位以后又改过：列出来，民警留着，单位要另外说才撤', async () => {
  const browser = await desk.app.signedIn(office)
  const named = { unit: '长堤中队', officer: '诸葛明轩', number: 22_000 }
  const written = await importNew(browser, named)
  const [officer] = await desk.rows<{ id: string }>('select "id" from "people" where "name" = $1', [named.officer])
  const led = await desk.someoneOf('柳河派出所')
  const assigned = { personIds: [led.id], aspect: 'leadOfficer', targetId: officer?.id, fromOn: '2026-11-23', reason: '换人带' }
  expect((await browser.send('POST', '/api/assignments', assigned)).status).toBe(200)
  const unit = (await browser.get(`/api/units/${await desk.unitOf(named.unit)}`)).json
  const changed = { version: unit.version, hotline: '0379-6600000' }
  expect((await browser.send('PATCH', `/api/units/${unit.id}`, changed)).status).toBe(200)
  expect(await undoing(browser, written)).toMatchObject({
    usual: { added: 2, officers: 0, units: 0 },
    all: { added: 2, officers: 0, units: 1 },
    left: [{ kind: 'unit', name: named.unit, reason: '导入以后又办过别的事' }],
    held: [{ kind: 'officer', name: named.officer, reason: '还带着或者分管 1 名辅警' }],
  })
  expect((await undone(browser, written, true)).state).toBe('undone')
  expect(await standing(named)).toEqual({ units: 0, officers: 1 })
})

test('内勤撤销辅警办导到本所的一批：没有新建单位的权，单位留着，说明由谁办', async () => {
  const browser = await desk.app.signedIn(office)
  const own = await desk.app.signedIn(clerk)
  const [row] = peopleOfLiuhe(1, 24_000).map((person) => plainRow({ ...person, unit: '柳河一中队' }, 0))
  const view = await desk.uploaded(browser, office, drawn([row ?? []]), '柳河派出所')
  const cured = await desk.chosen(browser, view.id, {
    names: [{ kind: 'unit', text: '柳河一中队', act: 'create', parentId: view.unitId }],
  })
  const written = await desk.committed(browser, cured)
  expect(await undoing(own, written)).toMatchObject({
    usual: { added: 1, units: 0 },
    held: [{ kind: 'unit', name: '柳河一中队', reason: '撤销单位由辅警办办理' }],
  })
  expect((await undone(own, written, false)).state).toBe('undone')
  expect((await desk.rows('select 1 from "units" where "name" = $1 and "closedOn" is null', ['柳河一中队'])).length).toBe(1)
})
