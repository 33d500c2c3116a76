import { randomBytes, randomUUID } from 'node:crypto'
import { recordStampOf } from '../../modules/second-looks/queries.ts'
import { holderOf } from '../../platform/access/sealed-files.ts'
import type { Services } from '../../platform/http/service.ts'
import { sha256 } from '../../platform/keys.ts'
import type { TestApp } from '../harness/app.ts'
import type { Player } from '../harness/database.ts'

export interface Kit {
  /** First value of the first row. */
  one(query: string, values?: unknown[]): Promise<string>
  /** A number that was never given before. */
  next(): number
  /** A text sealed for a place, the mark of a holder, and of a record that waits for a second look. */
  sealed(place: string, text?: string): string
  holder(accountId: string): string
  filed(proceedingId: string): string
  /** Does a preliminary act; throws when it is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  act(player: Player, method: string, path: string, body: object): Promise<any>
}

export const office: Player = { name: '何俊杰', role: 'auxiliaryOffice' }
export const clerk: Player = { name: '谢春燕', role: 'unitClerk' }
export const system: Player = { name: '系统管理员', role: 'systemAdministrator' }
export const politicalLeader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
export const security: Player = { name: '安全管理员', role: 'securityAdministrator' }

export function kitOf(app: TestApp): Kit {
  let given = 0
  const services = (): Services => app.services
  return {
    one: async (query, values = []) => {
      const { rows } = await services().pool.query<Record<string, unknown>>(query, values)
      const value = Object.values(rows[0] ?? {})[0]
      if (value === undefined) throw new Error(`nothing found: ${query}`)
      return String(value)
    },
    next: () => ++given,
    sealed: (place, text = '某人') => services().keys.seal(text, place),
    holder: (accountId) => holderOf(services().keys, accountId),
    filed: (proceedingId) => recordStampOf(services(), 'conductCaseFiled', proceedingId),
    act: async (player, method, path, body) => {
      const answer = await (await app.signedIn(player)).send(method, path, body)
      if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.text}`)
      return answer.json
    },
  }
}

export const rootId = (kit: Kit) => kit.one('select "id" from "units" where "parentId" is null')
/** A unit of the story's own below the bureau. */
export const newUnit = async (kit: Kit): Promise<{ id: string }> => {
  const code = `P${kit.next()}`
  const unit = { parentId: await rootId(kit), kind: 'policeStation', name: `第${code}派出所`, shortName: code, code }
  return kit.act(office, 'POST', '/api/units', { ...unit, policeLine: null, openedOn: '2026-01-01' })
}
/** Somebody who leads nobody and has no account; one after another, from the first again when all were taken. */
export const person = async (kit: Kit, kind: 'officer' | 'auxiliary') =>
  kit.one(
    `with "free" as (select "id", (row_number() over (order by "id") - 1)::int as "turn", count(*) over ()::int as "n" from "people" where "kind" = $1 and "separatedOn" is null
       and "id" not in (select "personId" from "accounts" where "personId" is not null) and "id" not in (select "leadOfficerId" from "people" where "leadOfficerId" is not null))
     select "id" from "free" where "turn" = $2::int % "n"`,
    [kind, kit.next()],
  )
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idNumber = (running: number): string => {
  const body = `99010119900307${String(700 + running).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
export const newPerson = async (kit: Kit) => ({
  kind: 'auxiliary',
  name: '覃佳慧',
  idNumber: idNumber(kit.next()),
  phone: null,
  number: null,
  title: null,
  category: 'duty',
  auxiliaryKind: 'patrolMember',
  employer: null,
  education: null,
  politicalStatus: null,
  tier: null,
  licenceClass: null,
  isVeteran: false,
  entryOn: '2026-11-01',
  contractFrom: null,
  contractEndsOn: null,
  unitId: await kit.one(`select "id" from "units" where "name" = '石岗派出所'`),
  postId: null,
  leadOfficerId: null,
  leaderInChargeId: null,
  fromOn: '2026-11-01',
})
const newPost = (kit: Kit) =>
  kit.act(office, 'POST', '/api/posts', {
    name: `岗位${kit.next()}`,
    category: 'civilian',
    policeLine: null,
    supervisionNote: '',
  })
export const redLine = async (kit: Kit) => {
  const number = Number(
    await kit.one('select min(n) from generate_series(1, 99) n where n not in (select "number" from "redLines")'),
  )
  return { number, wording: `红线${number}`, basis: '示例', keywords: [`词语${number}`] }
}
export const newGrant = async (kit: Kit) => ({
  accountId: ((await kit.act(system, 'POST', '/api/accounts', newAccount(kit))) as { id: string }).id,
  role: 'unionRepresentative',
  unitId: null,
  policeLine: null,
  fromOn: `2027-01-${String(1 + (kit.next() % 28)).padStart(2, '0')}`,
  toOn: null,
  reason: '轮换',
})
export const newAccount = (kit: Kit) => ({ login: `xin.${kit.next()}`, name: '新账号', unitId: null })

interface PostAnswer {
  readonly id: string
  readonly version: number
  readonly versions: readonly { readonly state: string; readonly version: number }[]
}
/** A post with a first draft that holds a duty; `version` is the draft's. */
export const draftedPost = async (kit: Kit): Promise<{ id: string; version: number }> => {
  const post: PostAnswer = await newPost(kit)
  const edit = { version: post.versions[0]?.version, duties: [{ text: '整理文书' }] }
  const edited: PostAnswer = await kit.act(office, 'PATCH', `/api/posts/${post.id}/draft`, edit)
  return { id: post.id, version: edited.versions[0]?.version ?? 0 }
}
export const postInForce = async (kit: Kit): Promise<{ id: string; version: number }> => {
  const { id, version } = await draftedPost(kit)
  return kit.act(office, 'POST', `/api/posts/${id}/draft/commencement`, { version, fromOn: '2026-11-20', reason: '补记' })
}

/** A new pledge's first draft with a text. */
export const draftedVersion = async (kit: Kit): Promise<{ id: string; version: number }> => {
  const name = `承诺书${kit.next()}`
  const { id } = await kit.act(office, 'POST', '/api/wordings', { kind: 'pledge', name, formLabel: '' })
  const [draft, version] = [
    await kit.one('select "id" from "wordingVersions" where "wordingId" = $1', [id]),
    Number(await kit.one('select "version" from "wordingVersions" where "wordingId" = $1', [id])),
  ]
  const text = { version, title: name, body: [{ kind: 'clause', text: '遵守纪律，保守秘密。' }] }
  return kit.act(office, 'PATCH', `/api/wording-versions/${draft}`, text)
}

/** The smallest picture there is: one grey dot as PNG. */
export const smallPhoto = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64'),
)
const everybody = {
  people: 'auxiliary',
  unitIds: [],
  postIds: [],
  auxiliaryKinds: [],
  joinedSince: null,
  isOutdatedOnly: false,
}

/** A round of the story's own for 柳河. */
export const aRound = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(office, 'POST', '/api/signing-rounds', {
    title: `批次${kit.next()}`,
    wordingId: await kit.one(`select "id" from "wordings" where "code" = 'confidentialityPledge'`),
    audience: { ...everybody, unitIds: [await kit.one(`select "id" from "units" where "name" = '石岗派出所'`)] },
    isStanding: false,
    fromOn: '2026-11-23',
    dueOn: '2026-11-30',
  })
/** Headers of a browser signed in as somebody, without the cost of hashing. */
export async function headersOf(services: Services, player: Player): Promise<Record<string, string>> {
  const token = randomBytes(32).toString('base64url')
  const opened = await services.pool.query(
    `insert into "sessions" ("bureauId", "id", "accountId", "tokenDigest", "role", "createdAt", "lastSeenAt", "steppedUpAt", "address")
     select "bureauId", $1, "accountId", $2, $3, $4, $4, $4, 'test' from "accounts" where "name" = $5 limit 1`,
    [randomUUID(), sha256(token), player.role, services.clock(), player.name],
  )
  if (opened.rowCount !== 1) throw new Error(`no account: ${player.name}`)
  const origin = { host: 'localhost', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  return { ...origin, cookie: `mingze=${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
}
