import { expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { clerk } from '../../tests/harness/database.ts'
import { drawn, lastTurned, otherClerk, peopleOfLiuhe, useImportDesk } from '../../tests/harness/import-desk.ts'
import type { DrawnCell } from '../../tests/harness/roster-files/drawn-sheet.ts'
import { plainRow, SHEET, withCells } from '../../tests/harness/roster-files/roster-file.ts'
import type { TruePerson } from '../../tests/harness/roster-files/true-people.ts'

const desk = useImportDesk()
const onePerson = (number: number): TruePerson => peopleOfLiuhe(1, number)[0] as TruePerson

const [NAME, ID, UNIT, POST, OFFICER, ENTRY, PHONE] = [1, 2, 3, 4, 5, 7, 9]
const people = peopleOfLiuhe(16, 1000)
const at = (index: number): TruePerson => people[index] ?? onePerson(0)

/** Sixteen rows from row 3 on, the last twelve with one planted fault each. */
function faultyRoster(): { bytes: Uint8Array; faults: [string, string][] } {
  const planted: [number, DrawnCell, string, string][] = [
    [ID, lastTurned(at(4).idNumber), 'C7', 'idNumberCheck'],
    [ID, { number: `${at(5).idNumber.slice(0, 15)}000`, format: '0' }, 'C8', 'idNumberRounded'],
    [ID, at(6).idNumber.slice(0, 6) + at(6).idNumber.slice(8, 17), 'C9', 'idNumber15'],
    [ID, at(7).idNumber.slice(0, 17), 'C10', 'idNumberLength'],
    [ENTRY, '2031.3.1', 'H11', 'entryInFuture'],
    [ENTRY, '2021.3', 'H12', 'incompleteDate'],
    [OFFICER, '邹国萍', 'F13', 'officerUnknown'],
    [POST, '综合岗', 'E14', 'postUnknown'],
    [UNIT, '青桥派出所', 'D15', 'unitUnknown'],
    [NAME, null, 'B16', 'nameMissing'],
    [PHONE, '1990000', 'J17', 'phoneLength'],
    [ID, at(0).idNumber, 'C18', 'duplicateIdNumber'],
  ]
  const rows = people.map((person, index) => {
    const fault = planted[index - 4]
    const row = plainRow(person, index)
    if (fault?.[3] === 'duplicateIdNumber') return [{ number: '16' }, ...plainRow(at(0), 0).slice(1)]
    return fault ? withCells(row, { [fault[0]]: fault[1] }) : row
  })
  return { bytes: drawn(rows), faults: planted.map(([, , cell, code]) => [cell, code]) }
}

test('谢春燕导入一份有十二处错的花名册：全部找出，逐处改好，一次写入；再导一次什么也不加；撤销以后和原来一样', async () => {
  const browser = await desk.app.signedIn(clerk)
  const { bytes, faults } = faultyRoster()
  const before = await desk.countPeople()
  const view = await desk.uploaded(browser, clerk, bytes, '柳河派出所')
  expect(view).toMatchObject({ state: 'preview', counts: { rows: 16, added: 4, problem: 12 } })
  const rows = await desk.rowsOf(browser, view.id, 'problem')
  const found = rows.flatMap(({ problems }) =>
    problems.filter(({ severity }) => severity === 'error').map(({ cell, code }): [string, string] => [cell, code]),
  )
  expect(found.toSorted()).toEqual(faults.toSorted())
  const officer = rows.flatMap(({ problems }) => problems).find(({ code }) => code === 'officerUnknown')
  expect(officer?.naming?.suggestions[0]?.name).toBe('邹国平')
  expect(
    (await browser.send('POST', `/api/imports/${view.id}/commit`, { version: view.version, goodRowsOnly: false })).json.code,
  ).toBe('rowsHaveProblems')
  const cell = (place: string, text: string) => ({ sheet: SHEET, cell: place, text })
  const cured = await desk.chosen(browser, view.id, {
    cells: [
      cell('C7', at(4).idNumber),
      cell('C8', at(5).idNumber),
      cell('C10', at(7).idNumber),
      cell('H11', '2021-03-01'),
      cell('H12', '2021-03-01'),
      cell('B16', at(13).name),
      cell('J17', at(14).phone),
    ],
    confirmed: [{ sheet: SHEET, cell: 'C9', isConfirmed: true }],
    names: [
      { kind: 'officer', text: '邹国萍', act: 'map', id: officer?.naming?.suggestions[0]?.id },
      { kind: 'post', text: '综合岗', act: 'leaveEmpty' },
      { kind: 'unit', text: '青桥派出所', act: 'map', id: await desk.unitOf('柳河派出所') },
    ],
    rows: [{ sheet: SHEET, row: 18, isLeftOut: true }],
  })
  expect(await desk.rowsOf(browser, view.id, 'problem')).toEqual([])
  expect(cured.counts).toMatchObject({ rows: 16, added: 15, problem: 0, leftOut: 1 })
  const written = await desk.committed(browser, cured)
  expect([written.state, await desk.countPeople()]).toEqual(['committed', before + 15])
  const [event] = await desk.rows<{ n: number }>(
    `select count(*)::int as n from "events" e join "eventSubjects" s on s."eventId" = e."id" where e."verb" = 'import.committed' and s."subjectKind" = 'person'`,
  )
  expect(event?.n).toBe(15)
  const again = await desk.uploaded(
    browser,
    clerk,
    drawn(people.slice(0, 4).map((person, index) => plainRow(person, index))),
    '柳河派出所',
  )
  expect(again.counts).toMatchObject({ rows: 4, unchanged: 4, added: 0, changed: 0 })
  expect(
    (await browser.send('POST', `/api/imports/${again.id}/commit`, { version: again.version, goodRowsOnly: true })).json.code,
  ).toBe('nothingToWrite')
  const undoing = (await browser.get(`/api/imports/${view.id}/undoing`)).json
  expect(undoing).toMatchObject({ usual: { added: 15, officers: 0, units: 0 }, left: [], held: [] })
  const undone = await browser.send('POST', `/api/imports/${view.id}/undoing`, {
    version: written.version,
    reason: '导错了文件',
    alsoTouched: false,
  })
  expect([undone.json.state, await desk.countPeople()]).toEqual(['undone', before])
})

test('预览、问题、变更、选择和任务里没有一个完整的身份证号和手机号', async () => {
  const dump = await desk.rows<{ text: string }>(`select r."problems"::text || r."changes"::text as text from "importRows" r
    union all select i."choices"::text || i."headers"::text || i."counts"::text || coalesce(i."failure", '') from "imports" i
    union all select j."input"::text || j."title" || j."phase" || coalesce(j."failure", '') || coalesce(j."result"::text, '') from "jobs" j`)
  expect(dump.length).toBeGreaterThan(20)
  const numbers = people.flatMap(({ idNumber, phone }) => [idNumber, idNumber.slice(0, 15), phone])
  expect(dump.filter(({ text }) => numbers.some((number) => text.includes(number)))).toEqual([])
})

test('标注后的原表：坏格标红加注，内容不变；列改对应以后记住', async () => {
  const browser = await desk.app.signedIn(clerk)
  const person = onePerson(5000)
  const bytes = drawn([[person.name, lastTurned(person.idNumber), '柳河所', '群众']], ['姓名', '身份证号', '管片', '政治面貌'])
  const view = await desk.uploaded(browser, clerk, bytes, '柳河派出所')
  expect(view.sheets[0]?.columns[2]).toMatchObject({ letters: 'C', header: '管片', target: null })
  const marked = await desk.app.hono.request(`/api/imports/${view.id}/marked-file`, { headers: { cookie: '' } })
  expect(marked.status).toBe(401)
  expect((await browser.get(`/api/imports/${view.id}/marked-file`)).status).toBe(200)
  const mapped = await browser.send('POST', `/api/imports/${view.id}/mapping`, {
    version: view.version,
    columns: [{ sheet: SHEET, column: 2, target: 'unit' }],
  })
  expect(mapped.status).toBe(200)
  expect((await desk.settled(browser, view.id)).sheets[0]?.columns[2]).toMatchObject({ target: 'unit', isSure: true })
  const next = await desk.uploaded(browser, clerk, bytes, '柳河派出所')
  expect(next.sheets[0]?.columns[2]).toMatchObject({ target: 'unit', isSure: true })
  expect((await readWorkbook(bytes, 'a.xlsx')).sheets[0]?.rows).toHaveLength(3)
})

test('上传：只收字节，空文件不收，别人的文件用不了', async () => {
  const browser = await desk.app.signedIn(clerk)
  const raw = { 'content-type': 'application/octet-stream' }
  const sent = await browser.send('POST', '/api/uploads?name=a.xlsx', { any: 1 }, raw)
  expect([sent.status, sent.json.name]).toEqual([200, 'a.xlsx'])
  expect((await browser.send('POST', '/api/uploads?name=a.xlsx', {})).status).toBe(415)
  const theirs = await (await desk.app.signedIn(otherClerk)).send('POST', '/api/imports', {
    fileId: sent.json.id,
    unitId: await desk.unitOf('青桥派出所'),
  })
  expect([theirs.status, theirs.json.code]).toEqual([422, 'unknownFile'])
  const started = await browser.send('POST', '/api/imports', { fileId: sent.json.id, unitId: await desk.unitOf('柳河派出所') })
  const view = await desk.settled(browser, started.json.id)
  expect([view.state, view.failure]).toEqual(['failed', expect.stringContaining('没有找到表头')])
})
