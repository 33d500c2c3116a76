import type { Annex } from './tables.ts'

/** A clause as its numbering cut it, with what the text says of parties and days. */
export interface CutClause {
  readonly number: string
  readonly section: string | null
  readonly heading: string
  readonly text: string
  readonly lead: string | null
  readonly assisting: readonly string[]
  readonly responsible: readonly string[]
  readonly dueOn: string | null
  readonly cycle: { readonly every: 'weekly' | 'monthly'; readonly day: number } | null
}
export interface CutNotice {
  readonly preamble: string
  readonly clauses: readonly CutClause[]
  readonly closing: string
  readonly annexes: readonly Annex[]
}

const chinese = '一二三四五六七八九十'
const sectionLine = /^([一二三四五六七八九十]{1,3})、\s*(.+)$/
const numberLine = /^(\d{1,2}(?:\.\d{1,2})?)\s*[.．、]\s*(?!\d)(.+)$/
const bracketLine = /^[（(]([一二三四五六七八九十]{1,3})[)）]\s*(.+)$/
const annexLine = /^附件\s*(\d{1,2})?\s*[:：]?\s*(.*)$/
const annexItem = /^(\d{1,2})\s*[.．、]\s*(.+)$/
const partyLine = /(牵头|配合|责任)(?:单位|部门)\s*[:：]\s*([^；;。\n（）()]+)/g
/** A group of units is one party though it has a separator in it. */
const wholeGroups = /各派出所[、，和及]?(?:各)?局直(?:各)?单位/g
const groupMark = '各派出所局直各单位'

const splitNames = (said: string): string[] =>
  said
    .replace(wholeGroups, groupMark)
    .split(/[、，,]/)
    .map((name) => name.trim().replace(groupMark, '各派出所、局直各单位'))
    .filter((name) => name !== '' && !/^(?:无|—|-)$/.test(name))

function partiesIn(text: string): Pick<CutClause, 'lead' | 'assisting' | 'responsible'> {
  const said = new Map([...text.matchAll(partyLine)].map(([, part, names]) => [part, splitNames(names ?? '')]))
  return { lead: said.get('牵头')?.[0] ?? null, assisting: said.get('配合') ?? [], responsible: said.get('责任') ?? [] }
}

const two = (n: string): string => n.padStart(2, '0')
const weekday = /每周([一二三四五六日天])/
const monthDay = /每月(\d{1,2})日/
const dayBefore = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:以)?前/

function cycleIn(text: string): CutClause['cycle'] {
  const week = weekday.exec(text)?.[1]
  if (week) return { every: 'weekly', day: '一二三四五六'.includes(week) ? chinese.indexOf(week) + 1 : 7 }
  const day = Number(monthDay.exec(text)?.[1] ?? 0)
  return day >= 1 && day <= 31 ? { every: 'monthly', day } : null
}
function dayIn(text: string, year: string): string | null {
  const [, named, month = '', day = ''] = dayBefore.exec(text) ?? []
  if (month === '') return null
  const on = `${named ?? year}-${two(month)}-${two(day)}`
  return Number.isNaN(Date.parse(on)) ? null : on
}

/** The first sentence, where it is short enough to be a heading; the whole where there is only one. */
function headed(whole: string): { heading: string; text: string } {
  const stop = whole.search(/[。：:\n]/)
  const first = stop < 0 ? whole : whole.slice(0, stop)
  if (first.length <= 40) return { heading: first, text: stop < 0 ? '' : whole.slice(stop + 1).trim() }
  return { heading: `${first.slice(0, 28)}……`, text: whole }
}

interface Piece {
  readonly number: string
  readonly section: string | null
  readonly lines: string[]
}
const finish = ({ number, section, lines }: Piece, year: string): CutClause => {
  const whole = lines.join('\n')
  const cycle = cycleIn(whole)
  return { number, section, ...headed(whole), ...partiesIn(whole), dueOn: cycle ? null : dayIn(whole, year), cycle }
}

interface Parted {
  readonly body: string[]
  readonly found: Map<number, { title: string; lines: string[] }>
  /** Inside the list 附件：1. … 2. … */
  isListing: boolean
  /** The annex whose page has begun. */
  open: number
}
const nameAnnex = ({ found }: Parted, number: number, title: string) =>
  found.set(number, { title: title || (found.get(number)?.title ?? ''), lines: [] })

/** A line that begins with 附件: the page of one, or the list of all. False when it is neither. */
function readLabel(p: Parted, line: string): boolean {
  const [isLabel, number, rest = ''] = annexLine.exec(line) ?? []
  if (!isLabel) return false
  if (number) {
    p.isListing = false
    p.open = Number(number)
    nameAnnex(p, p.open, rest)
    return true
  }
  const [, first, title] = annexItem.exec(rest) ?? []
  if (first) nameAnnex(p, Number(first), title ?? '')
  p.isListing = first !== undefined || rest === ''
  return p.isListing
}

function partLine(p: Parted, line: string): void {
  if (readLabel(p, line)) return
  const [, number, title = ''] = annexItem.exec(line) ?? []
  if (p.isListing && number) nameAnnex(p, Number(number), title)
  else if (p.open > 0) p.found.get(p.open)?.lines.push(line)
  else {
    p.isListing = false
    p.body.push(line)
  }
}

/** Parts a notice: what stands before the annexes, and the annexes by number; a list 附件：1. … names them, a page 附件1 brings their text. */
function partAnnexes(lines: readonly string[]): { body: string[]; annexes: Annex[] } {
  const parted: Parted = { body: [], found: new Map(), isListing: false, open: 0 }
  for (const line of lines) partLine(parted, line)
  const annexes = [...parted.found].sort(([a], [b]) => a - b)
  return { body: parted.body, annexes: annexes.map(([number, a]) => ({ number, ...annexOf(a.title, a.lines) })) }
}
const annexOf = (title: string, lines: readonly string[]): Omit<Annex, 'number'> =>
  title === '' ? { title: lines[0] ?? '附件', text: lines.slice(1).join('\n') } : { title, text: lines.join('\n') }

/** Which form of number makes a clause here: 1. where there are any, else （一）, else the sections themselves. */
function clauseForm(lines: readonly string[]): RegExp {
  if (lines.some((l) => numberLine.test(l))) return numberLine
  return lines.some((l) => bracketLine.test(l)) ? bracketLine : sectionLine
}
const closingLine = /^(?:特此通知|联系人|联系电话)|^[\s　]*\d{4}年\d{1,2}月\d{1,2}日[\s　]*$/

interface Gathered {
  readonly pieces: Piece[]
  readonly preamble: string[]
  readonly closing: string[]
  section: string | null
  /** Lines go on with the last clause. */
  isOpen: boolean
  /** The foot has begun: nothing behind it is a clause. */
  isEnd: boolean
}

/** A line that begins no clause: it goes on with the one before, or stands before the first, or behind the last. */
function goOn(g: Gathered, line: string): void {
  if (g.isOpen && !g.isEnd) g.pieces.at(-1)?.lines.push(line)
  else if (g.pieces.length === 0) g.preamble.push(line)
  else g.closing.push(g.closing.length === 0 && g.section ? `${g.section}\n${line}` : line)
}

function gather(g: Gathered, line: string, form: RegExp): void {
  const [, number = '', rest = ''] = form.exec(line) ?? []
  g.isEnd ||= closingLine.test(line)
  if (number && !g.isEnd) {
    g.pieces.push({ number, section: g.section, lines: [rest] })
    g.isOpen = true
  } else if (!g.isEnd && form !== sectionLine && sectionLine.test(line)) {
    g.section = line
    g.isOpen = false
  } else goOn(g, line)
}

/** Cuts a notice into clauses by its numbering: sections 一、 and, running on across them, clauses 1. 2.; annexes 附件N. `year` completes days without one. */
export function cutClauses(text: string, year: string): CutNotice {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const { body, annexes } = partAnnexes(lines)
  const form = clauseForm(body)
  const gathered: Gathered = { pieces: [], preamble: [], closing: [], section: null, isOpen: false, isEnd: false }
  for (const line of body) gather(gathered, line, form)
  return {
    preamble: gathered.preamble.join('\n'),
    clauses: gathered.pieces.map((piece) => finish(piece, year)),
    closing: gathered.closing.join('\n'),
    annexes,
  }
}

const numberWords = /[\p{Script=Han}]{1,12}〔\d{4}〕\d{1,5}号/u
const issuerWords = /^[\p{Script=Han}]{2,20}(?:公安局|公安厅|政治处|办公室|人民政府)$/u

/** What stands at the head and the foot of a notice: number, title, issuer, day; null where it is not there. */
export function headOf(lines: readonly string[]): {
  number: string | null
  title: string | null
  issuer: string | null
  issuedOn: string | null
} {
  const head = lines.slice(0, 12)
  const number = numberWords.exec(head.join('\n'))?.[0] ?? null
  const title = head.find((line) => /通知$/.test(line) && line.length <= 80) ?? null
  const issuer = lines.find((line) => issuerWords.test(line)) ?? null
  const day = lines
    .map((line) => /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(line.replace(/\s/g, '')))
    .find((found) => found !== null)
  const issuedOn = day ? `${day[1]}-${two(day[2] ?? '')}-${two(day[3] ?? '')}` : null
  return { number, title, issuer, issuedOn }
}
