import type { Endpoint, Role } from '../../platform/http/contract.ts'
import type { Browser } from './app.ts'
import type { Player } from './database.ts'
import { canary, inLiuhe, marks, type Outside, outside, players, wholeBureau } from './matrix.ts'
import { colleague, partOffice } from './matrix-accounts.ts'
import { type Asking, askingsOf, isOwned, isReading } from './matrix-askings.ts'
import type { Known } from './matrix-known.ts'
import { readable } from './readable.ts'

export interface Cell {
  readonly name: string
  readonly fault: string | undefined
}
interface Said {
  readonly status: number
  readonly text: string
}
/** Who asks, and whether 柳河 is all that is theirs. */
export interface Asker {
  readonly player: Player
  readonly isLimited: boolean
  readonly browser: Browser
}

/** Everybody with a session of their own. */
export function openAskers(signedIn: (player: Player) => Promise<Browser>): Promise<Asker[]> {
  const everybody = players.map((player) => ({ player, isLimited: inLiuhe.includes(player.role) }))
  const more = [partOffice, colleague].map((player) => ({ player, isLimited: true }))
  return Promise.all([...everybody, ...more].map(async (asker) => ({ ...asker, browser: await signedIn(asker.player) })))
}

const isAllowed = (endpoint: Endpoint, role: Role): boolean =>
  endpoint.who === 'signedIn' || (endpoint.who !== 'anyone' && endpoint.who.includes(role))

/** What administrators read of everybody: names of accounts, grants and units, and the trail. */
const administration: Partial<Record<Role, RegExp>> = {
  systemAdministrator: /^\/api\/(account|grant)/,
  securityAdministrator: /^\/api\/(account|grant)/,
  auditAdministrator: /^\/api\/trail/,
}
/** Officers are named to everybody who looks for one by name. */
const isByName = (endpoint: Endpoint, asking: Asking): boolean =>
  endpoint.path === '/api/officers' && asking.form.startsWith('q=')
const maySee = ({ player, isLimited }: Asker, endpoint: Endpoint, asking: Asking): boolean =>
  (wholeBureau.includes(player.role) && !isLimited) ||
  isByName(endpoint, asking) ||
  (administration[player.role]?.test(endpoint.path) ?? false)

const isPlace = (relation: string): relation is Outside => outside.some((place) => place === relation)
/** Asks of one person, whatever the role; none of those planted is an asker's. */
const isSomebodysOwn = /^\/api\/me\/.*\{id\}/
/** Roles that reach people by name, not by unit. */
const byPerson: readonly Role[] = ['leadOfficer', 'auxiliary']
/** Whoever answers for those who are asked may remind them, print for them and let them sign, whosever the round is. Where somebody works now, what happened there is reported. */
const isForBoth = /\/signing-rounds\/\{id\}\/(reminders|stack)$|\/signing-desks$|\/api\/proceedings$/
const beside: readonly Asking['relation'][] = ['colleague', 'child', 'borrowed']

function isOutside({ player, isLimited }: Asker, endpoint: Endpoint, asking: Asking): boolean {
  const { relation } = asking
  if (relation === 'missing' || (isPlace(relation) && isOwned(endpoint, asking))) return true
  if (isSomebodysOwn.test(endpoint.path)) return true
  if (byPerson.includes(player.role) && beside.includes(relation)) return true
  if (!isLimited || endpoint.path.startsWith('/api/officers')) return false
  return relation === 'borrowed' ? !isReading(endpoint) && !isForBoth.test(endpoint.path) : isPlace(relation)
}

/** The number of the very export, another one each time. */
const traceNumber = /(留痕号：)[-0-9a-f]{36}/
async function ask({ browser }: Asker, endpoint: Endpoint, { path, body }: Asking): Promise<Said> {
  const method = endpoint.method.toUpperCase()
  const answer = await (method === 'GET' ? browser.get(path) : browser.send(method, path, body))
  return {
    status: answer.status,
    text: answer.status < 300 && endpoint.isFile ? readable(answer.bytes).replace(traceNumber, '$1') : answer.text,
  }
}

/** What those of 柳河 were told before anything was planted outside; it must stay the same to the letter. */
export type Before = ReadonlyMap<string, string>
const keyOf = (endpoint: Endpoint, { player }: Asker, { path, body }: Asking): string =>
  `${player.name} ${endpoint.method} ${path} ${JSON.stringify(body)}`
/** Leaders of 柳河 reach what its clerk reaches: they try no filter of their own. Whoever is refused, or reaches everything, asks in the first form only. */
const leaders: readonly Role[] = ['bureauLeader', 'unitHead', 'leaderInCharge']
/** Another unit and the bureau stand for all that is outside where nobody is held back by it. */
const isFarther = ({ relation }: Asking): boolean => isPlace(relation) && relation !== 'other' && relation !== 'parent'
function isAskedInForm(asker: Asker, endpoint: Endpoint, asking: Asking): boolean {
  const { player, isLimited } = asker
  const isRefused = !isAllowed(endpoint, player.role)
  if (isFarther(asking) && (isRefused || !isOutside(asker, endpoint, asking))) return false
  if (asking.isFirst) return true
  if (!isRefused && isOwned(endpoint, asking)) return true
  return isLimited && !isRefused && !(isReading(endpoint) && leaders.includes(player.role))
}

/** Sums of the whole bureau without the names of units, told to everybody in business where at least five units make them up (modules/comparisons). */
const ofWholeBureau = /^\/api\/(bureau-totals|units\/\{id\}\/performance\/export$)/
/** Answers that grow by being asked for. */
const growing = /views|\/me\/|\/trail|\/session/
const isCompared = (endpoint: Endpoint, asker: Asker, asking: Asking): boolean =>
  isReading(endpoint) &&
  isAllowed(endpoint, asker.player.role) &&
  isAskedInForm(asker, endpoint, asking) &&
  asker.isLimited &&
  ['none', 'own', 'child', 'borrowed'].includes(asking.relation) &&
  !growing.test(endpoint.path) &&
  !ofWholeBureau.test(endpoint.path) &&
  !isByName(endpoint, asking)

/** Reads, as those of 柳河 do, whatever their answers are to be compared with later. */
export async function readBefore(askers: readonly Asker[], endpoint: Endpoint, known: Known): Promise<Before> {
  const before = new Map<string, string>()
  for (const asking of askingsOf(endpoint, known)) {
    for (const asker of askers.filter((a) => isCompared(endpoint, a, asking)))
      before.set(keyOf(endpoint, asker, asking), (await ask(asker, endpoint, asking)).text)
  }
  return before
}

interface Heard {
  readonly said: Said
  /** What the asker is told of a record that does not exist. */
  readonly missing: Said | undefined
  readonly before: string | undefined
}

function refusalFault(asker: Asker, endpoint: Endpoint, { status, text }: Said): string | undefined {
  if (!isAllowed(endpoint, asker.player.role)) return status === 403 ? undefined : `expected 403, got ${status}`
  return status === 403 && !text.includes('"forbidden"') ? `unexpected 403: ${text.slice(0, 120)}` : undefined
}
function outsideFault({ said, missing }: Heard): string | undefined {
  if (said.status < 300) return `reached what lies outside: ${said.status}`
  const isSame = missing === undefined || (missing.status === said.status && missing.text === said.text)
  return isSame ? undefined : `told apart from a missing one: ${said.text.slice(0, 150)} / ${missing.text.slice(0, 150)}`
}

/** A whole ID number or mobile number of the demo, which no page shows unless it is asked for with a reason. */
const wholeNumber = /(?<![\da-z])(9901\d{13}[\dX]|199\d{8})(?![\da-z])/
const disclosing = /number-disclosure$|full-export$/

function faultOf(asker: Asker, endpoint: Endpoint, asking: Asking, heard: Heard): string | undefined {
  const { said } = heard
  if (said.status >= 500) return `${said.status}: ${said.text.slice(0, 200)}`
  if (hiddenFrom(asker, endpoint, asking).length === 0 && said.text.includes(canary) && !maySee(asker, endpoint, asking))
    return `canary in the answer: ${said.text.slice(0, 200)}`
  if (wholeNumber.test(said.text) && !disclosing.test(endpoint.path)) return 'a whole number in the answer'
  const refusal = refusalFault(asker, endpoint, said)
  if (refusal || !isAllowed(endpoint, asker.player.role)) return refusal
  if (!isOutside(asker, endpoint, asking)) return undefined
  /* What is read with a loan is no secret; that it is changed at home is said. */
  const isSaid = asking.relation === 'borrowed' && said.status === 403
  return isSaid ? undefined : outsideFault(heard)
}
/** What an answer tells of one place: its canary, or anything that it did not say before something was planted there. */
function leakOf({ said, before }: Heard, place: keyof typeof marks): string | undefined {
  const at = said.text.indexOf(marks[place])
  if (at >= 0) return `canary in the answer: ${said.text.slice(Math.max(0, at - 60), at + 60)}`
  if (before === undefined || before === said.text || !isPlace(place)) return undefined
  return `tells of what lies outside: ${difference(before, said.text)}`
}
/** Places of which what is read must tell nothing; whose reach are no units hears nothing of 柳河 and its squad either. */
function hiddenFrom(asker: Asker, endpoint: Endpoint, asking: Asking): readonly (keyof typeof marks)[] {
  const { player, isLimited } = asker
  const isRead = isReading(endpoint) && isAllowed(endpoint, player.role) && !isOutside(asker, endpoint, asking)
  if (!isRead || maySee(asker, endpoint, asking)) return []
  return isLimited && !byPerson.includes(player.role) ? outside : [...outside, 'own', 'child']
}
/** What of a loan is done at home alone: the answer must not offer it. */
const homeActs = ['edit', 'assign', 'separate', 'removePhoto', 'void', 'change']
function offersOf({ isLimited }: Asker, asking: Asking, { said }: Heard): { act: string; isOffered: boolean }[] {
  if (!isLimited || asking.relation !== 'borrowed' || said.status !== 200 || !said.text.startsWith('{')) return []
  const { abilities = {} } = JSON.parse(said.text) as { abilities?: Record<string, boolean> }
  return homeActs.filter((act) => act in abilities).map((act) => ({ act, isOffered: abilities[act] === true }))
}
function difference(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at++
  const from = Math.max(0, at - 40)
  return `${before.slice(from, at + 60)} → ${after.slice(from, at + 60)}`
}

/** A permitted change is told by its own story. */
const isAsked = (asker: Asker, endpoint: Endpoint, asking: Asking): boolean =>
  isAskedInForm(asker, endpoint, asking) &&
  (isReading(endpoint) || !isAllowed(endpoint, asker.player.role) || isOutside(asker, endpoint, asking))

/** All cells of one route. */
export async function cellsOf(askers: readonly Asker[], endpoint: Endpoint, known: Known, before: Before): Promise<Cell[]> {
  const cells: Cell[] = []
  const askings = askingsOf(endpoint, known)
  for (const asker of askers) {
    const missing = new Map<string, Said>()
    for (const asking of askings.filter((a) => isAsked(asker, endpoint, a))) {
      const said = await ask(asker, endpoint, asking)
      if (asking.relation === 'missing') missing.set(asking.form, said)
      const heard = { said, missing: missing.get(asking.form), before: before.get(keyOf(endpoint, asker, asking)) }
      const name = `${endpoint.method} ${endpoint.path} × ${asker.player.name} (${asker.player.role}) × ${asking.relation} ${asking.form}`
      cells.push({ name, fault: faultOf(asker, endpoint, asking, heard) })
      for (const place of hiddenFrom(asker, endpoint, asking))
        cells.push({ name: `${name} × nothing of ${place}`, fault: leakOf(heard, place) })
      for (const { act, isOffered } of offersOf(asker, asking, heard))
        cells.push({ name: `${name} × ${act}`, fault: isOffered ? 'offered what is done at home' : undefined })
    }
  }
  return cells
}
