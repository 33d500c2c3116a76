import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepUpload } from '../../platform/files/upload.ts'
import { startRunner } from '../../platform/jobs/runner.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { jobHandlers } from '../../server/jobs/handlers.ts'
import { findActing } from '../../server/session.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player } from '../../tests/harness/database.ts'
import { drawXlsx } from '../../tests/harness/roster-files/draw-xlsx.ts'
import type { DrawnCell } from '../../tests/harness/roster-files/drawn-sheet.ts'
import { PLAIN_HEADER, plainRow, SHEET, withCells } from '../../tests/harness/roster-files/roster-file.ts'
import { type TruePerson, truePeople } from '../../tests/harness/roster-files/true-people.ts'
import { openIdNumber, rowKeyOf } from '../personnel/identity.ts'
import type { ImportRowView, ImportView } from './contract.ts'

const app = useApp()
let runner: ReturnType<typeof startRunner>
beforeAll(() => {
  runner = startRunner(app.services, jobHandlers, (who) => findActing(app.services, who))
})
afterAll(() => runner.stop())

const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }
const rowsOf = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query<T>(text, values)).rows
const countPeople = async (): Promise<number> =>
  (await rowsOf<{ n: number }>(`select count(*)::int as n from "people" where "voidedAt" is null`))[0]?.n ?? 0

async function unitOf(name: string): Promise<string> {
  return (await rowsOf<{ id: string }>('select "id" from "units" where "name" = $1', [name]))[0]?.id ?? ''
}

/** Uploads as the player would and waits for the preview. */
async function uploaded(browser: Browser, player: Player, bytes: Uint8Array, unit: string): Promise<ImportView> {
  const [account] = await rowsOf<{ bureauId: string; accountId: string }>(
    'select "bureauId", "accountId" from "accounts" where "name" = $1',
    [player.name],
  )
  const session = account ? await findActing(app.services, { ...account, role: player.role }) : undefined
  if (!session) throw new Error('no session')
  const fileId = await keepUpload(app.services, session, { name: '柳河所辅警名单.xlsx', bytes })
  const started = await browser.send('POST', '/api/imports', { fileId, unitId: await unitOf(unit) })
  expect([started.status, started.text.slice(0, 200)]).toEqual([200, expect.any(String)])
  return settled(browser, started.json.id)
}

/** Waits until the import's last job has ended. */
async function settled(browser: Browser, id: string): Promise<ImportView> {
  for (;;) {
    const view = (await browser.get(`/api/imports/${id}`)).json as ImportView
    const job = view.jobId === null ? undefined : (await browser.get(`/api/jobs/${view.jobId}`)).json
    if (view.state !== 'reading' && job?.state !== 'queued' && job?.state !== 'running')
      return (await browser.get(`/api/imports/${id}`)).json as ImportView
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

const allRows = async (browser: Browser, id: string, verdict = ''): Promise<ImportRowView[]> =>
  (await browser.get(`/api/imports/${id}/rows?limit=1000${verdict === '' ? '' : `&verdict=${verdict}`}`)).json.rows

async function chosen(browser: Browser, id: string, body: object): Promise<ImportView> {
  const answer = await browser.send('POST', `/api/imports/${id}/choices`, body)
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)])
  return settled(browser, id)
}

async function committed(browser: Browser, view: ImportView, goodRowsOnly = false): Promise<ImportView> {
  const answer = await browser.send('POST', `/api/imports/${view.id}/commit`, { version: view.version, goodRowsOnly })
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)])
  return settled(browser, view.id)
}

const inLiuhe = (person: TruePerson): TruePerson => ({ ...person, unit: '柳河派出所', post: '巡逻防控岗' })
const drawn = (rows: readonly (readonly DrawnCell[])[], header: readonly string[] = PLAIN_HEADER): Uint8Array =>
  drawXlsx([{ name: SHEET, rows: [['柳河派出所辅警花名册'], header, ...rows], merges: ['A1:K1'] }])

const [NAME, ID, UNIT, POST, OFFICER, ENTRY, PHONE] = [1, 2, 3, 4, 5, 7, 9]
const people = truePeople(16, 1000).map(inLiuhe)
const at = (index: number): TruePerson => people[index] ?? inLiuhe(truePeople(1)[0] as TruePerson)
const lastTurned = (id: string): string => `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`

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
  const browser = await app.signedIn(clerk)
  const { bytes, faults } = faultyRoster()
  const before = await countPeople()
  const view = await uploaded(browser, clerk, bytes, '柳河派出所')
  expect(view).toMatchObject({ state: 'preview', counts: { rows: 16, added: 4, problem: 12 } })
  const rows = await allRows(browser, view.id, 'problem')
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
  const cured = await chosen(browser, view.id, {
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
      { kind: 'unit', text: '青桥派出所', act: 'map', id: await unitOf('柳河派出所') },
    ],
    rows: [{ sheet: SHEET, row: 18, isLeftOut: true }],
  })
  expect(await allRows(browser, view.id, 'problem')).toEqual([])
  expect(cured.counts).toMatchObject({ rows: 16, added: 15, problem: 0, leftOut: 1 })
  const written = await committed(browser, cured)
  expect([written.state, await countPeople()]).toEqual(['committed', before + 15])
  const [event] = await rowsOf<{ n: number }>(
    `select count(*)::int as n from "events" e join "eventSubjects" s on s."eventId" = e."id" where e."verb" = 'import.committed' and s."subjectKind" = 'person'`,
  )
  expect(event?.n).toBe(15)
  const again = await uploaded(
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
  expect(undoing).toMatchObject({ added: 15, left: [] })
  const undone = await browser.send('POST', `/api/imports/${view.id}/undoing`, {
    version: written.version,
    reason: '导错了文件',
    alsoTouched: false,
  })
  expect([undone.json.state, await countPeople()]).toEqual(['undone', before])
})

test('预览、问题、变更、选择和任务里没有一个完整的身份证号和手机号', async () => {
  const dump = await rowsOf<{ text: string }>(`select r."problems"::text || r."changes"::text as text from "importRows" r
    union all select i."choices"::text || i."headers"::text || i."counts"::text || coalesce(i."failure", '') from "imports" i
    union all select j."input"::text || j."title" || j."phase" || coalesce(j."failure", '') || coalesce(j."result"::text, '') from "jobs" j`)
  expect(dump.length).toBeGreaterThan(20)
  const numbers = people.flatMap(({ idNumber, phone }) => [idNumber, idNumber.slice(0, 15), phone])
  expect(dump.filter(({ text }) => numbers.some((number) => text.includes(number)))).toEqual([])
})

test('中途出错，一行也不写', async () => {
  const browser = await app.signedIn(clerk)
  const rows = truePeople(8, 2000).map(inLiuhe)
  const view = await uploaded(browser, clerk, drawn(rows.map((person, index) => plainRow(person, index))), '柳河派出所')
  const before = await countPeople()
  await app.services.pool.query(
    `create function "plantedFault"() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$`,
  )
  await app.services.pool.query(
    `create trigger "planted" before insert on "searchTerms" for each row when (new."term" = '${rows[5]?.name.slice(0, 2)}') execute function "plantedFault"()`,
  )
  const failed = await committed(browser, view)
  expect([failed.state, await countPeople()]).toEqual(['preview', before])
  await app.services.pool.query('drop trigger "planted" on "searchTerms"')
  expect([(await committed(browser, failed)).state, await countPeople()]).toEqual(['committed', before + 8])
})

async function someoneOf(unit: string): Promise<{ id: string; name: string; idNumber: string }> {
  const [row] = await rowsOf<{ id: string; name: string; sealed: string }>(
    `select p."id", p."name", n."idNumberSealed" as sealed from "people" p join "personNumbers" n on n."personId" = p."id" join "units" u on u."id" = p."unitId"
     where u."name" = $1 and p."kind" = 'auxiliary' and p."voidedAt" is null order by p."number" limit 1`,
    [unit],
  )
  if (!row) throw new Error(`nobody in ${unit}`)
  return { id: row.id, name: row.name, idNumber: openIdNumber(app.services.keys, row.id, row.sealed) }
}

test('别的单位的人只成为调动申请：预览、写入、记录里没有那个人的姓名和单位', async () => {
  const browser = await app.signedIn(clerk)
  const other = await someoneOf('青桥派出所')
  const typed = {
    ...inLiuhe(truePeople(1, 3000)[0] as TruePerson),
    name: '表里所写',
    idNumber: other.idNumber,
    entryOn: '2022-01-01',
  }
  const view = await uploaded(browser, clerk, drawn([plainRow(typed, 0)]), '柳河派出所')
  expect(view.counts).toMatchObject({ rows: 1, elsewhere: 1, added: 0 })
  const rows = await browser.get(`/api/imports/${view.id}/rows`)
  const written = await committed(browser, view)
  const proposals = await rowsOf<{ personName: string; personId: string | null; fromUnitSortKey: string | null }>(
    'select * from "transferProposals"',
  )
  expect([
    written.state,
    proposals.map(({ personName, personId, fromUnitSortKey }) => [personName, personId, fromUnitSortKey]),
  ]).toEqual(['committed', [['表里所写', null, null]]])
  for (const text of [JSON.stringify(view), rows.text, JSON.stringify(written), JSON.stringify(proposals)]) {
    expect(text).not.toContain(other.name)
    expect(text).not.toContain(other.id)
    expect(text).not.toContain('青桥')
  }
  expect((await (await app.signedIn(otherClerk)).get(`/api/imports/${view.id}`)).status).toBe(404)
})

test('两个内勤同时导入同一个人：只进一个，另一个被告知，重新核对后成为调动申请', async () => {
  const [one, two] = [await app.signedIn(clerk), await app.signedIn(otherClerk)]
  const person = inLiuhe(truePeople(1, 4000)[0] as TruePerson)
  const first = await uploaded(one, clerk, drawn([plainRow(person, 0)]), '柳河派出所')
  const second = await uploaded(two, otherClerk, drawn([plainRow({ ...person, unit: '青桥派出所' }, 0)]), '青桥派出所')
  const before = await countPeople()
  const ends = await Promise.all([committed(one, first), committed(two, second)])
  expect(ends.map(({ state }) => state).toSorted()).toEqual(['committed', 'preview'])
  expect(await countPeople()).toBe(before + 1)
  const loser = ends.findIndex(({ state }) => state === 'preview')
  const seen = await settled(loser === 0 ? one : two, ends[loser]?.id ?? '')
  expect(seen.counts).toMatchObject({ elsewhere: 1, added: 0 })
})

test('何俊杰改一个人的资料：逐字段对比，空格不覆盖，写入后可撤销；以后又改过的列出来，不动', async () => {
  const browser = await app.signedIn(office)
  const mine = await someoneOf('柳河派出所')
  const header = ['姓名', '身份证号', '单位', '责任民警', '学历', '手机']
  const bytes = drawn([[mine.name, mine.idNumber, '柳河所', '梁志勇', '研究生', null]], header)
  const [stood] = await rowsOf<{ education: string; lead: string | null }>(
    'select "education", "leadOfficerId" as lead from "people" where "id" = $1',
    [mine.id],
  )
  const view = await uploaded(browser, office, bytes, '明河县公安局')
  const [row] = await allRows(browser, view.id)
  const fields = (row?.changes ?? []).map(({ field, after, isClearing }) => [field, after, isClearing])
  expect(fields).toEqual(
    expect.arrayContaining([
      ['education', '研究生', false],
      ['phone', null, true],
    ]),
  )
  const written = await committed(browser, view)
  const [now] = await rowsOf<{ education: string; phone: string | null }>(
    'select p."education", n."phoneSealed" as phone from "people" p join "personNumbers" n on n."personId" = p."id" where p."id" = $1',
    [mine.id],
  )
  expect([written.state, now?.education, now?.phone === null]).toEqual(['committed', '研究生', false])
  await app.services.pool.query(`update "people" set "education" = '大学本科', "version" = "version" + 1 where "id" = $1`, [
    mine.id,
  ])
  expect((await browser.get(`/api/imports/${view.id}/undoing`)).json.left).toEqual([
    { name: mine.name, reason: '导入以后又改过' },
  ])
  await app.services.pool.query(`update "people" set "education" = '研究生' where "id" = $1`, [mine.id])
  const undone = await browser.send('POST', `/api/imports/${view.id}/undoing`, {
    version: written.version,
    reason: '撤回',
    alsoTouched: false,
  })
  const [back] = await rowsOf<{ education: string; lead: string | null }>(
    'select "education", "leadOfficerId" as lead from "people" where "id" = $1',
    [mine.id],
  )
  expect([undone.json.state, back]).toEqual(['undone', stood])
})

test('导出的表改了再导入：认得行标记，掩码不当号码读；行标记被改动的拒收', async () => {
  const browser = await app.signedIn(office)
  const mine = await someoneOf('柳河派出所')
  const key = rowKeyOf(app.services.keys, mine.id)
  const header = ['姓名', '身份证号', '使用单位', '政治面貌', '行标记（勿改）']
  const masked = `****${mine.idNumber.slice(-4)}`
  const view = await uploaded(
    browser,
    office,
    drawn([[mine.name, masked, '柳河派出所', '民盟盟员', key]], header),
    '明河县公安局',
  )
  const [row] = await allRows(browser, view.id)
  expect([view.counts.changed, row?.changes.map(({ field, after }) => [field, after])]).toEqual([
    1,
    [['politicalStatus', '民盟盟员']],
  ])
  const forged = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
  const refused = await uploaded(
    browser,
    office,
    drawn([[mine.name, mine.idNumber, '柳河派出所', '民盟盟员', forged]], header),
    '明河县公安局',
  )
  expect((await allRows(browser, refused.id))[0]?.problems.map(({ code }) => code)).toEqual(['rowKeyTampered'])
})

test('标注后的原表：坏格标红加注，内容不变；列改对应以后记住', async () => {
  const browser = await app.signedIn(clerk)
  const person = inLiuhe(truePeople(1, 5000)[0] as TruePerson)
  const bytes = drawn([[person.name, lastTurned(person.idNumber), '柳河所', '群众']], ['姓名', '身份证号', '管片', '政治面貌'])
  const view = await uploaded(browser, clerk, bytes, '柳河派出所')
  expect(view.sheets[0]?.columns[2]).toMatchObject({ letters: 'C', header: '管片', target: null })
  const marked = await app.hono.request(`/api/imports/${view.id}/marked-file`, { headers: { cookie: '' } })
  expect(marked.status).toBe(401)
  expect((await browser.get(`/api/imports/${view.id}/marked-file`)).status).toBe(200)
  const mapped = await browser.send('POST', `/api/imports/${view.id}/mapping`, {
    version: view.version,
    columns: [{ sheet: SHEET, column: 2, target: 'unit' }],
  })
  expect(mapped.status).toBe(200)
  expect((await settled(browser, view.id)).sheets[0]?.columns[2]).toMatchObject({ target: 'unit', isSure: true })
  const next = await uploaded(browser, clerk, bytes, '柳河派出所')
  expect(next.sheets[0]?.columns[2]).toMatchObject({ target: 'unit', isSure: true })
  expect((await readWorkbook(bytes, 'a.xlsx')).sheets[0]?.rows).toHaveLength(3)
})

test('上传：只收字节，空文件不收，别人的文件用不了', async () => {
  const browser = await app.signedIn(clerk)
  const raw = { 'content-type': 'application/octet-stream' }
  const sent = await browser.send('POST', '/api/uploads?name=a.xlsx', { any: 1 }, raw)
  expect([sent.status, sent.json.name]).toEqual([200, 'a.xlsx'])
  expect((await browser.send('POST', '/api/uploads?name=a.xlsx', {})).status).toBe(415)
  const theirs = await (await app.signedIn(otherClerk)).send('POST', '/api/imports', {
    fileId: sent.json.id,
    unitId: await unitOf('青桥派出所'),
  })
  expect([theirs.status, theirs.json.code]).toEqual([422, 'unknownFile'])
  const started = await browser.send('POST', '/api/imports', { fileId: sent.json.id, unitId: await unitOf('柳河派出所') })
  const view = await settled(browser, started.json.id)
  expect([view.state, view.failure]).toEqual(['failed', expect.stringContaining('没有找到表头')])
})
