import type pg from 'pg'
import type { Fault, Findings } from './findings.ts'
import {
  type Change,
  digestOfEvent,
  eventValue,
  hashOfLink,
  isPurged,
  type Linked,
  leafOfChange,
  noHash,
  type Subject,
} from './format.ts'
import type { SignedHead } from './heads.ts'
import { openChain, readPurged } from './read.ts'

/** The reader's place in the chain. */
interface Place {
  position: number
  hash: string
}

function checkOrder(link: Linked, place: Place, findings: Findings): void {
  const position = Number(link.position)
  const { eventId } = link
  if (position === place.position)
    findings.fault({ code: 'linkRepeated', position, eventId, message: `第 ${position} 号链环有两个。` })
  if (position > place.position + 1) {
    const first = place.position + 1
    findings.fault({
      code: 'linkMissing',
      position: first,
      eventId: null,
      message: `第 ${first} 号${position - 1 > first ? `至第 ${position - 1} 号` : ''}链环缺失。`,
    })
  } else if (link.previousHash !== place.hash) {
    findings.fault({ code: 'linkAltered', position, eventId, message: `第 ${position} 号链环与前一环不相接。` })
  }
}

function checkLink(link: Linked): Fault | undefined {
  const position = Number(link.position)
  const { eventId } = link
  const id = eventValue(link, 'id')
  if (id === null)
    return { code: 'eventMissing', position, eventId, message: `第 ${position} 号链环所指的留痕（${eventId}）不存在。` }
  const isSame = id === eventId && eventValue(link, 'bureauId') === link.bureauId && eventValue(link, 'seq') === link.eventSeq
  if (!isSame) return { code: 'linkAltered', position, eventId, message: `第 ${position} 号链环与它所指的留痕（${id}）对不上。` }
  if (hashOfLink(link) !== link.hash)
    return { code: 'eventAltered', position, eventId, message: `第 ${position} 号留痕（${eventId}）或其链环被改动。` }
  return undefined
}

interface Contents {
  readonly subjects: ReadonlyMap<string, Subject[]>
  readonly changes: ReadonlyMap<string, Change[]>
  readonly purged: ReadonlySet<string>
}

/** What is wrong with one change; undefined when nothing is. */
function faultOfChange(change: Change, isPurgeKnown: boolean): Pick<Fault, 'code' | 'message'> | undefined {
  const what = `第 ${Number(change.position) + 1} 项变更内容`
  if (!isPurged(change))
    return leafOfChange(change) === change.leaf ? undefined : { code: 'changeAltered', message: `${what}被改动。` }
  return isPurgeKnown ? undefined : { code: 'changePurged', message: `${what}被清空，而没有清除记录。` }
}

function checkContent(link: Linked, contents: Contents): Fault | undefined {
  const id = eventValue(link, 'id') ?? ''
  const place = { position: Number(link.position), eventId: id }
  const row = `第 ${place.position} 号留痕（${id}）`
  const subjects = contents.subjects.get(link.position ?? '') ?? []
  const changes = contents.changes.get(link.position ?? '') ?? []
  if (subjects.some((s) => s.at !== eventValue(link, 'at')))
    return { ...place, code: 'subjectsAltered', message: `${row}的对象被改动（时间）。` }
  for (const change of changes) {
    const fault = faultOfChange(change, contents.purged.has(id))
    if (fault) return { ...place, code: fault.code, message: `${row}${fault.message}` }
  }
  if (digestOfEvent(subjects, changes) === eventValue(link, 'digest')) return undefined
  return { ...place, code: 'digestAltered', message: `${row}的对象或变更内容有增删改动。` }
}

/** Signed heads by the place that they sign; each is compared when the reader comes by. */
function checkHeads(heads: ReadonlyMap<number, SignedHead[]>, link: Linked, findings: Findings): void {
  const position = Number(link.position)
  for (const head of heads.get(position) ?? []) {
    if (head.hash === link.hash) continue
    const message = `第 ${position} 号链环与 ${head.at} 的签名（签名文件第 ${head.line} 行）不符：这一号或更早的留痕被改过，链是重算的。`
    findings.fault({ code: 'chainForged', position, eventId: link.eventId, message })
  }
}

function checkLinks(links: readonly Linked[], heads: ReadonlyMap<number, SignedHead[]>, place: Place, findings: Findings): void {
  for (const link of links) {
    checkOrder(link, place, findings)
    const fault = checkLink(link)
    if (fault) findings.fault(fault)
    checkHeads(heads, link, findings)
    place.position = Number(link.position)
    place.hash = link.hash ?? noHash
  }
}

/** Reads the whole chain in batches, and computes while the database reads on; returns the number of links and the moment of the newest (microseconds). */
export async function checkChain(
  client: pg.ClientBase,
  heads: ReadonlyMap<number, SignedHead[]>,
  findings: Findings,
): Promise<{ count: number; newest: string | null }> {
  const place: Place = { position: 0, hash: noHash }
  const chain = await openChain(client)
  let newest: string | null = null
  let reading = chain.links()
  for (;;) {
    const links = await reading
    const last = links.at(-1)
    if (!last) return { count: place.position, newest }
    newest = last.linkedAt
    const reaching = chain.subjects(Number(last.position))
    checkLinks(links, heads, place, findings)
    const subjects = await reaching
    const changes = await chain.changes(Number(last.position))
    const emptied = links.filter((l) => changes.get(l.position ?? '')?.some(isPurged)).map((l) => eventValue(l, 'id') ?? '')
    const purged = await readPurged(
      client,
      emptied.filter((id) => id !== ''),
    )
    reading = chain.links()
    for (const link of links) {
      const fault = eventValue(link, 'id') === null ? undefined : checkContent(link, { subjects, changes, purged })
      if (fault) findings.fault(fault)
    }
  }
}
