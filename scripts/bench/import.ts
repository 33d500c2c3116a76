import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { drawXlsx } from '../../tests/harness/roster-files/draw-xlsx.ts'
import { PLAIN_HEADER, plainRow, SHEET } from '../../tests/harness/roster-files/roster-file.ts'
import { truePeople } from '../../tests/harness/roster-files/true-people.ts'
import { demoAccount, newFolder, startServer } from '../../tests/proofs/server-process.ts'
import { signIn, type Visitor } from '../../tests/proofs/visitor.ts'
import { atMost, type Row, told } from './figures.ts'
import { buildBureau } from './stage.ts'

/** The most memory a process ever held, MB, resident; its threads included. */
const peakOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1]) / 1024

interface Desk {
  readonly address: string
  readonly office: Visitor
  /** The bureau, and the names of what is below it and in its catalogue. */
  readonly unitId: string
  readonly units: readonly string[]
  readonly posts: readonly string[]
}

async function sitDown(address: string, folder: string): Promise<Desk> {
  const office = await signIn(address, demoAccount(folder, 'office'))
  const [bureau, ...units] = (await office.call('GET', '/api/unit-tree')).json.nodes as { id: string; name: string }[]
  const posts = (await office.call('GET', '/api/posts?limit=1000')).json.rows as { name: string }[]
  const names = (of: readonly { name: string }[]) => of.map(({ name }) => name)
  return { address, office, unitId: bureau?.id ?? '', units: names(units), posts: names(posts) }
}

/** A hand-made roster of so many people whom nobody knows yet; a number on 000 would wait for somebody to confirm it. */
function roster({ units, posts }: Desk, count: number, from: number): Uint8Array {
  const people = truePeople(count + (count >> 6), from).filter(({ idNumber }) => !idNumber.endsWith('000'))
  const rows = people.slice(0, count).map((person, index) => {
    const [unit = '', post = ''] = [units[index % units.length], posts[index % posts.length]]
    return plainRow({ ...person, unit, post }, index)
  })
  return drawXlsx([{ name: SHEET, rows: [['辅警花名册'], PLAIN_HEADER, ...rows], merges: ['A1:K1'] }])
}

async function upload({ address, office }: Desk, bytes: Uint8Array): Promise<string> {
  const answer = await fetch(`${address}/api/uploads?name=roster.xlsx`, {
    method: 'POST',
    headers: {
      cookie: office.cookie,
      origin: address,
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
    },
    body: Buffer.from(bytes),
  })
  if (answer.status !== 200) throw new Error(`upload: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

interface Seen {
  readonly id: string
  readonly state: string
  readonly version: number
  readonly failure: string | null
  readonly counts: { readonly added: number; readonly problem: number }
}

/** Waits until the import has reached the state, as the page does. */
async function until({ office }: Desk, id: string, state: string): Promise<Seen> {
  for (;;) {
    const seen = (await office.call('GET', `/api/imports/${id}`)).json as Seen
    if (seen.state === state) return seen
    if (seen.state === 'failed' || seen.failure !== null) throw new Error(`import ${seen.state}: ${seen.failure}`)
    await sleep(100)
  }
}

interface Taken {
  readonly preview: number
  readonly commit: number
}

/** Seconds from the upload to the preview, and from the order to write to the roster standing. */
async function importRoster(desk: Desk, bytes: Uint8Array, count: number): Promise<Taken> {
  const { office, unitId } = desk
  const started = performance.now()
  const fileId = await upload(desk, bytes)
  const { json } = await office.call('POST', '/api/imports', { fileId, unitId })
  const preview = await until(desk, json.id, 'preview')
  if (preview.counts.added !== count) throw new Error(`preview: ${JSON.stringify(preview.counts)}`)
  const seen = performance.now()
  const body = { version: preview.version, goodRowsOnly: false }
  const asked = await office.call('POST', `/api/imports/${json.id}/commit`, body)
  if (asked.status !== 200) throw new Error(`commit: ${asked.status} ${asked.text}`)
  await until(desk, json.id, 'committed')
  return { preview: (seen - started) / 1000, commit: (performance.now() - seen) / 1000 }
}

/** A demo bureau of its own takes a roster of 887, then one of `people`: seconds and the server's peak memory. */
export async function measureImport(people: number): Promise<Row[]> {
  const folder = newFolder()
  await buildBureau(folder.path, '887', '40')
  const server = await startServer(['serve', '--data', folder.path, '--port', '0'], { LOG_LEVEL: 'warn' })
  try {
    const desk = await sitDown(server.address, folder.path)
    const [small, large] = [roster(desk, 887, 150_000), roster(desk, people, 0)]
    await sleep(500) // Drawing kept us busy: let us hear that idle connections were closed.
    const few = await importRoster(desk, small, 887)
    const many = await importRoster(desk, large, people)
    return [
      atMost('import of 887 rows: upload to preview', few.preview, 3, 's'),
      told(`import of ${people} rows: to preview, to write`, `${many.preview.toFixed(1)} s, ${many.commit.toFixed(1)} s`),
      atMost(`import of ${people} rows: previewed and committed`, many.preview + many.commit, 60, 's'),
      atMost(`import of ${people} rows: peak memory of the server`, peakOf(server.pid), 500, 'MB'),
    ]
  } finally {
    await server.stop()
    folder.remove()
  }
}
