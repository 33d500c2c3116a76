import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { childKey } from '../../platform/sort-key.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { fileOfJob } from '../../tests/harness/job-done.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { askToSign, onlyRequest, requestAddress, setPins, signingKit } from '../../tests/harness/signing.ts'
import { settleLetters } from '../letters/commands/settle-letters.ts'
import { settleCollections } from './commands/settle-collections.ts'

const app = useApp()
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }
const leader: Player = { name: '李文静', role: 'politicalOfficeLeader' }

interface Row {
  id: string
  version: number
  kind: string
  title: string
}
const unitId = async (name: string): Promise<string> =>
  (await app.services.pool.query('select "id" from "units" where "name" = $1', [name])).rows[0].id
const body = async (title: string, annexes: string[], papers: string[] = []) => ({
  title,
  annexes,
  papers,
  unitIds: await Promise.all(['柳河派出所', '青桥派出所'].map(unitId)),
  dueOn: '2026-11-27',
})
async function open(desk: Browser, title: string, annexes: string[], papers: string[] = []) {
  const answer = await desk.send('POST', '/api/collections', await body(title, annexes, papers))
  expect(answer.status).toBe(200)
  return answer.json
}
const partsOf = async (browser: Browser, { id }: { id: string }): Promise<Row[]> =>
  (await browser.get(`/api/collection-parts?collectionId=${id}`)).json.rows
const at = ({ id }: { id: string }, tail = '') => `/api/collection-parts/${id}${tail}`
const upload = async (unit: Browser): Promise<string> =>
  (await unit.send('POST', '/api/uploads?name=巡防方案.pdf', Buffer.from('%PDF-1.7 a'))).json.id

test('收附件1、2、5和一份方案：内勤报定稿和文件，辅警办退一件、收下几件，打包得到目录和每一件', async () => {
  const [desk, unit] = [await app.signedIn(office), await app.signedIn(clerk)]
  const collection = await open(desk, '十一月一套表', ['annex5', 'annex1', 'annex2'], ['巡防方案'])
  expect(collection).toMatchObject({
    tally: { units: 2, parts: 8, notDue: 8 },
    serialNumber: expect.stringMatching(/^集〔2026〕/),
  })
  expect((await unit.get('/api/todos')).text).toContain('报送材料：十一月一套表，柳河派出所')
  expect((await unit.get('/api/owed')).json).toMatchObject({ unit: { name: '柳河派出所' } })
  expect((await unit.get('/api/owed')).text).toContain('巡防方案（十一月一套表）')
  const [one, two, five, paper] = await partsOf(unit, collection)
  if (!one || !two || !five || !paper) throw new Error('four parts')
  expect([one.kind, two.kind, five.kind, paper.title]).toEqual(['annex1', 'annex2', 'annex5', '巡防方案'])
  expect((await unit.send('POST', at(five, '/submission'), { version: 1, snapshotId: null })).json.errors[0].code).toBe(
    'notFrozen',
  )
  expect((await unit.send('POST', at(two, '/submission'), { version: 1, snapshotId: null })).json.code).toBe('notAsked')
  const unitOfMine = await unitId('柳河派出所')
  const frozen = (await unit.send('POST', '/api/annex-five-snapshots', { unitId: unitOfMine, on: '2026-11-23' })).json
  expect((await unit.get(at(five))).json.frozen).toEqual([expect.objectContaining({ id: frozen.id, digest: frozen.digest })])
  const wrongForm = await unit.send('POST', at(one, '/submission'), { version: 1, snapshotId: frozen.id })
  expect(wrongForm.json.errors[0].code).toBe('notFrozen')
  const sent = (await unit.send('POST', at(five, '/submission'), { version: 1, snapshotId: frozen.id })).json
  expect(sent).toMatchObject({ state: 'submitted', standing: 'onTime', snapshot: { serialNumber: frozen.serialNumber } })
  const undeclared = { version: 1, fileId: await upload(unit), isDeclaredUnclassified: false }
  expect((await unit.send('POST', at(paper, '/file'), undeclared)).json.errors[0].code).toBe('notDeclared')
  const file = await unit.send('POST', at(paper, '/file'), { ...undeclared, isDeclaredUnclassified: true })
  expect(file.json).toMatchObject({
    state: 'submitted',
    fileName: '巡防方案.pdf',
    fileDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect((await desk.get('/api/todos')).text).toContain('2 件已报送，还没有收下')
  const back = (await desk.send('POST', at(paper, '/return'), { version: 2, reason: '缺路线图' })).json
  expect(back).toMatchObject({ state: 'returned', returnReason: '缺路线图', standing: 'onTime' })
  expect((await unit.get('/api/owed')).text).toContain('退回：缺路线图')
  await unit.send('POST', at(paper, '/file'), { version: 3, fileId: await upload(unit), isDeclaredUnclassified: true })
  const parts = [five, paper].map((p) => ({ id: p.id, version: p === five ? 2 : 4 }))
  const accepted = (await desk.send('POST', '/api/collection-parts/acceptances', { parts })).json
  expect(accepted.rows.map((r: { state: string }) => r.state)).toEqual(['accepted', 'accepted'])
  const units = (await desk.get(`/api/collections/${collection.id}/units`)).json
  expect([units.total, units.rows.map((r: { cells: unknown[] }) => r.cells.length)]).toEqual([2, [4, 4]])

  const { jobId } = (await desk.send('POST', `/api/collections/${collection.id}/package-jobs`, {})).json
  const packed = await fileOfJob(app, desk, jobId)
  const zip = unzipSync(packed)
  const names = Object.keys(zip)
  expect(names[0]).toBe('000-目录.xlsx')
  expect(names.slice(1)).toEqual([
    expect.stringMatching(new RegExp(`^\\d{3}-柳河派出所-附件5-${frozen.serialNumber}\\.pdf$`)),
    expect.stringMatching(/^\d{3}-柳河派出所-巡防方案-巡防方案\.pdf$/),
  ])
}, 60_000)

test('时限过了第一次报送的是迟报，没报的是漏报，延期以后又有时间；催交写进待办；结束以后谁也不能再报', async () => {
  const [desk, unit, head] = [await app.signedIn(office), await app.signedIn(clerk), await app.signedIn(unitHead)]
  const collection = await open(desk, '迟报一套', [], ['值班表', '车辆清单', '岗位分布图'])
  await app.services.pool.query(
    `update "collectionParts" set "openedOn" = '2026-11-18', "dueOn" = '2026-11-20' where "collectionId" = $1`,
    [collection.id],
  )
  const [first, second, third] = await partsOf(unit, collection)
  if (!first || !second || !third) throw new Error('three parts')
  const missing = `/api/collection-parts?collectionId=${collection.id}&standing=missing`
  expect((await desk.get(missing)).json.total).toBe(6)
  const file = { version: 1, fileId: await upload(head), isDeclaredUnclassified: true }
  expect((await head.send('POST', at(first, '/file'), file)).json).toMatchObject({ standing: 'late', submittedByName: '郭立军' })
  expect((await desk.get(missing)).json.total).toBe(5)
  const reminded = await desk.send('POST', `/api/collections/${collection.id}/reminders`, {
    unitIds: [await unitId('柳河派出所')],
  })
  expect(reminded.status).toBe(200)
  expect((await unit.get('/api/todos')).text).toContain('已催交')
  const later = { parts: [second, third].map(({ id }) => ({ id, version: 1 })), dueOn: '2026-11-30', reason: '安保任务' }
  const extended = (await desk.send('POST', '/api/collection-parts/extensions', later)).json
  expect(extended.rows.map((r: { standing: string }) => r.standing)).toEqual(['notDue', 'notDue'])
  expect((await desk.send('POST', '/api/collection-parts/extensions', later)).status).toBe(409)
  const late = { parts: [{ id: first.id, version: 2 }], dueOn: '2026-11-30', reason: '安保任务' }
  expect((await desk.send('POST', '/api/collection-parts/extensions', late)).json.code).toBe('wrongState')
  const closing = { version: collection.version, reason: '并入下月' }
  const closed = (await desk.send('POST', `/api/collections/${collection.id}/closing`, closing)).json
  expect(closed.tally).toMatchObject({ late: 1, missing: 3, released: 2 })
  const after = await unit.send('POST', at(second, '/file'), {
    version: 3,
    fileId: await upload(unit),
    isDeclaredUnclassified: true,
  })
  expect([after.status, after.json.code]).toEqual([409, 'collectionClosed'])
})

/** A letter of 柳河's head, signed by both sides. */
async function letterInForce(desk: Browser): Promise<void> {
  const unitIds = [await unitId('柳河派出所')]
  const said = { holderDuty: 'unitHead', unitIds, renews: false, successorMeans: 'signature', dueOn: '2026-11-27' }
  expect((await desk.send('POST', '/api/letters', said)).status).toBe(200)
  for (const player of [{ name: '冯家乐', role: 'bureauLeader' } as const, unitHead]) {
    const browser = await app.signedIn(player)
    const { rows } = (await browser.get('/api/me/signing-requests?state=waiting')).json
    const { id } = rows.find((r: { title: string }) => r.title.includes('责任书'))
    const answer = await browser.send('POST', requestAddress(id, '/signature'), await signingKit(app).readyToSign(browser, id))
    expect(answer.status).toBe(200)
  }
  await transact(app.services.pool, 'owner', {}, async (tx) => settleLetters(tx, await bureauId(), '2026-11-23'))
}
const bureauId = async (): Promise<string> => (await app.services.pool.query('select "bureauId" from "bureaus"')).rows[0].bureauId

test('系统内签的承诺书、责任书一个单位一个 PDF 进压缩包；时限以前新设的单位也欠一份，再跑不多，时限过了的不加', async () => {
  await setPins(app.services)
  const [desk, unit, song] = [await app.signedIn(office), await app.signedIn(clerk), await app.signedIn(songYongkang)]
  const collection = await open(desk, '承诺书', ['annex3', 'annex4'])
  const whole = await desk.send('POST', '/api/collections', { ...(await body('全局一张', ['annex5'])), unitIds: [] })
  const request = onlyRequest(await askToSign(app.services, { names: ['宋永康'] }))
  const signed = await song.send('POST', requestAddress(request, '/signature'), await signingKit(app).readyToSign(song, request))
  expect(signed.status).toBe(200)
  await letterInForce(desk)
  const [three, four] = await partsOf(unit, collection)
  if (!three || !four) throw new Error('two parts')
  const sent = await unit.send('POST', at(three, '/submission'), { version: 1, snapshotId: null })
  expect(sent.json).toMatchObject({ state: 'submitted', signed: { signed: 1, toSign: 1 } })
  expect((await unit.send('POST', at(four, '/submission'), { version: 1, snapshotId: null })).status).toBe(200)
  const { jobId } = (await desk.send('POST', `/api/collections/${collection.id}/package-jobs`, {})).json
  const [, [name, bytes] = ['', new Uint8Array()], [letters] = ['']] = Object.entries(
    unzipSync(await fileOfJob(app, desk, jobId)),
  )
  expect(name).toMatch(/^\d{3}-柳河派出所-附件3 警务辅助人员保密承诺书-已签1份\.pdf$/)
  expect(letters).toMatch(/^\d{3}-柳河派出所-附件4 辅警队伍教育管理责任书-已签1份\.pdf$/)
  const words = readPdfText(bytes)
    .map((p) => p.text)
    .join('')
    .replace(/\s/gu, '')
  expect(words).toContain('宋永康')
  expect(words).toContain(`签署编号${signed.json.signature.id}`)

  const root = await app.services.pool.query('select "bureauId", "id", "unitSortKey" from "units" where "parentId" is null')
  const { bureauId: bureau, id: parentId, unitSortKey } = root.rows[0]
  await app.services.pool.query(
    `insert into "units" ("bureauId", "id", "parentId", "kind", "name", "shortName", "code", "position", "unitSortKey", "openedOn")
     values ($1, gen_random_uuid(), $2, 'policeStation', '东湖派出所', '东湖所', 'MH900', 900, $3, '2026-11-24')`,
    [bureau, parentId, childKey(unitSortKey, 900)],
  )
  const settle = (today: string) => transact(app.services.pool, 'owner', {}, (tx) => settleCollections(tx, bureau, today))
  const units = async ({ id }: { id: string }) => (await desk.get(`/api/collections/${id}`)).json.tally.units
  const before = await units(whole.json)
  await settle('2026-11-28')
  expect(await units(whole.json)).toBe(before)
  for (const _ of [1, 2]) await settle('2026-11-24')
  expect([await units(whole.json), await units(collection)]).toEqual([before + 1, 2])
}, 60_000)

test('外单位看不到也报不了；别的角色不能发起、不能收下；不选附件也不写材料发不出去', async () => {
  const [desk, unit, other, reader] = [
    await app.signedIn(office),
    await app.signedIn(clerk),
    await app.signedIn(otherClerk),
    await app.signedIn(leader),
  ]
  const collection = await open(desk, '范围一套', ['annex5'])
  const [mine] = await partsOf(unit, collection)
  if (!mine) throw new Error('one part')
  expect((await other.get(at(mine))).status).toBe(404)
  expect((await other.send('POST', at(mine, '/submission'), { version: 1, snapshotId: null })).status).toBe(404)
  expect((await other.get(`/api/owed?unitId=${await unitId('柳河派出所')}`)).status).toBe(404)
  expect((await other.get(`/api/collections/${collection.id}`)).json.tally).toMatchObject({ units: 1, parts: 1 })
  expect((await unit.send('POST', '/api/collections', await body('内勤发起', ['annex5']))).status).toBe(403)
  expect((await reader.send('POST', '/api/collection-parts/acceptances', { parts: [{ id: mine.id, version: 1 }] })).status).toBe(
    403,
  )
  const empty = await desk.send('POST', '/api/collections', await body('空的一套', []))
  expect(empty.json.errors[0].code).toBe('nothing')
})
