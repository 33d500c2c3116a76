import { beforeAll, expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { clerk, songYongkang } from '../../../tests/harness/database.ts'
import { askToSign, requestAddress, setPins, signingKit } from '../../../tests/harness/signing.ts'
import { withdrawRequests } from '../public.ts'

const app = useApp()
const { one, asked, readyToSign, songId } = signingKit(app)
beforeAll(() => setPins(app.services))

test('宋永康先不签，理由可写可不写，谁的档案上都没有记号；批次没结束还能改签', async () => {
  const id = await asked()
  const song = await app.signedIn(songYongkang)
  const before = (await (await app.signedIn(clerk)).get(`/api/people/${await songId()}/views`)).json.total
  const declined = await song.send('POST', requestAddress(id, '/declining'), { version: 1, reason: null })
  expect(declined.json).toMatchObject({ state: 'declined', isWaiting: true, abilities: { sign: true, decline: false } })
  expect((await (await app.signedIn(clerk)).get(`/api/people/${await songId()}/views`)).json.total).toBe(before)
  const twice = await song.send('POST', requestAddress(id, '/declining'), { version: 2, reason: '再想想' })
  expect([twice.status, twice.json.code]).toEqual([409, 'alreadyDeclined'])
  expect((await song.send('POST', requestAddress(id, '/signature'), await readyToSign(song, id))).status).toBe(200)
})

test('没到日子不能签；批次结束后，没答复的收回，不签的留着，都不能再签', async () => {
  const early = await asked(undefined, { fromOn: '2026-11-30' })
  const song = await app.signedIn(songYongkang)
  expect((await song.get(requestAddress(early))).json.whyNot).toBe('这一件 11月30日起才能签。')
  expect((await song.send('POST', requestAddress(early, '/signature'), await readyToSign(song, early))).json.code).toBe('notYet')
  const round = await askToSign(app.services, { names: ['宋永康', '周启航'] })
  const mine = round.requests.get(await songId()) ?? ''
  await song.send('POST', requestAddress(mine, '/declining'), { version: 1, reason: '对第二条有意见' })
  const body = await readyToSign(song, mine)
  await transact(app.services.pool, 'owner', {}, async (tx) => {
    const { bureauId } = await one('select "bureauId" from "bureaus"')
    expect(await withdrawRequests(tx, String(bureauId), round.occasionId)).toBe(1)
  })
  const states = await app.services.pool.query('select "state" from "signingRequests" where "occasionId" = $1 order by 1', [
    round.occasionId,
  ])
  expect(states.rows.map((r) => r.state)).toEqual(['declined', 'withdrawn'])
  const over = await song.send('POST', requestAddress(mine, '/signature'), { ...body, version: 3 })
  expect([over.status, over.json.code]).toEqual([409, 'occasionOver'])
})
