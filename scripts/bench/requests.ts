import { randomUUID } from 'node:crypto'
import type { Visitor } from '../../tests/proofs/visitor.ts'
import { atMost, type Row, spreadOf, timed, told } from './figures.ts'
import { type Asked, recorder, replay, type Statement } from './record.ts'
import type { Stage } from './stage.ts'

export interface Kind {
  readonly name: string
  readonly who: 'office' | 'clerk'
  /** Different requests of this kind; a write is asked once for each person. */
  readonly different?: number
  /** The i-th request of this kind; reads may repeat, writes are each for another person. */
  ask(i: number): Asked
}
const post = (path: string, body: object): Asked => ({ method: 'POST', path, body: JSON.stringify(body) })
const frontPage: Asked = { method: 'GET', path: '/api/front-page' }
const names = ['王伟', '李强', '张磊', '刘军', '陈静', '杨丽', '赵敏', '黄勇', '周杰', '吴涛']

function kindsFor(people: readonly { id: string; version: number }[]): Kind[] {
  const list: Asked = { method: 'GET', path: '/api/people?limit=50' }
  return [
    { name: 'list page, whole bureau', who: 'office', ask: () => list },
    { name: 'list page, own unit', who: 'clerk', ask: () => list },
    {
      name: 'name search',
      who: 'office',
      ask: (i) => post('/api/people/search', { q: names[i % names.length] ?? '', limit: '50' }),
    },
    {
      name: 'save of one person',
      who: 'office',
      different: Number.POSITIVE_INFINITY,
      ask: (i) => {
        const { id = '', version = 1 } = people[i] ?? {}
        return {
          method: 'PATCH',
          path: `/api/people/${id}`,
          body: JSON.stringify({ version, education: '大学本科', tier: `${(i % 6) + 1}级辅警` }),
        }
      },
    },
    { name: 'front page', who: 'office', ask: () => frontPage },
  ]
}

const headersOf = (visitor: Visitor): Record<string, string> => ({
  host: 'localhost',
  origin: 'http://localhost',
  cookie: visitor.cookie,
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
})

async function send(visitor: Visitor, asked: Asked): Promise<void> {
  const answer = await visitor.call(asked.method, asked.path, asked.body ? (JSON.parse(asked.body) as object) : undefined)
  if (answer.status !== 200) throw new Error(`${asked.method} ${asked.path}: ${answer.status} ${answer.text}`)
}

/** Each kind in turns: once over HTTP, once as its bare SQL, so that both meet the same machine. */
export async function measureKind(stage: Stage, kind: Kind, rounds: number): Promise<Row[]> {
  const visitor = stage[kind.who]
  const record = recorder(stage.services)
  const isWrite = kind.ask(0).method === 'PATCH'
  const bareSets: Statement[][] = []
  const sets = Math.min(rounds, kind.different ?? 1)
  for (let i = 0; i < sets; i++) bareSets.push([...(await record(kind.ask(isWrite ? rounds + i : i), headersOf(visitor)))])
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let i = 0; i < rounds; i++) {
    ours.push(await timed(() => send(visitor, kind.ask(i))))
    bare.push(await timed(() => replay(stage.services.pool, bareSets[i % sets] ?? [])))
  }
  const cold = Math.min(10, rounds >> 2)
  const [o, b] = [spreadOf(ours.slice(cold)), spreadOf(bare.slice(cold))]
  const rows = [
    told(`${kind.name}: bare p50, p99 (${bareSets[0]?.length} statements)`, `${b.p50.toFixed(1)}, ${b.p99.toFixed(1)} ms`),
    atMost(`${kind.name}: p50`, o.p50, 2 * b.p50 + 4, 'ms'),
    atMost(`${kind.name}: p99`, o.p99, 3 * b.p99 + 15, 'ms'),
  ]
  return kind.name === 'front page' ? [...rows, atMost('front page: p50', o.p50, 60, 'ms')] : rows
}

/** The front page right after each of a few writes: then the places that were written to are counted anew. */
async function measureAnew({ office }: Stage, save: Kind, from: number): Promise<Row> {
  const times: number[] = []
  for (let i = from; i < from + 20; i++) {
    await send(office, save.ask(i))
    times.push(await timed(() => send(office, frontPage)))
  }
  return atMost('front page right after a write: p50', spreadOf(times).p50, 60, 'ms')
}

/** List page, name search, save of one person, front page: over HTTP against the same SQL without it. What isn't there is told. */
export async function measureRequests(stage: Stage, rounds: number): Promise<Row[]> {
  const listed = await stage.office.call('GET', `/api/people?limit=${Math.min(1000, rounds * 2 + 20)}&sort=number`)
  const people = listed.status === 200 ? (listed.json.rows as { id: string; version: number }[]) : []
  const rows: Row[] = []
  const kinds = kindsFor(people)
  for (const kind of kinds) {
    const started = performance.now()
    const measured = await measureKind(stage, kind, rounds).catch((error: Error) => [
      told(kind.name, `absent: ${error.message.slice(0, 90)}`),
    ])
    rows.push(...measured)
    process.stderr.write(`${kind.name}: ${Math.round((performance.now() - started) / 1000)} s\n`)
  }
  const save = kinds.find((kind) => kind.name.startsWith('save'))
  return save ? [...rows, await measureAnew(stage, save, rounds * 2)] : rows
}
