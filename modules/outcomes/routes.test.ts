import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang } from '../../tests/harness/database.ts'
import { found, investigated, playersOf, report } from '../../tests/harness/proceedings.ts'

const app = useApp()
const kind = {
  of: 'conduct',
  name: '通报批评',
  basis: '本局奖惩办法第八条',
  rank: 4,
  effect: 'none',
  influenceMonths: 3,
  deciders: ['bureauLeader'],
}

test('增加处理种类：排在轻重之间，全局可读，告知时可以选；停用以后不能再选；职级处分、轻重不对的不能加', async () => {
  const he = await app.signedIn(office)
  const add = (more: object = {}) => he.send('POST', '/api/outcome-rules/kinds', { ...kind, ...more })
  expect((await (await app.signedIn(clerk)).send('POST', '/api/outcome-rules/kinds', kind)).status).toBe(403)
  expect((await add({ name: '降级使用' })).json.errors[0].path).toBe('name')
  expect((await add({ name: '辞退', effect: 'endContract' })).json.errors[0].path).toBe('rank')
  expect((await add({ name: '辞退', effect: 'endContract', rank: 9 })).json.errors[0].path).toBe('influenceMonths')
  expect((await add({ of: 'accountability', effect: 'deduction' })).json.errors[0].path).toBe('effect')
  expect((await add()).status).toBe(200)
  expect((await add()).json.code).toBe('nameTaken')
  const kinds = (await (await app.signedIn(songYongkang)).get('/api/outcome-rules')).json.outcomes
  const ranks = kinds.map((k: { rank: number }) => k.rank)
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  const added = kinds.find((k: { name: string; of: string }) => k.name === '通报批评' && k.of === 'conduct')
  expect(added).toMatchObject({ rank: 4, influenceMonths: 3, isRetired: false, version: 1 })
  const players = playersOf(app)
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  const notice = { outcomeCode: added.code, basis: '本局奖惩办法第八条', share: null }
  const { name, basis, deciders } = kind
  const set = { code: added.code, name, basis, influenceMonths: 3, deciders, isRetired: true, version: 1 }
  expect((await he.send('PATCH', '/api/outcome-rules/kinds', set)).status).toBe(200)
  expect((await he.send('PATCH', '/api/outcome-rules/kinds', set)).status).toBe(409)
  expect((await course.by('first', 'notices', notice)).json.errors[0].path).toBe('outcomeCode')
  await he.send('PATCH', '/api/outcome-rules/kinds', { ...set, isRetired: false, version: 2 })
  const noticed = await course.done('first', 'notices', notice)
  expect(JSON.stringify(noticed.entries)).toContain('通报批评，影响期3个月')
})
