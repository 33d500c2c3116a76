import { expect } from 'vitest'
import { recordStampOf } from '../../modules/second-looks/queries.ts'
import type { Answer, Browser, TestApp } from './app.ts'
import type { Player } from './database.ts'

/** Those who are concerned by a sealed file. */
export const concerned = {
  reporter: { name: '谢春燕', role: 'unitClerk' },
  leader: { name: '李文静', role: 'politicalOfficeLeader' },
  first: { name: '孙立新', role: 'leaderInCharge' },
  second: { name: '何俊杰', role: 'auxiliaryOffice' },
  reviewer: { name: '郭立军', role: 'unitHead' },
  decider: { name: '冯家乐', role: 'bureauLeader' },
  person: { name: '宋永康', role: 'auxiliary' },
  union: { name: '局工会', role: 'unionRepresentative' },
  other: { name: '邵美琳', role: 'unitClerk' },
} as const satisfies Record<string, Player>
export type Part = keyof typeof concerned

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
/** A small picture as evidence. */
export const proof = new Uint8Array(Buffer.from(dot, 'base64'))

/** One sealed file under way, acted on by those concerned. */
export interface Course {
  readonly id: string
  /** An act by somebody, with the version of now. */
  by(part: Part, noun: string, body?: object): Promise<Answer>
  /** The same, which must succeed. */
  done(part: Part, noun: string, body?: object): Promise<Answer['json']>
  read(part: Part): Promise<Answer>
  upload(part: Part): Promise<string>
}

interface Begun {
  readonly app: TestApp
  readonly browser: (part: Part) => Promise<Browser>
}
export function playersOf(
  app: TestApp,
): Begun & { account(name: string): Promise<string>; person(name: string): Promise<string> } {
  const browsers = new Map<Part, Promise<Browser>>()
  const one = async (sql: string, name: string): Promise<string> =>
    (await app.services.pool.query<{ id: string }>(sql, [name])).rows[0]?.id ?? ''
  return {
    app,
    browser: (part) => {
      const known = browsers.get(part) ?? app.signedIn(concerned[part])
      browsers.set(part, known)
      return known
    },
    account: (name) => one('select "accountId" as id from "accounts" where "name" = $1', name),
    person: (name) =>
      one(
        `select coalesce((select "personId" from "accounts" where "name" = $1), (select "id" from "people" where "name" = $1 limit 1)) as id`,
        name,
      ),
  }
}

/** Reports somebody of 柳河 to the leader; nobody else knows. */
export async function report(players: ReturnType<typeof playersOf>, about = '宋永康'): Promise<Course> {
  const body = {
    personId: await players.person(about),
    leaderId: await players.account(concerned.leader.name),
    happenedOn: '2026-11-20',
    place: '柳河派出所值班室',
    matter: '值班期间离开岗位，密封的事由。',
  }
  const answer = await (await players.browser('reporter')).send('POST', '/api/proceedings', body)
  expect(answer.text).toContain('"number"')
  const { id } = answer.json as { id: string }
  const version = async (): Promise<number> =>
    (await players.app.services.pool.query<{ version: number }>('select "version" from "proceedings" where "id" = $1', [id]))
      .rows[0]?.version ?? 0
  const by: Course['by'] = async (part, noun, more = {}) =>
    (await players.browser(part)).send('POST', `/api/proceedings/${id}/${noun}`, { version: await version(), ...more })
  return {
    id,
    by,
    done: async (part, noun, more) => {
      const said = await by(part, noun, more)
      if (said.status !== 200) throw new Error(`${noun}: ${said.status} ${said.text}`)
      return said.json
    },
    read: async (part) => (await players.browser(part)).get(`/api/proceedings/${id}`),
    upload: async (part) => (await (await players.browser(part)).send('POST', '/api/uploads?name=a.png', proof)).json.id,
  }
}

const noGround = { isRelative: false, hasInterest: false, hasOther: false, note: '' }
type Players = ReturnType<typeof playersOf>
/** The second person outside the chain has looked and seen no connection. */
async function lookedAt(players: Players, recordId: string): Promise<void> {
  const stamp = recordStampOf(players.app.services, 'conductCaseFiled', recordId)
  const { rows } = await players.app.services.pool.query('select "id", "version" from "secondLooks" where "recordStamp" = $1', [
    stamp,
  ])
  const answer = { version: rows[0].version, state: 'clear', answer: '没有看出与反映诉求有关' }
  const said = await (await players.browser('second')).send('POST', `/api/second-looks/${rows[0].id}/answer`, answer)
  if (said.status !== 200) throw new Error(said.text)
}
/** Admitted, after the second look. */
export async function admitted(players: Players, course: Course): Promise<void> {
  const body = { isAdmitted: true, reason: '线索具体，立案核查' }
  expect(await course.done('leader', 'admission', body)).toMatchObject({ state: 'reported' })
  await lookedAt(players, course.id)
  expect(await course.done('leader', 'admission', body)).toMatchObject({ state: 'naming' })
}
/** Admitted, two investigators named, both without a ground to step aside. */
export async function investigated(players: Players, course: Course): Promise<void> {
  await admitted(players, course)
  for (const part of ['first', 'second'] as const)
    await course.done('leader', 'handlers', { capacity: 'investigator', handlerId: await players.account(concerned[part].name) })
  for (const part of ['first', 'second'] as const) await course.done(part, 'recusal', noGround)
}
/** One fact with its evidence; the facts are concluded. */
export async function found(course: Course): Promise<void> {
  const { entries } = await course.done('first', 'facts', { text: '值班期间离开岗位三十五分钟。', source: '值班日志' })
  const factId = entries.findLast((e: { kind: string }) => e.kind === 'fact').id
  await course.done('first', 'evidence', { factId, source: '值班日志复印件', fileId: await course.upload('first') })
  await course.done('second', 'conclusion', { reason: '事实清楚，证据充分' })
}
/** Told in writing, received, answered by the person, the answer answered, sent on. */
export async function heard(course: Course, outcomeCode = 'warning'): Promise<void> {
  await course.done('first', 'notices', { outcomeCode, basis: '劳动合同第十四条第（三）项', share: null })
  await course.done('person', 'receipts', { witnesses: [], note: '' })
  const said = { points: ['已口头报告带班民警。'], means: 'system', fileId: null, isAll: true }
  const { entries } = await course.done('person', 'statements', said)
  const statementId = entries.find((e: { kind: string }) => e.kind === 'statement').id
  await course.done('second', 'answers', { statementId, point: 0, isAccepted: false, answer: '对讲录音中没有报告。' })
  await course.done('first', 'vetting')
}
export async function vetted(players: Players, course: Course): Promise<void> {
  await course.done('leader', 'handlers', { capacity: 'reviewer', handlerId: await players.account(concerned.reviewer.name) })
  await course.done('reviewer', 'vetting-opinions', { reason: '事实清楚，程序合法' })
}
export async function decided(players: Players, course: Course, outcomeCode = 'warning'): Promise<void> {
  await course.done('leader', 'handlers', { capacity: 'decider', handlerId: await players.account(concerned.decider.name) })
  await course.done('decider', 'decisions', {
    outcomeCode,
    basis: '劳动合同第十四条第（三）项',
    share: null,
    facts: '值班期间离岗。',
  })
}
export const served = (course: Course) => course.done('person', 'receipts', { witnesses: [], note: '' })

/** All the way to a decision that was served. */
export async function punished(players: Players, outcomeCode = 'warning'): Promise<Course> {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await heard(course, outcomeCode)
  await vetted(players, course)
  await decided(players, course, outcomeCode)
  await served(course)
  return course
}
