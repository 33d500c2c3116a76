import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { closeDocuments } from '../../platform/documents/render.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, songYongkang, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { fileOfJob } from '../../tests/harness/job-done.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { requestAddress, setPins, signingKit } from '../../tests/harness/signing.ts'
import { settleLetters } from './commands/settle-letters.ts'

afterAll(closeDocuments)
const app = useApp()
const kit = signingKit(app)
const feng: Player = { name: '冯家乐', role: 'bureauLeader' }
const today = '2026-11-23'
const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query(text, values)).rows as T[]
const idOf = async (table: 'units' | 'people', name: string) =>
  (
    await rowsOf<{ id: string }>(
      `select "id" from "${table}" where "name" = $1 ${table === 'people' ? `and "kind" = 'officer'` : ''}`,
      [name],
    )
  )[0]?.id ?? ''
const settle = async () => {
  const [bureau] = await rowsOf<{ id: string }>('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleLetters(tx, bureau?.id ?? '', today))
}
const issue = async (browser: Browser, over: object = {}) =>
  browser.send('POST', '/api/letters', {
    holderDuty: 'unitHead',
    unitIds: [],
    renews: false,
    successorMeans: 'acknowledgement',
    dueOn: '2026-11-27',
    ...over,
  })
const sign = async (player: Player, title: string) => {
  const browser = await app.signedIn(player)
  const { json } = await browser.get('/api/me/signing-requests?state=waiting')
  const { id } = json.rows.find((r: { title: string }) => r.title.includes(title))
  return browser.send('POST', requestAddress(id, '/signature'), await kit.readyToSign(browser, id))
}
const answeredByOffice = (letterId: string) =>
  as(app.services, office, ({ tx }) =>
    sql`update "letterParties" set "answer" = 'acknowledged', "answeredAt" = now() where "letterId" = ${letterId} and "toOn" is null and "side" = 'holder'`.execute(
      tx,
    ),
  )
const rowOf = async (browser: Browser, query: string) => (await browser.get(`/api/letters?${query}`)).json.rows[0]
const appoint = async (duty: string, name: string) => {
  const desk = await app.signedIn(office)
  const unitId = await idOf('units', '柳河派出所')
  const [unit] = await rowsOf<{ version: number }>('select "version" from "units" where "id" = $1', [unitId])
  const answer = await desk.send('POST', `/api/units/${unitId}/appointments`, {
    version: unit?.version,
    duty,
    personId: await idOf('people', name),
    fromOn: today,
  })
  expect(answer.status).toBe(200)
  await settle()
}
/** An officer who leads nobody and has no other duty. */
const spareOfficer = async () =>
  (
    await rowsOf<{ id: string; name: string }>(
      `select p."id", p."name" from "people" p join "units" u on u."id" = p."unitId" where p."kind" = 'officer' and p."separatedOn" is null
        and not exists (select 1 from "people" a where a."leadOfficerId" = p."id") and not exists (select 1 from "unitAppointments" t where t."personId" = p."id") limit 1`,
    )
  )[0] ?? { id: '', name: '' }

test('辅警办一次给全部单位签发；两边都要签，看到的是同一份、责任人是郭立军；都签了才生效', async () => {
  await setPins(app.services)
  const desk = await app.signedIn(office)
  const body = { holderDuty: 'unitHead', unitIds: [], renews: false }
  const missing = (await desk.get('/api/letters?state=missing&holderDuty=unitHead')).json.total
  expect((await desk.send('POST', '/api/letters/post-count', body)).json).toEqual({ missing, outdated: 0 })
  const issued = await issue(desk)
  expect([issued.status, issued.json]).toEqual([200, { issued: missing }])
  expect((await issue(desk)).json.code).toBe('nothingToIssue')
  const unitId = await idOf('units', '柳河派出所')
  const row = await rowOf(desk, `holderDuty=unitHead&unitId=${unitId}`)
  expect(row).toMatchObject({
    state: 'issued',
    gap: null,
    holder: { name: '郭立军', answer: 'open' },
    issuer: { name: '冯家乐' },
  })
  expect(row.serialNumber).toMatch(/^责〔2026〕\d+号$/)
  const leader = await sign(feng, '柳河派出所')
  expect(leader.status).toBe(200)
  const words = leader.json.text.lines.map((l: { text: string }) => l.text).join('')
  expect(words).toContain('与柳河派出所签订本责任书，责任人为所长郭立军。')
  expect(words).toContain('分管局领导是第一责任人')
  expect(leader.json.person.name).toBe('冯家乐')
  const [first] = await rowsOf<{ personName: string }>('select "personName" from "signatures"')
  expect(first?.personName).toBe('冯家乐')
  await settle()
  expect((await rowOf(desk, `holderDuty=unitHead&unitId=${unitId}`)).state).toBe('issued')
  const head = await sign(unitHead, '责任书')
  expect(head.json.text.digest).toBe(leader.json.text.digest)
  await settle()
  await settle()
  const letter = (await desk.get(`/api/letters/${row.id}`)).json
  expect(letter).toMatchObject({ state: 'inForce', inForceOn: today, gap: null })
  expect(letter.list.title).toBe('辅警教育管理责任清单（主要领导）')
})

test('打印：一份、空白、全局；附件4的落款在，签名的笔迹在纸上', async () => {
  const desk = await app.signedIn(office)
  const row = await rowOf(desk, `state=inForce`)
  const one = await desk.get(`/api/letters/${row.id}/print?format=pdf`)
  const textOf = (pdf: Uint8Array): string => readPdfText(pdf).reduce((text, page) => text + page.text, '')
  const text = textOf(one.bytes).replaceAll(/\s/g, '')
  for (const words of ['附件4', '辅警队伍教育管理责任书', '责任单位：柳河派出所', '责任人：', '2026年11月23日', row.serialNumber])
    expect(text).toContain(words)
  const blank = await desk.get(`/api/letters/${row.id}/print?format=pdf&blank=true`)
  expect(textOf(blank.bytes)).toContain('　　年　　月　　日')
  const word = await desk.get(`/api/letters/${row.id}/print?format=docx`)
  expect([word.status, word.text.slice(0, 2)]).toEqual([200, 'PK'])
  const asked = await desk.send('POST', '/api/letters/print-jobs', { format: 'pdf', holderDuty: 'unitHead' })
  expect(asked.json.letters).toBeGreaterThan(30)
  expect(readPdfText(await fileOfJob(app, desk, asked.json.jobId)).length).toBeGreaterThan(60)
  const none = await desk.send('POST', '/api/letters/print-jobs', { format: 'pdf', state: 'ended' })
  expect([none.status, none.json.detail]).toEqual([409, '所选范围里没有责任书可打。'])
  expect((await desk.get('/api/letters/export')).text.slice(0, 2)).toBe('PK')
})

test('所长换人：责任书由新所长接任确认，没确认是一处空缺；别人替不了他确认', async () => {
  const desk = await app.signedIn(office)
  const unitId = await idOf('units', '柳河派出所')
  await appoint('unitHead', '孙立新')
  const row = await rowOf(desk, `state=gap&unitId=${unitId}`)
  expect(row).toMatchObject({
    state: 'inForce',
    gap: 'successorSilent',
    holder: { name: '孙立新', answer: 'open', means: 'acknowledgement' },
  })
  const address = `/api/letters/${row.id}/acknowledgement`
  expect((await desk.send('POST', address, { version: 1 })).status).toBe(404)
  await expect(answeredByOffice(row.id)).rejects.toThrow('row-level security')
  const sun = await app.signedIn({ name: '孙立新', role: 'leaderInCharge' })
  const todo = (await sun.get('/api/todos')).text
  expect(todo).toContain(`请您接任责任书：${row.serialNumber}`)
  const letter = (await sun.get(`/api/letters/${row.id}`)).json
  const own = letter.parties.find((p: { abilities: { acknowledge: boolean } }) => p.abilities.acknowledge)
  expect((await sun.send('POST', address, { version: own.version + 5 })).status).toBe(409)
  const done = await sun.send('POST', address, { version: own.version })
  expect(done.json).toMatchObject({ gap: null, state: 'inForce' })
  expect(done.json.parties.map((p: { name: string; toOn: string | null }) => [p.name, p.toOn])).toEqual(
    expect.arrayContaining([
      ['孙立新', null],
      ['郭立军', today],
      ['冯家乐', null],
    ]),
  )
})

test('内勤给本所民警签发，签发人是所长；给单位的她签发不了，外所的看不见；周启航看得见自己的', async () => {
  const browser = await app.signedIn(clerk)
  expect((await issue(browser)).status).toBe(403)
  const issued = await issue(browser, { holderDuty: 'leadOfficer' })
  expect(issued.status).toBe(200)
  const { rows } = (await browser.get('/api/letters?holderDuty=leadOfficer&limit=200')).json
  expect(rows).toHaveLength(issued.json.issued)
  expect(new Set(rows.map((r: { unit: { name: string } }) => r.unit.name))).toEqual(new Set(['柳河派出所']))
  expect(new Set(rows.map((r: { issuer: { name: string } }) => r.issuer.name))).toEqual(new Set(['孙立新']))
  const own = rows.find((r: { holder: { name: string } }) => r.holder.name === '周启航')
  const zhou = await app.signedIn(zhouQihang)
  const letter = await zhou.get(`/api/letters/${own.id}`)
  expect([letter.status, letter.json.parties.map((p: { name: string }) => p.name).sort()]).toEqual([
    200,
    ['周启航', '孙立新'].sort(),
  ])
  const others = rows.find((r: { holder: { name: string } }) => r.holder.name !== '周启航')
  expect((await zhou.get(`/api/letters/${others.id}`)).status).toBe(404)
  const qingqiao = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await qingqiao.get(`/api/letters/${own.id}`)).status).toBe(404)
  expect((await (await app.signedIn(songYongkang)).get(`/api/letters/${own.id}`)).status).toBe(403)
})

test('周启航带的辅警全交给一名没有责任书的民警，他的责任书由那人接着签；全交给已有责任书的民警，责任书终止', async () => {
  const browser = await app.signedIn(clerk)
  const give = async (from: string, to: string) => {
    const led = await rowsOf<{ id: string }>(
      `select "id" from "people" where "leadOfficerId" = $1 and "separatedOn" is null and "voidedAt" is null`,
      [from],
    )
    const personIds = led.map((p) => p.id)
    const act = { personIds, aspect: 'leadOfficer', targetId: to, fromOn: today, reason: '岗位轮换' }
    expect((await browser.send('POST', '/api/assignments', act)).status).toBe(200)
    await settle()
  }
  const zhou = await idOf('people', '周启航')
  const spare = await spareOfficer()
  const before = (await browser.get('/api/letters?holderDuty=leadOfficer&limit=200')).json.rows
  const { id } = before.find((r: { holder: { name: string } }) => r.holder.name === '周启航')
  await give(zhou, spare.id)
  const passed = (await browser.get(`/api/letters/${id}`)).json
  expect(passed).toMatchObject({ state: 'issued', holder: { name: spare.name, means: 'signature', answer: 'open' } })
  expect(passed.text.lines[0].text).toContain(spare.name)
  const other = before.find((r: { id: string }) => r.id !== id)
  await give(spare.id, other.holder.personId)
  const ended = (await browser.get(`/api/letters/${id}`)).json
  expect(ended).toMatchObject({ state: 'ended', endedByName: '系统' })
})

test('责任链条页说得出那一天凭哪一份责任书、哪一版负责；宋永康本人看不到责任书', async () => {
  const browser = await app.signedIn(clerk)
  const chain = (await browser.get(`/api/people/${await kit.songId()}/chain?purpose=letter&on=${today}`)).json
  const words = chain.levels.map((l: { name: string; letter: { serialNumber: string; versionNumber: number } | null }) => [
    l.name,
    l.letter?.versionNumber ?? null,
  ])
  expect(words.slice(0, 2)).toEqual([
    ['冯家乐', 1],
    ['孙立新', 1],
  ])
  const own = (await (await app.signedIn(songYongkang)).get(`/api/people/${await kit.songId()}/chain?purpose=letter&on=${today}`))
    .json
  expect(own.levels.every((l: { letter: unknown }) => l.letter === null)).toBe(true)
})

test('范本出了新版本：可以换签，旧的留着、写明由哪一份接着；终止要写理由', async () => {
  await app.services.pool.query(
    `update "wordingVersions" v set "inForceTo" = '2026-11-23' from "wordings" w where w."id" = v."wordingId" and w."code" = 'responsibilityLetter'`,
  )
  await app.services.pool.query(
    `insert into "wordingVersions" ("bureauId", "id", "wordingId", "number", "title", "body", "draftedBy", "draftedByName", "approvedBy", "approvedByName", "approvedAt", "approvalReference", "digest", "digestSm3", "inForceFrom", "changeKind")
     select "bureauId", gen_random_uuid(), "wordingId", "number" + 1, "title", "body", "draftedBy", "draftedByName", "approvedBy", "approvedByName", now(), "approvalReference", "digest", "digestSm3", '2026-11-23', 'material' from "wordingVersions" where "inForceTo" = '2026-11-23'`,
  )
  const desk = await app.signedIn(office)
  const unitId = await idOf('units', '柳河派出所')
  const old = await rowOf(desk, `state=outdated&holderDuty=unitHead&unitId=${unitId}`)
  expect(old.isOutdated).toBe(true)
  const renewed = await issue(desk, { unitIds: [unitId], renews: true })
  expect(renewed.json).toEqual({ issued: 1 })
  const now = await rowOf(desk, `holderDuty=unitHead&unitId=${unitId}`)
  expect([now.versionNumber, now.state, now.holder.name]).toEqual([2, 'issued', '孙立新'])
  const letter = (await desk.get(`/api/letters/${now.id}`)).json
  expect(letter.predecessor).toEqual({ id: old.id, serialNumber: old.serialNumber })
  expect((await desk.get(`/api/letters/${old.id}`)).json).toMatchObject({ state: 'ended', endReason: '按新版本重新签发。' })
  const ending = { letters: [{ id: now.id, version: now.version }], reason: '机构改革，另行签发' }
  expect((await desk.send('POST', '/api/letters/ending', ending)).json).toEqual({ ended: 1 })
  expect((await rowOf(desk, `state=missing&holderDuty=unitHead&unitId=${unitId}`)).holder.name).toBe('孙立新')
})
