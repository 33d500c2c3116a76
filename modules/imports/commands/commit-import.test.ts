import { expect, test } from 'vitest'
import { clerk, office } from '../../../tests/harness/database.ts'
import { drawn, otherClerk, peopleOfLiuhe, useImportDesk } from '../../../tests/harness/import-desk.ts'
import { plainRow } from '../../../tests/harness/roster-files/roster-file.ts'
import type { TruePerson } from '../../../tests/harness/roster-files/true-people.ts'
import { rowKeyOf } from '../../personnel/identity.ts'
import type { ImportView } from '../contract.ts'

const desk = useImportDesk()
const onePerson = (number: number): TruePerson => peopleOfLiuhe(1, number)[0] as TruePerson

test('中途出错，一行也不写', async () => {
  const browser = await desk.app.signedIn(clerk)
  const rows = peopleOfLiuhe(8, 2000)
  const view = await desk.uploaded(browser, clerk, drawn(rows.map((person, index) => plainRow(person, index))), '柳河派出所')
  const before = await desk.countPeople()
  await desk.app.services.pool.query(
    `create function "plantedFault"() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$`,
  )
  await desk.app.services.pool.query(
    `create trigger "planted" before insert on "searchTerms" for each row when (new."term" = '${rows[5]?.name.slice(0, 2)}') execute function "plantedFault"()`,
  )
  const failed = await desk.committed(browser, view)
  expect([failed.state, await desk.countPeople()]).toEqual(['preview', before])
  await desk.app.services.pool.query('drop trigger "planted" on "searchTerms"')
  expect([(await desk.committed(browser, failed)).state, await desk.countPeople()]).toEqual(['committed', before + 8])
})

test('别的单位的人只成为调动申请：预览、写入、记录里没有那个人的姓名和单位', async () => {
  const browser = await desk.app.signedIn(clerk)
  const other = await desk.someoneOf('青桥派出所')
  const typed = {
    ...onePerson(3000),
    name: '表里所写',
    idNumber: other.idNumber,
    entryOn: '2022-01-01',
  }
  const view = await desk.uploaded(browser, clerk, drawn([plainRow(typed, 0)]), '柳河派出所')
  expect(view.counts).toMatchObject({ rows: 1, elsewhere: 1, added: 0 })
  const rows = await browser.get(`/api/imports/${view.id}/rows`)
  const written = await desk.committed(browser, view)
  const proposals = await desk.rows<{ personName: string; personId: string | null; fromUnitSortKey: string | null }>(
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
  expect((await (await desk.app.signedIn(otherClerk)).get(`/api/imports/${view.id}`)).status).toBe(404)
})

test('两个内勤同时导入同一个人：只进一个，另一个被告知，重新核对后成为调动申请', async () => {
  const [one, two] = [await desk.app.signedIn(clerk), await desk.app.signedIn(otherClerk)]
  const person = onePerson(4000)
  const first = await desk.uploaded(one, clerk, drawn([plainRow(person, 0)]), '柳河派出所')
  const second = await desk.uploaded(two, otherClerk, drawn([plainRow({ ...person, unit: '青桥派出所' }, 0)]), '青桥派出所')
  const before = await desk.countPeople()
  const ends = await Promise.all([desk.committed(one, first), desk.committed(two, second)])
  expect(ends.map(({ state }) => state).toSorted()).toEqual(['committed', 'preview'])
  expect(await desk.countPeople()).toBe(before + 1)
  const loser = ends.findIndex(({ state }) => state === 'preview')
  const seen = await desk.settled(loser === 0 ? one : two, ends[loser]?.id ?? '')
  expect(seen.counts).toMatchObject({ elsewhere: 1, added: 0 })
})

test('何俊杰改一个人的资料：逐字段对比，空格不覆盖，写入后可撤销；以后又改过的列出来，不动', async () => {
  const browser = await desk.app.signedIn(office)
  const mine = await desk.someoneOf('柳河派出所')
  const header = ['姓名', '身份证号', '单位', '责任民警', '学历', '手机']
  const bytes = drawn([[mine.name, mine.idNumber, '柳河所', '梁志勇', '研究生', null]], header)
  const [stood] = await desk.rows<{ education: string; lead: string | null }>(
    'select "education", "leadOfficerId" as lead from "people" where "id" = $1',
    [mine.id],
  )
  const view = await desk.uploaded(browser, office, bytes, '明河县公安局')
  const [row] = await desk.rowsOf(browser, view.id)
  const fields = (row?.changes ?? []).map(({ field, after, isClearing }) => [field, after, isClearing])
  expect(fields).toEqual(
    expect.arrayContaining([
      ['education', '研究生', false],
      ['phone', null, true],
    ]),
  )
  const written = await desk.committed(browser, view)
  const [now] = await desk.rows<{ education: string; phone: string | null }>(
    'select p."education", n."phoneSealed" as phone from "people" p join "personNumbers" n on n."personId" = p."id" where p."id" = $1',
    [mine.id],
  )
  expect([written.state, now?.education, now?.phone === null]).toEqual(['committed', '研究生', false])
  await desk.app.services.pool.query(`update "people" set "education" = '大学本科', "version" = "version" + 1 where "id" = $1`, [
    mine.id,
  ])
  expect((await browser.get(`/api/imports/${view.id}/undoing`)).json.left).toEqual([
    { kind: 'person', name: mine.name, reason: '导入以后又改过' },
  ])
  await desk.app.services.pool.query(`update "people" set "education" = '研究生' where "id" = $1`, [mine.id])
  const undone = await browser.send('POST', `/api/imports/${view.id}/undoing`, {
    version: written.version,
    reason: '撤回',
    alsoTouched: false,
  })
  const [back] = await desk.rows<{ education: string; lead: string | null }>(
    'select "education", "leadOfficerId" as lead from "people" where "id" = $1',
    [mine.id],
  )
  expect([undone.json.state, back]).toEqual(['undone', stood])
})

test('导出的表改了再导入：认得行标记，掩码不当号码读；行标记被改动的拒收', async () => {
  const browser = await desk.app.signedIn(office)
  const mine = await desk.someoneOf('柳河派出所')
  const key = rowKeyOf(desk.app.services.keys, mine.id)
  const header = ['姓名', '身份证号', '使用单位', '政治面貌', '行标记（勿改）']
  const masked = `****${mine.idNumber.slice(-4)}`
  const view = await desk.uploaded(
    browser,
    office,
    drawn([[mine.name, masked, '柳河派出所', '民盟盟员', key]], header),
    '明河县公安局',
  )
  const [row] = await desk.rowsOf(browser, view.id)
  expect([view.counts.changed, row?.changes.map(({ field, after }) => [field, after])]).toEqual([
    1,
    [['politicalStatus', '民盟盟员']],
  ])
  const forged = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
  const refused = await desk.uploaded(
    browser,
    office,
    drawn([[mine.name, mine.idNumber, '柳河派出所', '民盟盟员', forged]], header),
    '明河县公安局',
  )
  expect((await desk.rowsOf(browser, refused.id))[0]?.problems.map(({ code }) => code)).toEqual(['rowKeyTampered'])
})

/** People of 柳河 under an officer whom nobody has entered. */
const underNewOfficer = (count: number, from: number, leadOfficer: string): Uint8Array =>
  drawn(peopleOfLiuhe(count, from).map((person, index) => plainRow({ ...person, leadOfficer }, index)))

test('谢春燕在预览里新建没有录过的民警：随写入一次办成，身份证号不落在选择里；在册的、没有行要写的都不新建', async () => {
  const browser = await desk.app.signedIn(clerk)
  const [other, { idNumber }] = [await desk.someoneOf('青桥派出所'), onePerson(6100)]
  const view = await desk.uploaded(browser, clerk, underNewOfficer(3, 6000, '令狐秋实'), '柳河派出所')
  const officer = {
    text: '令狐秋实',
    name: '令狐秋实',
    idNumber: other.idNumber,
    number: null,
    title: null,
    unitId: await desk.unitOf('柳河派出所'),
  }
  const taken = await desk.chosen(browser, view.id, { officers: [officer] })
  const codes = (await desk.rowsOf(browser, view.id)).flatMap(({ problems }) => problems.map(({ code }) => code))
  expect([taken.counts.problem, codes]).toEqual([3, ['officerTaken', 'officerTaken', 'officerTaken']])
  const sent = (body: object) => browser.send('POST', `/api/imports/${view.id}/choices`, { officers: [{ ...officer, ...body }] })
  expect((await sent({ idNumber: `${idNumber.slice(0, 17)}#` })).json.errors[0]).toMatchObject({ path: 'officers.0.idNumber' })
  expect((await sent({ idNumber, unitId: await desk.unitOf('青桥派出所') })).status).toBe(404)
  const cured = await desk.chosen(browser, view.id, { officers: [{ ...officer, idNumber }] })
  expect(cured.counts).toMatchObject({ added: 3, problem: 0, newOfficers: 1 })
  expect((await desk.rowsOf(browser, view.id))[0]?.problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['officerNew', 'notice'],
  ])
  const [choices] = await desk.rows<{ text: string }>('select "choices"::text as text from "imports" where "id" = $1', [view.id])
  expect([choices?.text.includes('令狐秋实'), choices?.text.includes(idNumber.slice(0, 15))]).toEqual([true, false])
  expect((await desk.committed(browser, cured)).state).toBe('committed')
  const led = await desk.rows<{ unit: string; led: number }>(
    `select u."name" as unit, (select count(*)::int from "people" p where p."leadOfficerId" = o."id") as led
     from "people" o join "units" u on u."id" = o."unitId" where o."name" = '令狐秋实' and o."kind" = 'officer'`,
  )
  expect(led).toEqual([{ unit: '柳河派出所', led: 3 }])

  const again = await desk.uploaded(browser, clerk, underNewOfficer(2, 6200, '公孙朝阳'), '柳河派出所')
  const named = { ...officer, text: '公孙朝阳', name: '公孙朝阳', idNumber: onePerson(6300).idNumber }
  await desk.chosen(browser, again.id, { officers: [named] })
  const unticked = await desk.chosen(browser, again.id, { all: { verdict: 'added', isChosen: false } })
  expect((await desk.committed(browser, unticked)).failure ?? '').toBe('')
  expect(await desk.rows(`select 1 from "people" where "name" = '公孙朝阳'`)).toEqual([])
})

test('八个人一次写入：每张表只写一句，不逐人写', async () => {
  const browser = await desk.app.signedIn(clerk)
  const view = await desk.uploaded(
    browser,
    clerk,
    drawn(peopleOfLiuhe(8, 6400).map((person, i) => plainRow(person, i))),
    '柳河派出所',
  )
  const query = (text: string) => desk.app.services.pool.query(text)
  await query('create sequence "statements"')
  await query('grant usage on "statements" to mingze_app')
  await query(
    `create function "countStatement"() returns trigger language plpgsql as $$ begin perform nextval('"statements"'); return null; end $$`,
  )
  const tables = ['people', 'personNumbers', 'assignments', 'searchTerms']
  for (const table of tables)
    await query(`create trigger "counted" after insert on "${table}" for each statement execute function "countStatement"()`)
  expect((await desk.committed(browser, view)).state).toBe('committed')
  const [{ n } = { n: 0 }] = await desk.rows<{ n: number }>('select "last_value"::int as n from "statements"')
  for (const table of tables) await query(`drop trigger "counted" on "${table}"`)
  expect(n).toBe(tables.length)
})

test('两批名单同时写入，都要新建同一个单位：只建一个，后一批重新核对，认得先建的那个', async () => {
  const browser = await desk.app.signedIn(office)
  const unit = '新河派出所'
  const previews: ImportView[] = []
  for (const number of [30_000, 30_010]) {
    const rows = peopleOfLiuhe(2, number).map((person, i) => plainRow({ ...person, unit }, i))
    const view = await desk.uploaded(browser, office, drawn(rows), '明河县公安局')
    previews.push(
      await desk.chosen(browser, view.id, { names: [{ kind: 'unit', text: unit, act: 'create', parentId: view.unitId }] }),
    )
  }
  expect(previews.map((view) => view.counts)).toMatchObject([
    { added: 2, newUnits: 1 },
    { added: 2, newUnits: 1 },
  ])
  const ends = await Promise.all(previews.map((view) => desk.committed(browser, view)))
  const known = () => desk.rows('select 1 from "units" where "name" = $1 and "closedOn" is null', [unit])
  expect([ends.map(({ state }) => state).toSorted(), (await known()).length]).toEqual([['committed', 'preview'], 1])
  const later = await desk.settled(browser, ends.find(({ state }) => state === 'preview')?.id ?? '')
  expect(later.counts).toMatchObject({ added: 2, newUnits: 0 })
  expect([(await desk.committed(browser, later)).state, (await known()).length]).toEqual(['committed', 1])
})

test('辅警办导入的表改了使用单位：别的照写，人不挪，列为调动申请，问过本人再答复', async () => {
  const browser = await desk.app.signedIn(office)
  const person = await desk.someoneOf('青桥派出所')
  const cells = [person.name, person.idNumber, '柳河派出所', '大学本科']
  const header = ['姓名', '身份证号', '使用单位', '文化程度']
  const view = await desk.uploaded(browser, office, drawn([cells], header), '明河县公安局')
  const { rows } = (await browser.get(`/api/imports/${view.id}/rows`)).json
  const [unit] = rows[0].changes.filter((c: { field: string }) => c.field === 'unit')
  expect(unit).toMatchObject({ before: '青桥派出所', after: '柳河派出所', effect: expect.stringContaining('列为调动申请') })
  expect((await desk.committed(browser, view)).state).toBe('committed')
  const file = (await browser.get(`/api/people/${person.id}`)).json
  expect(file).toMatchObject({ unit: { name: '青桥派出所' }, education: '大学本科' })
  const open = (await browser.get('/api/transfer-proposals?state=open')).json.rows
  expect(open.filter((t: { person: { id: string } | null }) => t.person?.id === person.id)).toMatchObject([
    { toUnit: { name: '柳河派出所' }, isAgainstWill: false },
  ])
})
