import type pg from 'pg'
import type { Fault, Findings } from './findings.ts'
import { asTexts, digestOfEvent, eventColumns, hashOfLink, isPurged, leafOfChange, linkColumns, noHash, of, type Row } from './format.ts'
import type { SignedHead } from './heads.ts'

const batch = 5000
const changeColumns = ['eventId', 'position', 'subjectId', 'field', 'before', 'after', 'isSealed', 'salt', 'leaf']

interface LinkedEvent {
  readonly link: Row
  readonly event: Row
}
/** The reader's place in the chain. */
interface Place {
  position: number
  hash: string
}

const readLinks = (client: pg.ClientBase, after: number): Promise<pg.QueryResult<Record<string, string | null>>> =>
  client.query(
    `select ${asTexts('l', linkColumns, 'l.')}, ${asTexts('e', eventColumns, 'e.')} from "trailLinks" l left join "events" e on e."seq" = l."eventSeq"
     where l."position" > $1 order by l."position" limit ${batch}`,
    [after],
  )

const part = (row: Row, prefix: string): Row => Object.fromEntries(Object.entries(row).filter(([k]) => k.startsWith(prefix)).map(([k, v]) => [k.slice(prefix.length), v]))

function checkOrder(link: Row, place: Place, findings: Findings): void {
  const position = Number(of(link, 'position'))
  const eventId = of(link, 'eventId')
  if (position === place.position) findings.fault({ code: 'linkRepeated', position, eventId, message: `第 ${position} 号链环有两个。` })
  if (position > place.position + 1) {
    const first = place.position + 1
    findings.fault({ code: 'linkMissing', position: first, eventId: null, message: `第 ${first} 号${position - 1 > first ? `至第 ${position - 1} 号` : ''}链环缺失。` })
  } else if (of(link, 'previousHash') !== place.hash) {
    findings.fault({ code: 'linkAltered', position, eventId, message: `第 ${position} 号链环与前一环不相接。` })
  }
}

function checkLink({ link, event }: LinkedEvent): Fault | undefined {
  const position = Number(of(link, 'position'))
  const eventId = of(link, 'eventId')
  if (of(event, 'id') === null) return { code: 'eventMissing', position, eventId, message: `第 ${position} 号链环所指的留痕（${eventId}）不存在。` }
  const isSame = of(event, 'id') === eventId && of(event, 'bureauId') === of(link, 'bureauId') && of(event, 'seq') === of(link, 'eventSeq')
  if (!isSame) return { code: 'linkAltered', position, eventId, message: `第 ${position} 号链环与它所指的留痕（${of(event, 'id')}）对不上。` }
  if (hashOfLink(link, event) !== of(link, 'hash')) return { code: 'eventAltered', position, eventId, message: `第 ${position} 号留痕（${eventId}）或其链环被改动。` }
  return undefined
}

async function readOf(client: pg.ClientBase, table: string, columns: readonly string[], events: readonly LinkedEvent[]): Promise<Map<string, Row[]>> {
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${asTexts('t', columns)} from unnest($1::uuid[], $2::uuid[]) as w(bureau, event) join "${table}" t on t."bureauId" = w.bureau and t."eventId" = w.event
     ${table === 'changes' ? 'order by t."position"' : ''}`,
    [events.map((e) => of(e.event, 'bureauId')), events.map((e) => of(e.event, 'id'))],
  )
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const id = of(row, 'eventId') ?? ''
    const known = found.get(id)
    if (known) known.push(row)
    else found.set(id, [row])
  }
  return found
}

function checkContent({ link, event }: LinkedEvent, subjects: readonly Row[], changes: readonly Row[], purged: ReadonlySet<string>): Fault | undefined {
  const place = { position: Number(of(link, 'position')), eventId: of(event, 'id') }
  const row = `第 ${place.position} 号留痕（${place.eventId}）`
  if (subjects.some((s) => of(s, 'at') !== of(event, 'at'))) return { ...place, code: 'subjectsAltered', message: `${row}的对象被改动（时间）。` }
  for (const change of changes) {
    const what = `${row}第 ${Number(of(change, 'position')) + 1} 项变更内容`
    if (isPurged(change)) {
      if (!purged.has(place.eventId ?? '')) return { ...place, code: 'changePurged', message: `${what}被清空，而没有清除记录。` }
    } else if (leafOfChange(change) !== of(change, 'leaf')) return { ...place, code: 'changeAltered', message: `${what}被改动。` }
  }
  if (digestOfEvent(subjects, changes) !== of(event, 'digest')) return { ...place, code: 'digestAltered', message: `${row}的对象或变更内容有增删改动。` }
  return undefined
}

async function readPurged(client: pg.ClientBase, changes: ReadonlyMap<string, Row[]>): Promise<Set<string>> {
  const ids = [...changes].filter(([, rows]) => rows.some(isPurged)).map(([id]) => id)
  if (ids.length === 0) return new Set()
  const { rows } = await client.query<{ id: string }>(
    `select s."subjectId"::text as "id" from "eventSubjects" s join "events" e on e."bureauId" = s."bureauId" and e."id" = s."eventId"
     where s."subjectKind" = 'event' and e."verb" = 'trail.contentPurged' and s."subjectId" = any($1::uuid[])`, [ids])
  return new Set(rows.map((r) => r.id))
}

async function checkContents(client: pg.ClientBase, events: readonly LinkedEvent[], findings: Findings): Promise<void> {
  const subjects = await readOf(client, 'eventSubjects', ['eventId', 'subjectId', 'subjectKind', 'at'], events)
  const changes = await readOf(client, 'changes', changeColumns, events)
  const purged = await readPurged(client, changes)
  for (const linked of events) {
    const id = of(linked.event, 'id') ?? ''
    const fault = checkContent(linked, subjects.get(id) ?? [], changes.get(id) ?? [], purged)
    if (fault) findings.fault(fault)
  }
}

/** Signed heads by the place that they sign; each is compared when the reader comes by. */
function checkHeads(heads: ReadonlyMap<number, SignedHead[]>, link: Row, findings: Findings): void {
  const position = Number(of(link, 'position'))
  for (const head of heads.get(position) ?? []) {
    if (head.hash !== of(link, 'hash')) {
      findings.fault({ code: 'chainForged', position, eventId: of(link, 'eventId'), message: `第 ${position} 号链环与 ${head.at} 的签名（签名文件第 ${head.line} 行）不符：这一号或更早的留痕被改过，链是重算的。` })
    }
  }
}

/** Reads the whole chain in batches; returns the number of links and the moment of the newest (microseconds). */
export async function checkChain(client: pg.ClientBase, heads: ReadonlyMap<number, SignedHead[]>, findings: Findings): Promise<{ count: number; newest: string | null }> {
  const place: Place = { position: 0, hash: noHash }
  let newest: string | null = null
  for (;;) {
    const { rows } = await readLinks(client, place.position)
    const events: LinkedEvent[] = []
    for (const row of rows) {
      const linked = { link: part(row, 'l.'), event: part(row, 'e.') }
      checkOrder(linked.link, place, findings)
      const fault = checkLink(linked)
      if (fault) findings.fault(fault)
      if (fault?.code !== 'eventMissing') events.push(linked)
      checkHeads(heads, linked.link, findings)
      place.position = Number(of(linked.link, 'position'))
      place.hash = of(linked.link, 'hash') ?? noHash
      newest = of(linked.link, 'linkedAt')
    }
    await checkContents(client, events, findings)
    if (rows.length < batch) return { count: place.position, newest }
  }
}
