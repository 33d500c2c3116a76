import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { addressOf, players as everybody } from '../../tests/harness/matrix.ts'
import { type Course, concerned, found, investigated, playersOf, report } from '../../tests/harness/proceedings.ts'

const app = useApp()
const players = playersOf(app)
/** Answers that grow by being asked for, or tell the time. */
const growing = /views|\/trail|\/session|\/me\/|computedAt|entrance|health/

async function readAll(browser: Browser): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const endpoint of app.endpoints.filter((e) => e.method === 'get' && !e.path.includes('{') && !e.isFile)) {
    const { status, text } = await browser.get(addressOf(endpoint, randomUUID()))
    answers.set(endpoint.path, `${status} ${text.replace(/"computedAt":"[^"]+"/, '')}`)
  }
  return answers
}
/** Everybody who has no part in it: the person before the notice, the person's colleagues and leaders, administrators, and all other roles. */
const outsiders = async (parts: readonly string[]) =>
  Promise.all(everybody.filter((p) => !parts.includes(p.name)).map(async (p) => ({ player: p, browser: await app.signedIn(p) })))
const under = ['谢春燕', '李文静', '孙立新', '何俊杰']

async function begun(): Promise<Course> {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  return course
}

test('卷外的人，什么身份都一样：列表、数目、检索、待办、留痕、本人档案里没有一点变化；有这一件和没有这一件，答复一字不差', async () => {
  const outside = await outsiders(under)
  expect(outside.map((o) => o.player.role)).toEqual(
    expect.arrayContaining(['auditAdministrator', 'auxiliary', 'systemAdministrator', 'unitHead']),
  )
  const before = await Promise.all(outside.map((o) => readAll(o.browser)))
  const course = await begun()
  const { number } = (await course.read('leader')).json
  const secrets = [course.id, number, '密封的事由', '值班期间离开岗位']
  for (const [i, { player, browser }] of outside.entries()) {
    const after = await readAll(browser)
    const told = [...after].filter(([, text]) => secrets.some((s) => text.includes(s))).map(([path]) => path)
    const changed = [...after]
      .filter(([path, text]) => !growing.test(path) && before[i]?.get(path) !== text)
      .map(([path]) => path)
    expect([player.name, told, changed]).toEqual([player.name, [], []])
    const [theirs, missing] = [
      await browser.get(`/api/proceedings/${course.id}`),
      await browser.get(`/api/proceedings/${randomUUID()}`),
    ]
    expect([theirs.status, theirs.text]).toEqual([missing.status, missing.text])
    const own = await browser.get(`/api/proceedings/${course.id}/candidates?capacity=investigator`)
    expect([403, 404]).toContain(own.status)
    for (const words of [number, '密封', '核查'])
      expect((await browser.get(`/api/search?q=${encodeURIComponent(words)}`)).text).not.toContain(course.id)
  }
  const audit = await app.signedIn({ name: '审计管理员', role: 'auditAdministrator' })
  const trail = (await audit.get('/api/trail?limit=1000')).json.rows as { verb: string; result: string }[]
  expect(trail.filter((e) => e.verb.startsWith('proceeding.') && e.result === 'done')).toEqual([])
})

test('附件和文书：卷外的人取不到，答复和没有一样；报告人只看到自己的报告和是否立案，看不到经过', async () => {
  const course = await begun()
  const { entries } = (await course.read('leader')).json
  const ofKind = (kind: string) => entries.find((e: { kind: string }) => e.kind === kind).id
  const person = await players.browser('person')
  for (const path of [`${ofKind('evidence')}/file`, `${ofKind('naming')}/paper`]) {
    const [theirs, missing] = [
      await person.get(`/api/proceeding-entries/${path}`),
      await person.get(`/api/proceeding-entries/${randomUUID()}/${path.split('/')[1]}`),
    ]
    expect([theirs.status, theirs.text]).toEqual([404, missing.text])
  }
  const seen = (await course.read('reporter')).json
  expect(seen).toMatchObject({ side: 'reporter', state: 'naming', deadlines: [], people: [], openings: [], noticedCode: null })
  expect(seen.entries.map((e: { kind: string }) => e.kind)).toEqual(['sealedReport', 'admission'])
  expect(seen.steps).toMatchObject([{ note: '已立案，由指定的人办理' }])
  const reporter = await players.browser('reporter')
  expect((await reporter.get(`/api/proceeding-entries/${ofKind('evidence')}/file`)).status).toBe(404)
  const first = await players.browser('first')
  expect((await first.get(`/api/proceeding-entries/${ofKind('evidence')}/file`)).status).toBe(200)
  const paper = await first.get(`/api/proceeding-entries/${ofKind('naming')}/paper`)
  expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-'])
})

test('告知以后本人看得到谁打开过；报告人是谁不告诉本人', async () => {
  const course = await begun()
  await course.read('reporter')
  await course.done('first', 'notices', { outcomeCode: 'warning', basis: '劳动合同第十四条', share: null })
  const view = (await course.read('person')).json
  const names = view.openings.map((o: { name: string }) => o.name)
  expect(names).toEqual(expect.arrayContaining(['宋永康', '报告人']))
  expect(JSON.stringify(view)).not.toContain(concerned.reporter.name)
  expect(view.people.map((p: { capacity: string }) => p.capacity)).toEqual(['investigator', 'investigator'])
})

test('数据库里没有姓名、事由、账号：从库里走不到被核查的人', async () => {
  const course = await begun()
  const { rows } = await app.services.pool.query<{ row: string }>(
    `select p::text || (select string_agg(e::text, '') from "proceedingEntries" e where e."proceedingId" = p."id") || (select string_agg(a::text, '') from "sealedAccess" a where a."fileId" = p."id") as "row"
      from "proceedings" p where p."id" = $1`,
    [course.id],
  )
  const marks = ['宋永康', '谢春燕', '值班期间', await players.person('宋永康'), await players.account('谢春燕')]
  for (const mark of marks) expect(rows[0]?.row).not.toContain(mark)
})
