import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office } from '../../tests/harness/database.ts'
import { openIdNumber } from '../personnel/public.ts'

const app = useApp()
const unitIdOf = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>('select "id" from "units" where "name" = $1', [name])).rows[0]?.id ?? ''

/** An auxiliary of a unit, with the number in full. */
async function somebodyOf(unit: string, skip = 0) {
  const { rows } = await app.services.pool.query<{ id: string; name: string; sealed: string }>(
    `select p."id", p."name", n."idNumberSealed" as sealed from "people" p join "personNumbers" n on n."personId" = p."id" join "units" u on u."id" = p."unitId"
      where u."name" = $1 and p."kind" = 'auxiliary' and p."separatedOn" is null order by p."numberSortKey" offset $2 limit 1`,
    [unit, skip],
  )
  const row = rows[0] ?? { id: '', name: '', sealed: '' }
  return { id: row.id, name: row.name, idNumber: openIdNumber(app.services.keys, row.id, row.sealed) }
}
const wish = async (person: { name: string; idNumber: string }) => ({
  personName: person.name,
  idNumber: person.idNumber,
  wantedOn: '2026-11-23',
  unitId: await unitIdOf('柳河派出所'),
})
const shapeOf = ({ id: _, proposedAt: __, personName: ___, ...rest }: Record<string, unknown>) => rest

test('内勤申请调入：号码在不在册，答复一模一样，也不说在哪个单位', async () => {
  const browser = await app.signedIn(clerk)
  const known = await browser.send('POST', '/api/transfer-proposals', await wish(await somebodyOf('青桥派出所')))
  const unknown = await browser.send(
    'POST',
    '/api/transfer-proposals',
    await wish({ name: '高一凡', idNumber: '990101199601011234' }),
  )
  expect([known.status, unknown.status]).toEqual([200, 200])
  expect(shapeOf(known.json)).toEqual(shapeOf(unknown.json))
  expect(known.text).not.toContain('青桥')
  const list = await browser.get('/api/transfer-proposals')
  expect(list.json.rows.every((r: { person: unknown }) => r.person === null)).toBe(true)
})

test('辅警办同意，人就到了柳河派出所；青桥的内勤再也打不开这份档案', async () => {
  const person = await somebodyOf('青桥派出所', 1)
  const browser = await app.signedIn(clerk)
  const { json: proposal } = await browser.send('POST', '/api/transfer-proposals', await wish(person))
  const desk = await app.signedIn(office)
  const row = (await desk.get('/api/transfer-proposals')).json.rows.find((r: { id: string }) => r.id === proposal.id)
  expect(row.person).toMatchObject({ id: person.id, unitName: '青桥派出所' })
  const address = `/api/transfer-proposals/${proposal.id}/answer`
  const answer = { version: row.version, state: 'accepted', consent: 'agrees', answer: '同意调入。' }
  expect((await browser.send('POST', address, answer)).status).toBe(403)
  expect((await desk.send('POST', address, answer)).json.state).toBe('accepted')
  expect((await browser.get(`/api/people/${person.id}`)).json.unit.name).toBe('柳河派出所')
  const former = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await former.get(`/api/people/${person.id}`)).status).toBe(404)
  expect((await desk.send('POST', address, { ...answer, version: row.version + 1 })).json.code).toBe('answered')
})

test('册上没有的人不能同意调动，只能不同意并说明', async () => {
  const browser = await app.signedIn(clerk)
  const body = await wish({ name: '高二凡', idNumber: '990101199702021255' })
  const { json } = await browser.send('POST', '/api/transfer-proposals', body)
  const desk = await app.signedIn(office)
  const address = `/api/transfer-proposals/${json.id}/answer`
  expect((await desk.send('POST', address, { version: 1, state: 'accepted', consent: 'agrees', answer: '同意' })).json.code).toBe(
    'unknownPerson',
  )
  const refused = await desk.send('POST', address, { version: 1, state: 'rejected', answer: '册上没有此人，请直接新增。' })
  expect([refused.status, refused.json.state]).toEqual([200, 'rejected'])
})

test('已在本单位的人、已申请过的人、写错的号码，都说明白', async () => {
  const browser = await app.signedIn(clerk)
  const code = async (body: object) => (await browser.send('POST', '/api/transfer-proposals', body)).json.code
  expect(await code(await wish(await somebodyOf('柳河派出所')))).toBe('alreadyHere')
  const other = await wish(await somebodyOf('青桥派出所', 3))
  expect((await browser.send('POST', '/api/transfer-proposals', other)).status).toBe(200)
  expect(await code(other)).toBe('alreadyProposed')
  expect(await code({ ...other, idNumber: '990101199601011235' })).toBe('checkDigit')
  expect(await code({ ...other, unitId: await unitIdOf('青桥派出所') })).toBe('unknownUnit')
})

test('谢春燕撤回申请：辅警办不能再答复，同一个人可以重新申请', async () => {
  const browser = await app.signedIn(clerk)
  const body = await wish(await somebodyOf('青桥派出所', 4))
  const { json: proposal } = await browser.send('POST', '/api/transfer-proposals', body)
  expect(proposal.abilities).toEqual({ answer: false, withdraw: true })
  const withdrawal = `/api/transfer-proposals/${proposal.id}/withdrawal`
  const withdrawn = await browser.send('POST', withdrawal, { version: proposal.version })
  expect([withdrawn.status, withdrawn.json.state, withdrawn.json.abilities.withdraw]).toEqual([200, 'withdrawn', false])
  const { version } = withdrawn.json
  const answer = { version, state: 'rejected', answer: '不同意调入。' }
  const answered = await (await app.signedIn(office)).send('POST', `/api/transfer-proposals/${proposal.id}/answer`, answer)
  expect([answered.status, answered.json.code]).toEqual([409, 'withdrawn'])
  expect((await browser.send('POST', withdrawal, { version })).json.code).toBe('notOpen')
  expect((await browser.send('POST', '/api/transfer-proposals', body)).json.state).toBe('open')
})

test('别的单位的内勤撤不了柳河的申请，也看不出有没有；辅警办不能替单位撤回', async () => {
  const browser = await app.signedIn(clerk)
  const { json: proposal } = await browser.send('POST', '/api/transfer-proposals', await wish(await somebodyOf('青桥派出所', 5)))
  const withdraw = async (player: Parameters<typeof app.signedIn>[0], id: string) =>
    (await app.signedIn(player)).send('POST', `/api/transfer-proposals/${id}/withdrawal`, { version: proposal.version })
  const stranger = { name: '邵美琳', role: 'unitClerk' } as const
  const [theirs, missing] = [await withdraw(stranger, proposal.id), await withdraw(stranger, crypto.randomUUID())]
  expect([theirs.status, theirs.text]).toEqual([404, missing.text])
  expect((await withdraw(office, proposal.id)).status).toBe(403)
})

test('已经答复的撤不回；旧版本 409，没带版本 428', async () => {
  const browser = await app.signedIn(clerk)
  const { json: proposal } = await browser.send('POST', '/api/transfer-proposals', await wish(await somebodyOf('青桥派出所', 6)))
  const withdrawal = `/api/transfer-proposals/${proposal.id}/withdrawal`
  expect((await browser.send('POST', withdrawal, {})).status).toBe(428)
  const answer = { version: proposal.version, state: 'rejected', answer: '本人不同意。' }
  const desk = await app.signedIn(office)
  expect((await desk.send('POST', `/api/transfer-proposals/${proposal.id}/answer`, answer)).status).toBe(200)
  expect((await browser.send('POST', withdrawal, { version: proposal.version })).json.code).toBe('stale')
  expect((await browser.send('POST', withdrawal, { version: proposal.version + 1 })).json.code).toBe('notOpen')
})
