import { beforeAll, expect, test } from 'vitest'
import { useApp } from '../../../tests/harness/app.ts'
import { clerk, office } from '../../../tests/harness/database.ts'
import { addOfficeAccount } from '../../../tests/harness/office-account.ts'

const app = useApp()
const colleague = { name: '辅警办二号', role: 'auxiliaryOffice' } as const
beforeAll(() => addOfficeAccount(app.services, colleague.name, 'office.two'))

const idOf = async (name: string, table = 'people') =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''
const unitOf = async (id: string) => (await (await app.signedIn(office)).get(`/api/people/${id}`)).json.unit.name

test('直接办调动也问本人意愿：不同意的不生效，先由第二人查看，再由辅警办答复；借调要本人同意', async () => {
  const [id, unitId] = [await idOf('田雨欣'), await idOf('青桥派出所', 'units')]
  const he = await app.signedIn(office)
  const body = { version: 1, aspect: 'usingUnit', unitId, fromOn: '2026-11-23', reason: '工作需要' }
  const move = (more: object) => he.send('POST', `/api/people/${id}/move`, { ...body, ...more })
  expect(await move({})).toMatchObject({ status: 422, json: { errors: [{ path: 'consent' }] } })
  const lent = await move({ aspect: 'secondment', consent: 'against' })
  expect(lent.json.errors[0].message).toContain('借调要本人同意')
  expect((await move({ consent: 'against' })).status).toBe(200)
  expect(await unitOf(id)).toBe('柳河派出所')
  expect((await move({ consent: 'against', version: 2 })).json.code).toBe('alreadyProposed')
  const [proposal] = (await he.get('/api/transfer-proposals?state=open')).json.rows.filter(
    (t: { personName: string }) => t.personName === '田雨欣',
  )
  expect(proposal).toMatchObject({ toUnit: { name: '青桥派出所' }, isAgainstWill: true, secondLook: 'asked' })
  const answer = { version: proposal.version, state: 'accepted', consent: 'against', answer: '工作需要，已谈话。' }
  const accept = () => he.send('POST', `/api/transfer-proposals/${proposal.id}/answer`, answer)
  expect((await accept()).json.code).toBe('awaitingLook')
  const two = await app.signedIn(colleague)
  const [look] = (await two.get('/api/second-looks')).json.rows
  expect(look).toMatchObject({ act: 'transferAgainstWill', person: { name: '田雨欣', unit: '柳河派出所' }, askedBy: '何俊杰' })
  expect((await he.get('/api/second-looks')).json.rows).toEqual([])
  await two.send('POST', `/api/second-looks/${look.id}/answer`, { version: 1, state: 'clear', answer: '没有看出关联。' })
  expect((await accept()).json).toMatchObject({ state: 'accepted' })
  expect(await unitOf(id)).toBe('青桥派出所')
})

test('解除合同、本人不愿意的离岗，都先预办、经第二人查看；本人愿意的直接办', async () => {
  const [id, other] = [await idOf('林国栋'), await idOf('曹建伟')]
  const xie = await app.signedIn(clerk)
  const separate = (of: string, more: object) =>
    xie.send('POST', `/api/people/${of}/separation`, { version: 1, separatedOn: '2026-11-23', reason: '办理离岗', ...more })
  expect((await separate(id, { kind: 'dismissed' })).json.code).toBe('notAnnounced')
  expect((await separate(id, { kind: 'other' })).json.errors[0].path).toBe('consent')
  expect((await separate(id, { kind: 'other', consent: 'against' })).json.code).toBe('notAnnounced')
  const leaving = { personId: id, separatedOn: '2026-11-23', isContractNotRenewed: true }
  expect((await xie.send('POST', '/api/leavings', leaving)).json.secondLook).toBe('asked')
  expect((await separate(id, { kind: 'dismissed' })).json.code).toBe('awaitingLook')
  expect((await separate(other, { kind: 'other', consent: 'agrees' })).status).toBe(200)
})
