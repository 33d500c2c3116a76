import { concerned, type Part } from '../harness/proceedings.ts'
import { type Kit, smallPhoto } from './story-kit.ts'
import { plain, type ReadyWrite, type WriteStory } from './story-shape.ts'

type Said = readonly [part: Part, noun: string, body: (kit: Kit, id: string) => Promise<object> | object]
const account = (kit: Kit, name: string) => kit.one('select "accountId" from "accounts" where "name" = $1', [name])
const entry = (kit: Kit, id: string, kind: string) =>
  kit.one('select "id" from "proceedingEntries" where "proceedingId" = $1 and "kind" = $2 order by "position" desc limit 1', [
    id,
    kind,
  ])
const upload = async (kit: Kit, part: Part): Promise<string> =>
  (await kit.act(concerned[part], 'POST', '/api/uploads?name=a.png', smallPhoto)).id
const named =
  (capacity: string, part: Part): Said[2] =>
  async (kit) => ({ capacity, handlerId: await account(kit, concerned[part].name) })
const noGround = { isRelative: false, hasInterest: false, hasOther: false, note: '' }
const said = { points: ['我报告过带班民警。'], means: 'system', fileId: null, isAll: true }
const received = { witnesses: [], note: '' }
const warning = { outcomeCode: 'warning', basis: '劳动合同第十四条', share: null }
const reason = { reason: '按会议决定' }
const bars = ['hazardousWork', 'workInjury', 'medicalPeriod', 'motherhood', 'nearRetirement', 'otherLaw']
const grounds = {
  ground: 'seriousBreach',
  words: '两次被处理后再犯',
  bars: bars.map((bar) => ({ bar, applies: false, source: '人事档案' })),
}
const admission: Said = ['leader', 'admission', () => ({ isAdmitted: true, ...reason })]
/** The way of one file; each act is also a story of its own, begun where the file stands before it. */
const way: readonly Said[] = [
  admission,
  ['leader', 'handlers', named('investigator', 'first')],
  ['leader', 'handlers', named('investigator', 'second')],
  ['first', 'recusal', () => noGround],
  ['second', 'recusal', () => noGround],
  ['first', 'facts', () => ({ text: '值班期间离开岗位。', source: '值班日志' })],
  [
    'first',
    'evidence',
    async (kit, id) => ({ factId: await entry(kit, id, 'fact'), source: '日志', fileId: await upload(kit, 'first') }),
  ],
  ['second', 'conclusion', () => reason],
  ['first', 'notices', () => warning],
  ['person', 'receipts', () => received],
  ['person', 'statements', () => said],
  [
    'first',
    'answers',
    async (kit, id) => ({ statementId: await entry(kit, id, 'statement'), point: 0, isAccepted: true, answer: '采纳，已补证据' }),
  ],
  ['first', 'vetting', () => ({})],
  ['leader', 'handlers', named('reviewer', 'reviewer')],
  ['reviewer', 'vetting-opinions', () => reason],
  ['leader', 'handlers', named('decider', 'decider')],
  ['decider', 'decisions', () => ({ ...warning, facts: '值班期间离岗。' })],
  ['person', 'receipts', () => received],
  ['person', 'remedies', () => ({ kind: 'appeal', ...reason })],
  ['leader', 'handlers', named('remedyDecider', 'leader')],
  ['leader', 'remedy-decisions', () => ({ result: 'upheld', outcomeCode: null, ...reason })],
]
/** The same where a contract would end, from the notice on. */
const ending: readonly Said[] = way.map(([part, noun, body]) =>
  noun === 'notices' ? [part, noun, () => ({ ...warning, outcomeCode: 'ending' })] : [part, noun, body],
)
const union: readonly Said[] = [
  ['leader', 'ending-grounds', () => grounds],
  ['leader', 'union-letters', async (kit) => ({ handlerId: await account(kit, concerned.union.name), ...reason })],
  ['union', 'union-opinions', () => ({ hasObjection: false, opinion: '没有异议' })],
  ['leader', 'union-replies', () => reason],
]

const versionOf = async (kit: Kit, id: string) =>
  Number(await kit.one('select "version" from "proceedings" where "id" = $1', [id]))
async function ready(kit: Kit, id: string, [, noun, body]: Said): Promise<ReadyWrite> {
  const fields = await body(kit, id)
  return { path: `/api/proceedings/${id}/${noun}`, body: { ...fields, version: await versionOf(kit, id) } }
}
const reported = async (kit: Kit) => ({
  personId: await kit.one('select "personId" from "accounts" where "name" = $1', [concerned.person.name]),
  leaderId: await account(kit, concerned.leader.name),
  happenedOn: '2026-11-20',
  place: '值班室',
  matter: '值班期间离开岗位。',
})
async function say(kit: Kit, id: string, act: Said): Promise<void> {
  const { path, body } = await ready(kit, id, act)
  await kit.act(concerned[act[0]], 'POST', path, body)
}
/** The first answer only asks for the second look; whoever looks sees no connection. */
async function lookedAt(kit: Kit): Promise<string> {
  const { id } = (await kit.act(concerned.reporter, 'POST', '/api/proceedings', await reported(kit))) as { id: string }
  await say(kit, id, admission)
  const look = await kit.one('select "id" from "secondLooks" where "recordStamp" = $1', [kit.filed(id)])
  await kit.act(concerned.second, 'POST', `/api/second-looks/${look}/answer`, { version: 1, state: 'clear', answer: '没有关系' })
  return id
}
/** A file that went this way. */
async function gone(kit: Kit, acts: readonly Said[]): Promise<string> {
  await kit.one(`update "people" set "employer" = '明河县公安局' where "name" = '宋永康' returning 1`)
  const id = await lookedAt(kit)
  for (const act of acts) await say(kit, id, act)
  return id
}
const story = (acts: readonly Said[], act: Said): WriteStory => ({
  endpoint: `post /api/proceedings/{id}/${act[1]}`,
  player: concerned[act[0]],
  ready: async (kit) => ready(kit, await gone(kit, acts), act),
})
const upTo = (noun: string, list: readonly Said[] = way) => list.slice(0, list.findIndex((s) => s[1] === noun) + 1)
const before = (noun: string): readonly Said[] =>
  way.slice(
    0,
    way.findIndex((s) => s[1] === noun),
  )
const ownWay = new Map(way.map((s) => [s[1], s]))
const ended = upTo('vetting-opinions', ending)
const decisionServed = way.slice(
  0,
  way.findIndex((s) => s[1] === 'remedies'),
)
const asked: Said = [
  'person',
  'recusal-requests',
  async (kit, id) => ({
    mark: await kit.one(`select "holder" from "sealedAccess" where "fileId" = $1 and "capacity" = 'investigator' limit 1`, [id]),
    ...reason,
  }),
]
const remedyNamed: readonly Said[] = [...upTo('remedies'), ['leader', 'handlers', named('remedyDecider', 'leader')]]

/** Every write on sealed proceedings. */
export const conductStories: readonly WriteStory[] = [
  plain('post /api/proceedings', concerned.reporter, reported),
  ...[...ownWay].map(([noun, act]) => story(before(noun), act)),
  ...union.map((act, i) => story([...ended, ...union.slice(0, i)], act)),
  story(upTo('notices'), asked),
  story(
    [...upTo('notices'), asked],
    [
      'leader',
      'recusal-decisions',
      async (kit, id) => ({ requestId: await entry(kit, id, 'recusalRequest'), isGranted: false, ...reason }),
    ],
  ),
  story(upTo('facts'), ['first', 'fact-withdrawals', async (kit, id) => ({ factId: await entry(kit, id, 'fact'), ...reason })]),
  story(remedyNamed, ['leader', 'remedy-extensions', () => reason]),
  story(decisionServed, ['decider', 'suspensions', () => ({ isSuspended: true, ...reason })]),
  story(upTo('vetting'), ['leader', 'step-back', () => reason]),
  story(upTo('facts'), ['leader', 'closing', () => reason]),
  story(upTo('facts'), ['first', 'referrals', () => ({ organ: '县人民检察院', ...reason })]),
  story(
    [...upTo('facts'), ['first', 'referrals', () => ({ organ: '县人民检察院', ...reason })]],
    ['leader', 'resumption', () => reason],
  ),
  {
    endpoint: 'post /api/proceedings/{id}/keeping',
    player: concerned.leader,
    ready: async (kit) => {
      const id = await gone(kit, upTo('facts'))
      await kit.one(
        `update "proceedings" set "state" = 'unproven', "endedOn" = '2020-01-01', "retainUntil" = '2025-01-01' where "id" = $1 returning "id"`,
        [id],
      )
      return ready(kit, id, ['leader', 'keeping', () => ({ untilOn: '2030-01-01', ...reason })])
    },
  },
  {
    endpoint: 'patch /api/outcome-rules/limits',
    player: concerned.leader,
    ready: async (kit) => {
      const version = Number(await kit.one(`select coalesce(max("version"), 1) from "timeLimits" where "code" = 'vetting'`))
      return { path: '/api/outcome-rules/limits', body: { version, code: 'vetting', number: 3 + kit.next(), basis: '本局规定' } }
    },
  },
  {
    endpoint: 'patch /api/outcome-rules/kinds',
    player: concerned.second,
    ready: async (kit) => {
      const version = Number(await kit.one(`select coalesce(max("version"), 1) from "outcomeKinds" where "code" = 'criticism'`))
      const kind = { name: `批评教育${kit.next()}`, basis: '本局规定', influenceMonths: null, isRetired: false }
      return { path: '/api/outcome-rules/kinds', body: { version, code: 'criticism', ...kind, deciders: ['bureauLeader'] } }
    },
  },
  {
    endpoint: 'post /api/outcome-rules/kinds',
    player: concerned.second,
    ready: async (kit) => {
      const kind = {
        of: 'conduct',
        name: `责令检查${kit.next()}`,
        basis: '本局规定',
        rank: 2,
        effect: 'none',
        influenceMonths: null,
      }
      return { path: '/api/outcome-rules/kinds', body: { ...kind, deciders: ['bureauLeader'] } }
    },
  },
]
