import { beforeAll, expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang } from '../../tests/harness/database.ts'
import { requestAddress, setPins, signingKit } from '../../tests/harness/signing.ts'
import { settleLeavings } from './commands/settle-leavings.ts'

const app = useApp()
const { readyToSign, songId } = signingKit(app)
const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query(text, values)).rows as T[]
const settle = async () => {
  const [bureau] = await rowsOf<{ id: string }>('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleLeavings(tx, bureau?.id ?? '', '2026-11-23'))
}
/** An auxiliary of 柳河 in roster order. */
const somebody = async (skip: number) => {
  const [person] = await rowsOf<{ id: string; name: string }>(
    `select p."id", p."name" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '柳河派出所' and p."kind" = 'auxiliary' and p."separatedOn" is null
      and p."name" <> '宋永康' order by p."numberSortKey" offset $1 limit 1`,
    [skip],
  )
  return person ?? { id: '', name: '' }
}
const separate = async (browser: Browser, id: string) => {
  const { version } = (await browser.get(`/api/people/${id}`)).json
  const body = { version, separatedOn: '2026-11-23', kind: 'resigned', reason: '本人辞职' }
  expect((await browser.send('POST', `/api/people/${id}/separation`, body)).status).toBe(200)
  await settle()
}
const ofPerson = async (browser: Browser, id: string) =>
  (await browser.get(`/api/leavings/${(await browser.get(`/api/leavings?personId=${id}`)).json.rows[0]?.id}`)).json
type Step = { step: string; doneAt: string | null; why: string | null; canTick: boolean; canRecord: boolean; note: string }
const stepOf = (leaving: { steps: Step[] }, step: string) => leaving.steps.find((s) => s.step === step)
const openOf = (leaving: { steps: Step[] }) => leaving.steps.filter((s) => s.doneAt === null).map((s) => s.step)

/** The undertaking of the bureau is in force. */
beforeAll(async () => {
  await setPins(app.services)
  await rowsOf(
    `update "wordingVersions" v set "inForceFrom" = '2026-11-01', "inForceTo" = null from "wordings" w where w."id" = v."wordingId" and w."code" = 'leavingUndertaking' and v."inForceFrom" is null and v."approvedAt" is not null`,
  )
  const [held] = await rowsOf(
    `select 1 from "wordingVersions" v join "wordings" w on w."id" = v."wordingId" where w."code" = 'leavingUndertaking' and v."inForceFrom" <= '2026-11-23'`,
  )
  expect(held).toBeDefined()
})

test('办了离岗，手续自己开出来；任岗结束、账号停用由系统核对，清退和承诺书等内勤', async () => {
  const browser = await app.signedIn(clerk)
  const person = await somebody(3)
  await separate(browser, person.id)
  await settle()
  expect((await browser.get(`/api/leavings?personId=${person.id}`)).json.total).toBe(1)
  const leaving = await ofPerson(browser, person.id)
  expect(leaving).toMatchObject({
    person: { name: person.name },
    unit: { name: '柳河派出所' },
    separatedOn: '2026-11-23',
    state: 'open',
    startedByName: '系统',
    abilities: { work: true, complete: false, withdraw: false, openFile: false },
  })
  expect(openOf(leaving)).toEqual(['carriers', 'undertaking'])
  expect(stepOf(leaving, 'undertaking')?.why).toContain('打印纸质承诺书')
  expect((await browser.get(`/api/people/${person.id}`)).status).toBe(404)
})

test('清退由内勤逐样登记；缺项不能办结；说明没有签的原因以后办结，手续单可以打印', async () => {
  const browser = await app.signedIn(clerk)
  const person = await somebody(4)
  await separate(browser, person.id)
  const leaving = await ofPerson(browser, person.id)
  const address = `/api/leavings/${leaving.id}`
  const early = await browser.send('POST', `${address}/completion`, { version: leaving.version })
  expect([early.status, early.json.code, early.json.detail]).toEqual([409, 'stepsOpen', '还有 2 项没有办完，不能办结。'])
  const note = '工作证、执勤服两套、对讲机一部已交回，无涉密载体。'
  const ticked = await browser.send('POST', `${address}/ticks`, { version: leaving.version, step: 'carriers', note })
  expect(stepOf(ticked.json, 'carriers')).toMatchObject({ doneByName: '谢春燕', note, canTick: false })
  const again = await browser.send('POST', `${address}/ticks`, { version: ticked.json.version, step: 'carriers', note })
  expect(again.json.code).toBe('alreadyDone')
  const stale = await browser.send('POST', `${address}/ticks`, { version: leaving.version, step: 'undertaking', note })
  expect(stale.json.code).toBe('stale')
  const reason = { version: ticked.json.version, step: 'undertaking', note: '两次联系，本人没有答复。' }
  const all = await browser.send('POST', `${address}/ticks`, reason)
  expect([openOf(all.json), all.json.abilities.complete]).toEqual([[], true])
  const done = await browser.send('POST', `${address}/completion`, { version: all.json.version })
  expect(done.json).toMatchObject({ state: 'complete', endedByName: '谢春燕', abilities: { work: false } })
  const [request] = await rowsOf<{ state: string }>('select "state" from "signingRequests" where "occasionId" = $1', [leaving.id])
  expect(request?.state).toBe('withdrawn')
  const sheet = await browser.get(`${address}/sheet`)
  expect([sheet.status, sheet.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  await settle()
  expect((await browser.get(`/api/leavings?personId=${person.id}`)).json.total).toBe(1)
})

test('已离岗的打印承诺书手签，扫描件录入就算签了；不是 PDF 或图片的不收', async () => {
  const browser = await app.signedIn(clerk)
  const person = await somebody(5)
  await separate(browser, person.id)
  const leaving = await ofPerson(browser, person.id)
  const address = `/api/leavings/${leaving.id}/undertaking`
  const paper = await browser.get(address)
  expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  const sent = async (name: string, bytes: Uint8Array) => (await browser.send('POST', `/api/uploads?name=${name}`, bytes)).json.id
  const wrong = { version: leaving.version, fileId: await sent('a.pdf', Buffer.from('MZ 这不是 PDF')) }
  expect((await browser.send('POST', address, wrong)).json.code).toBe('wrongKind')
  const foreign = { version: leaving.version, fileId: crypto.randomUUID() }
  expect((await browser.send('POST', address, foreign)).json.code).toBe('unknownFile')
  const body = { version: leaving.version, fileId: await sent('a.pdf', paper.bytes) }
  const recorded = await browser.send('POST', address, body)
  expect(stepOf(recorded.json, 'undertaking')).toMatchObject({ doneByName: '谢春燕', note: '纸质签名，已录入扫描件' })
  const [signature] = await rowsOf('select "means", "recordedByName", "scanFileId" from "signatures" where "personId" = $1', [
    person.id,
  ])
  expect(signature).toMatchObject({ means: 'paper', recordedByName: '谢春燕', scanFileId: body.fileId })
})

test('提前知道要离岗：预办以后本人在系统里签，内勤不能替他写；真离岗那天手续接着办', async () => {
  const browser = await app.signedIn(clerk)
  const personId = await songId()
  const { json: announced } = await browser.send('POST', '/api/leavings', { personId, separatedOn: '2026-11-30' })
  expect(announced).toMatchObject({ isAnnounced: true, startedByName: '谢春燕', abilities: { withdraw: true } })
  const twice = await browser.send('POST', '/api/leavings', { personId, separatedOn: '2026-12-30' })
  expect(twice.json.code).toBe('alreadyOpen')
  await settle()
  const open = await ofPerson(browser, personId)
  expect(openOf(open)).toContain('account')
  const forced = { version: open.version, step: 'undertaking', note: '替他签了' }
  expect((await browser.send('POST', `/api/leavings/${open.id}/ticks`, forced)).json.code).toBe('askFirst')
  const self = await app.signedIn(songYongkang)
  const [request] = (await self.get('/api/me/signing-requests?state=waiting')).json.rows
  expect(request).toMatchObject({ occasion: 'leaving', dueOn: '2026-11-30' })
  const signed = await self.send('POST', requestAddress(request.id, '/signature'), await readyToSign(self, request.id))
  expect(signed.status).toBe(200)
  await separate(browser, personId)
  const after = await ofPerson(browser, personId)
  expect(after).toMatchObject({ id: open.id, isAnnounced: false, separatedOn: '2026-11-23' })
  expect(openOf(after)).toEqual(['carriers'])
})

test('预办的可以撤回，没答复的承诺书不再要签；别的单位的内勤看不见也办不了', async () => {
  const browser = await app.signedIn(clerk)
  const person = await somebody(8)
  const { json } = await browser.send('POST', '/api/leavings', { personId: person.id, separatedOn: '2026-12-15' })
  await settle()
  const stranger = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await stranger.get(`/api/leavings/${json.id}`)).status).toBe(404)
  expect((await stranger.send('POST', '/api/leavings', { personId: person.id, separatedOn: '2026-12-15' })).status).toBe(404)
  const { version } = await ofPerson(browser, person.id)
  const withdrawn = await browser.send('POST', `/api/leavings/${json.id}/withdrawal`, { version, reason: '本人续签合同' })
  expect(withdrawn.json).toMatchObject({ state: 'withdrawn', endReason: '本人续签合同' })
  const [request] = await rowsOf<{ state: string }>('select "state" from "signingRequests" where "occasionId" = $1', [json.id])
  expect(request?.state).toBe('withdrawn')
})

test('重新入职，没有办结的手续跟着撤回；内勤的待办里有在办的手续', async () => {
  const browser = await app.signedIn(clerk)
  const person = await somebody(9)
  await separate(browser, person.id)
  const leaving = await ofPerson(browser, person.id)
  const todos = (await browser.get('/api/todos')).text
  expect(todos).toContain(`离岗手续：${person.name}，还有 2 项`)
  const desk = await app.signedIn(office)
  expect((await desk.get(`/api/leavings/${leaving.id}`)).json.abilities.openFile).toBe(true)
  const { version, unit } = (await desk.get(`/api/people/${person.id}`)).json
  const back = { version, unitId: unit.id, fromOn: '2026-11-23', contractFrom: null, contractEndsOn: null, reason: '重新聘用' }
  expect((await desk.send('POST', `/api/people/${person.id}/rejoining`, back)).status).toBe(200)
  await settle()
  const after = (await browser.get(`/api/leavings/${leaving.id}`)).json
  expect(after).toMatchObject({ state: 'withdrawn', endReason: '本人重新入职' })
})
