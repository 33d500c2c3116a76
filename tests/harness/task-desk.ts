import { demoNoticeLines } from '../../database/demo/notice-text.ts'
import { settleTasks } from '../../modules/tasks/commands/settle-tasks.ts'
import type { TaskView } from '../../modules/tasks/contract.ts'
import { transact } from '../../platform/database/transact.ts'
import type { TestApp } from './app.ts'
import { office, type Player } from './database.ts'

export const head: Player = { name: '郭立军', role: 'unitHead' }
export const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }

interface Party {
  readonly part: string
  readonly group: string | null
  readonly unit: { readonly id: string } | null
  readonly words: string | null
}

/** Notices in force with their tasks, as far as a story needs them. */
export function taskDesk(app: TestApp) {
  const as = (player: Player) => app.signedIn(player)
  const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
    (await app.services.pool.query(text, values)).rows[0] as T
  const unitId = async (name = '柳河派出所') =>
    (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
  const idOf = async (name: string) =>
    (await one<{ id: string }>(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])).id
  const sent = async (player: Player, path: string, body: object) => {
    const { status, json, text } = await (await as(player)).send('POST', path, body)
    if (status !== 200) throw new Error(`${path}: ${text}`)
    return json
  }
  let running = 0
  /** The demo's notice under a number of its own, in force. */
  const inForce = async () => {
    const text = demoNoticeLines('2026年11月20日', () => '12月15日').join('\n')
    const said = { title: '关于辅警教育管理的通知', issuer: '明河县公安局', issuedOn: '2026-11-20', text, fileId: null }
    const entered = await sent(office, '/api/notices', { ...said, number: `明公办〔2026〕${++running}号` })
    return sent(office, `/api/notices/${entered.id}/force`, { version: entered.version })
  }
  /** Parties, days and deliverables of a clause of a notice as it is now, some of them changed. */
  const setClause = async (notice: { id: string }, clauseId: string, changes: object) => {
    const now = (await (await as(office)).get(`/api/notices/${notice.id}`)).json
    const c = now.clauseList.find((one: { id: string }) => one.id === clauseId)
    const parties = c.parties.map((p: Party) => ({ part: p.part, group: p.group, unitId: p.unit?.id ?? null, words: p.words }))
    const said = {
      clauseId,
      leadUnitId: c.lead?.id ?? null,
      parties,
      deliverables: c.deliverables,
      dueOn: c.dueOn,
      cycle: c.cycle,
    }
    return sent(office, `/api/notices/${notice.id}/assignment`, {
      ...said,
      reason: '按会议决定',
      ...changes,
      version: now.version,
    })
  }
  /** Clauses by number, dispatched; clause 3 changed first where that is said. */
  const dispatched = async (numbers: readonly string[], changes: { three?: object } = {}) => {
    const notice = await inForce()
    const clauses = notice.clauseList.filter((c: { number: string }) => numbers.includes(c.number))
    const clauseIds: string[] = clauses.map((c: { id: string }) => c.id)
    if (changes.three) await setClause(notice, clauseIds[0] ?? '', changes.three)
    const tree = await sent(office, `/api/notice-tasks/${notice.id}/dispatch`, { clauseIds })
    return { notice, clauseIds, tree }
  }
  const tasksOf = async (noticeId: string, unit = '柳河派出所', player: Player = office): Promise<TaskView[]> => {
    const path = `/api/tasks?state=all&limit=500&noticeId=${noticeId}&unitId=${await unitId(unit)}&below=false`
    return (await (await as(player)).get(path)).json.rows
  }
  const read = async (id: string, player: Player = office): Promise<TaskView> =>
    (await (await as(player)).get(`/api/tasks/${id}`)).json
  const act = async (player: Player, { id, version }: Pick<TaskView, 'id' | 'version'>, noun: string, body: object = {}) =>
    (await as(player)).send('POST', `/api/tasks/${id}/${noun}`, { version, ...body })
  const done = async (
    player: Player,
    task: Pick<TaskView, 'id' | 'version'>,
    noun: string,
    body: object = {},
  ): Promise<TaskView> => {
    const { status, json, text } = await act(player, task, noun, body)
    if (status !== 200) throw new Error(`${noun}: ${text}`)
    return json
  }
  const acknowledged = async (task: Pick<TaskView, 'id' | 'version'>, player: Player = head): Promise<TaskView> => {
    const { id, version } = task
    return (await sent(player, '/api/tasks/acknowledgements', { tasks: [{ id, version }] })).rows[0]
  }
  /** 核验 or 归档 of one; the answer. */
  const settleOne = async (
    player: Player,
    { id, version }: Pick<TaskView, 'id' | 'version'>,
    noun: 'verifications' | 'archivings',
  ) => (await as(player)).send('POST', `/api/tasks/${noun}`, { tasks: [{ id, version }] })
  const files = async (player: Player) => {
    const upload = await (await as(player)).send('POST', '/api/uploads?name=a.pdf', Buffer.from('%PDF-1.7 a'))
    return [{ fileId: upload.json.id, isDeclaredUnclassified: true }]
  }
  const settle = async (today: string) => {
    const { bureauId } = await one<{ bureauId: string }>('select "bureauId" from "bureaus"')
    await transact(app.services.pool, 'owner', {}, (tx) => settleTasks(tx, bureauId, today))
  }
  return {
    settleOne,
    setClause,
    as,
    one,
    unitId,
    idOf,
    sent,
    inForce,
    dispatched,
    tasksOf,
    read,
    act,
    done,
    acknowledged,
    files,
    settle,
  }
}
