import type { Browser, TestApp } from './app.ts'
import { clerk, office, type Player, unitHead, zhouQihang } from './database.ts'

export const deputy: Player = { name: '孙立新', role: 'leaderInCharge' }
export const bureauLeader: Player = { name: '冯家乐', role: 'bureauLeader' }
export const politicalLeader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
export const closing = { method: 'onSite', note: '现场看过', lookBackOn: '2026-12-24' }

export interface Seen {
  readonly id: string
  readonly version: number
}

/** Hazards of 柳河 brought as far as a story needs them, each by who takes that step. */
export function hazardDesk(app: TestApp) {
  const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
    (await app.services.pool.query(text, values)).rows[0] as T
  const idOf = async (name: string) =>
    (await one<{ id: string }>(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])).id
  const unitId = async (name = '柳河派出所') =>
    (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
  const as = (player: Player) => app.signedIn(player)
  const todosOf = async (player: Player) => (await (await as(player)).get('/api/todos')).text

  let running = 0
  const find = async (browser?: Browser, unit?: string) => {
    const by = browser ?? (await as(clerk))
    const title = `数字证书由辅警保管第${++running}处`
    const found = {
      unitId: await unitId(unit),
      category: 'teamManagement',
      subcategoryId: null,
      title,
      description: '抽查发现，未随用随取。',
    }
    const { status, json } = await by.send('POST', '/api/hazards', found)
    if (status !== 200) throw new Error(`not found: ${status}`)
    return json
  }
  const act = async (player: Player, { id, version }: Seen, noun: string, body: object = {}) =>
    (await as(player)).send('POST', `/api/hazards/${id}/${noun}`, { version, ...body })
  const done = async (player: Player, hazard: Seen, noun: string, body: object = {}) => {
    const { status, json, text } = await act(player, hazard, noun, body)
    if (status !== 200) throw new Error(`${noun}: ${text}`)
    return json
  }
  const measures = async (owner = '周启航', changes: object = {}) => {
    const ownerId = await idOf(owner)
    const said = { grade: 'general', causeId: null, rootCause: '制度没有执行', goal: '证书由民警本人保管', ownerId }
    return {
      ...said,
      rectifyBy: null,
      workingDays: 10,
      measures: [{ text: '证书收回民警本人', ownerId, dueOn: null }],
      ...changes,
    }
  }
  const withMeasures = async (owner?: string) => done(unitHead, await find(), 'measures', await measures(owner))
  const fileOf = async (player: Player) =>
    (await (await as(player)).send('POST', '/api/uploads?name=photo.pdf', Buffer.from('%PDF-1.7 a'))).json.id
  const evidence = async (player: Player) => ({
    note: '证书已收回。',
    files: [{ fileId: await fileOf(player), isDeclaredUnclassified: true }],
  })
  const finished = async (owner = '周启航', player: Player = zhouQihang) => {
    const started = await done(player, await withMeasures(owner), 'start', { note: '' })
    return done(player, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已收回' })
  }
  const submitted = async (owner = '周启航', player: Player = zhouQihang) =>
    done(player, await finished(owner, player), 'evidence', await evidence(player))
  const confirmed = async () => done(deputy, await submitted(), 'confirmation', { note: '' })
  const closed = async () => done(office, await confirmed(), 'verification', closing)
  return {
    one,
    idOf,
    unitId,
    as,
    todosOf,
    find,
    act,
    done,
    measures,
    withMeasures,
    evidence,
    fileOf,
    finished,
    submitted,
    confirmed,
    closed,
  }
}
