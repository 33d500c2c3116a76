import type pg from 'pg'
import type { Fault, Findings } from './findings.ts'
import { digestOfEvent, eventValue, hashOfLink, isPurged, leafOfChange, type Linked, noHash } from './format.ts'
import type { SignedHead } from './heads.ts'
import { type Contents, readContents, readLinks } from './read.ts'

/** The reader's place in the chain. */
interface Place {
  position: number
  hash: string
}

function checkOrder(link: Linked, place: Place, findings: Findings): void {
  const position = Number(link.position)
  const { eventId } = link
  if (position === place.position) findings.fault({ code: 'linkRepeated', position, eventId, message: `第 ${position} 号链环有两个。` })
  if (position > place.position + 1) {
    const first = place.position + 1
    findings.fault({ code: 'linkMissing', position: first, eventId: null, message: `第 ${first} 号${position - 1 > first ? `至第 ${position - 1} 号` : ''}链环缺失。` })
  } else if (link.previousHash !== place.hash) {
    findings.fault({ code: 'linkAltered', position, eventId, message: `第 ${position} 号链环与前一环不相接。` })
  }
}

function checkLink(link: Linked): Fault | undefined {
  const position = Number(link.position)
  const { eventId } = link
  const id = eventValue(link, 'id')
  if (id === null) return { code: 'eventMissing', position, eventId, message: `第 ${position} 号链环所指的留痕（${eventId}）不存在。` }
  const isSame = id === eventId && eventValue(link, 'bureauId') === link.bureauId && eventValue(link, 'seq') === link.eventSeq
  if (!isSame) return { code: 'linkAltered', position, eventId, message: `第 ${position} 号链环与它所指的留痕（${id}）对不上。` }
  if (hashOfLink(link) !== link.hash) return { code: 'eventAltered', position, eventId, message: `第 ${position} 号留痕（${eventId}）或其链环被改动。` }
  return undefined
}

function checkContent(link: Linked, contents: Contents): Fault | undefined {
  const id = eventValue(link, 'id') ?? ''
  const place = { position: Number(link.position), eventId: id }
  const row = `第 ${place.position} 号留痕（${id}）`
  const subjects = contents.subjects.get(id) ?? []
  const changes = contents.changes.get(id) ?? []
  if (subjects.some((s) => s.at !== eventValue(link, 'at'))) return { ...place, code: 'subjectsAltered', message: `${row}的对象被改动（时间）。` }
  for (const change of changes) {
    const what = `${row}第 ${Number(change.position) + 1} 项变更内容`
    if (isPurged(change)) {
      if (!contents.purged.has(id)) return { ...place, code: 'changePurged', message: `${what}被清空，而没有清除记录。` }
    } else if (leafOfChange(change) !== change.leaf) return { ...place, code: 'changeAltered', message: `${what}被改动。` }
  }
  if (digestOfEvent(subjects, changes) !== eventValue(link, 'digest')) return { ...place, code: 'digestAltered', message: `${row}的对象或变更内容有增删改动。` }
  return undefined
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

/** Reads the whole chain in batches, the next one while this one is computed; returns the number of links and the moment of the newest (microseconds). */
export async function checkChain(client: pg.ClientBase, heads: ReadonlyMap<number, SignedHead[]>, findings: Findings): Promise<{ count: number; newest: string | null }> {
  const place: Place = { position: 0, hash: noHash }
  let newest: string | null = null
  let reading = readLinks(client, 0)
  for (;;) {
    const { links, isFull } = await reading
    const whole = links.filter((l) => eventValue(l, 'id') !== null)
    const contents = readContents(client, whole)
    if (isFull) reading = readLinks(client, Number(links.at(-1)?.position))
    for (const link of links) {
      checkOrder(link, place, findings)
      const fault = checkLink(link)
      if (fault) findings.fault(fault)
      checkHeads(heads, link, findings)
      place.position = Number(link.position)
      place.hash = link.hash ?? noHash
      newest = link.linkedAt
    }
    const read = await contents
    for (const link of whole) {
      const fault = checkContent(link, read)
      if (fault) findings.fault(fault)
    }
    if (!isFull) return { count: place.position, newest }
  }
}
