import { defaultChainTemplates } from '../../modules/responsibility/tables.ts'
import type { Player } from '../harness/database.ts'
import {
  draftedPost,
  type Kit,
  newAccount,
  newGrant,
  newPerson,
  newUnit,
  office,
  person,
  politicalLeader,
  postInForce,
  redLine,
  rootId,
  security,
  system,
} from './story-kit.ts'

/** A write that would succeed now, made ready on rows that no other story touches. */
export interface ReadyWrite {
  readonly path: string
  readonly body: object
}
export interface WriteStory {
  /** `method /path/{id}` as the endpoint declares it. */
  readonly endpoint: string
  readonly player: Player
  ready(kit: Kit): Promise<ReadyWrite>
  /** Asks for long work only: asked twice at once it is queued twice, and the second run finds it done. */
  readonly isQueued?: true
}
const reason = '按会议决定'
const dated = { version: 1, reason }

/** A story of a unit of its own: `tail` after its address, and the body. */
const onUnit = (endpoint: string, bodyOf: (kit: Kit, id: string) => Promise<object> | object): WriteStory => ({
  endpoint,
  player: office,
  ready: async (kit) => {
    const { id } = await newUnit(kit)
    return { path: endpoint.split(' ')[1]?.replace('{id}', id) ?? '', body: await bodyOf(kit, id) }
  },
})
const onRow = (
  endpoint: string,
  player: Player,
  make: (kit: Kit) => Promise<{ id: string; version?: number }>,
  body: object,
): WriteStory => ({
  endpoint,
  player,
  ready: async (kit) => {
    const { id, version = 1 } = await make(kit)
    return { path: endpoint.split(' ')[1]?.replace('{id}', id) ?? '', body: { ...body, version } }
  },
})
const plain = (endpoint: string, player: Player, body: (kit: Kit) => Promise<object> | object): WriteStory => ({
  endpoint,
  player,
  ready: async (kit) => ({ path: endpoint.split(' ')[1] ?? '', body: await body(kit) }),
})
const aPerson = async (kit: Kit): Promise<{ id: string }> => ({ id: await person(kit, 'auxiliary') })

/** An import that has been read, or written, without any rows of its own. */
const onImport = (tail: string, state: string, body: object): WriteStory => ({
  endpoint: `post /api/imports/{id}/${tail}`,
  player: office,
  ready: async (kit) => {
    const id = await kit.one(
      `insert into "imports" ("bureauId", "id", "accountId", "unitSortKey", "unitId", "fileName", "fileId", "fileDigest", "state", "counts", "committedAt", "eventId")
       select a."bureauId", gen_random_uuid(), a."accountId", u."unitSortKey", u."id", '花名册.xlsx', gen_random_uuid(), $2, $1, '{"rows":1,"added":1}', '2026-11-23T01:00:00Z', gen_random_uuid()
       from "accounts" a, "units" u where a."name" = '何俊杰' and u."parentId" is null returning "id"`,
      [state, String(kit.next())],
    )
    return { path: `/api/imports/${id}/${tail}`, body: { version: 1, ...body } }
  },
})

/** One write for every kind of record; every versioned endpoint is here (a test compares with the endpoint list). */
export const writeStories: readonly WriteStory[] = [
  plain('post /api/units', office, async (kit) => {
    const code = `P${kit.next()}`
    return {
      parentId: await rootId(kit),
      kind: 'squad',
      name: code,
      shortName: code,
      code,
      policeLine: null,
      openedOn: '2026-01-01',
    }
  }),
  onUnit('patch /api/units/{id}', () => ({ version: 1, hotline: '6001234' })),
  onUnit('post /api/units/{id}/renaming', (kit) => ({
    ...dated,
    name: `新名${kit.next()}`,
    shortName: `新${kit.next()}`,
    fromOn: '2026-11-20',
  })),
  onUnit('post /api/units/{id}/appointments', async (kit) => ({
    version: 1,
    duty: 'unitHead',
    personId: await person(kit, 'officer'),
    fromOn: '2026-11-20',
  })),
  {
    endpoint: 'post /api/units/{id}/appointments/{appointmentId}/ending',
    player: office,
    ready: async (kit) => {
      const { id } = await newUnit(kit)
      const appointment = { version: 1, duty: 'leaderInCharge', personId: await person(kit, 'officer'), fromOn: '2026-11-01' }
      const unit = await kit.act(office, 'POST', `/api/units/${id}/appointments`, appointment)
      const { id: appointmentId, version } = unit.appointments[0]
      return { path: `/api/units/${id}/appointments/${appointmentId}/ending`, body: { version, toOn: '2026-11-23' } }
    },
  },
  onUnit('post /api/units/{id}/closure', () => ({ ...dated, closedOn: '2026-11-23' })),
  { ...onUnit('post /api/units/{id}/move', async (kit) => ({ ...dated, parentId: (await newUnit(kit)).id })), isQueued: true },
  {
    ...onUnit('post /api/units/{id}/merger', async (kit) => ({
      ...dated,
      closedOn: '2026-11-23',
      successorId: (await newUnit(kit)).id,
    })),
    isQueued: true,
  },
  {
    endpoint: 'post /api/units/{id}/quotas/{postId}',
    player: office,
    ready: async (kit) => {
      const { id } = await newUnit(kit)
      const postId = await kit.one('select "id" from "posts" where "retiredOn" is null limit 1')
      await kit.act(office, 'POST', `/api/units/${id}/quotas/${postId}`, {
        version: 0,
        headcount: 2,
        fromOn: '2026-01-01',
        reference: '一号',
      })
      return {
        path: `/api/units/${id}/quotas/${postId}`,
        body: { version: 1, headcount: 3, fromOn: '2026-11-01', reference: '二号' },
      }
    },
  },
  plain('post /api/posts', office, (kit) => ({
    name: `岗位${kit.next()}`,
    category: 'duty',
    policeLine: null,
    supervisionNote: '',
  })),
  onRow('post /api/posts/{id}/draft', office, postInForce, {}),
  onRow('patch /api/posts/{id}/draft', office, draftedPost, { duties: [{ text: '登记台账' }] }),
  onRow('post /api/posts/{id}/draft/commencement', office, draftedPost, { fromOn: '2026-11-23' }),
  onRow('post /api/posts/{id}/retirement', office, postInForce, { ...dated, retiredOn: '2026-11-23' }),
  plain('post /api/red-lines', office, redLine),
  onRow('patch /api/red-lines/{id}', office, (kit) => kit.act(office, 'POST', '/api/red-lines', redLine(kit)), {
    wording: '改过的红线',
  }),
  onRow('post /api/red-lines/{id}/retirement', office, (kit) => kit.act(office, 'POST', '/api/red-lines', redLine(kit)), {
    ...dated,
    retiredOn: '2026-11-23',
  }),
  plain('post /api/people', office, newPerson),
  onRow('patch /api/people/{id}', office, aPerson, { education: '大学本科', tier: '三级辅警' }),
  onRow('post /api/people/{id}/separation', office, aPerson, { ...dated, separatedOn: '2026-11-23', kind: 'resigned' }),
  onRow(
    'post /api/people/{id}/voiding',
    office,
    async (kit) => kit.act(office, 'POST', '/api/people', await newPerson(kit)),
    dated,
  ),
  plain('post /api/assignments', office, async (kit) => ({
    personIds: [(await aPerson(kit)).id, (await aPerson(kit)).id],
    aspect: 'post',
    targetId: await kit.one('select "id" from "posts" where "retiredOn" is null order by "position" limit 1'),
    fromOn: '2026-11-23',
    reason,
  })),
  {
    endpoint: 'post /api/chain-rulings',
    player: office,
    ready: async (kit) => {
      const templateId = await kit.one(
        `insert into "chainTemplates" ("bureauId", "id", "name", "basis", "levels", "position") select "bureauId", gen_random_uuid(), '模板' || $2, '示例', $1, 9 from "bureaus" returning "id"`,
        [JSON.stringify(defaultChainTemplates[0]?.levels), String(kit.next())],
      )
      const version = await kit.one(
        `select coalesce((select "version" from "chainRulings" where "toOn" is null and "purpose" = 'notice'), 1)`,
      )
      const fromOn = `${2030 + kit.next()}-01-01`
      return { path: '/api/chain-rulings', body: { version: Number(version), purpose: 'notice', templateId, fromOn, reason } }
    },
  },
  plain('post /api/accounts', system, newAccount),
  onRow('post /api/accounts/{id}/disabling', system, (kit) => kit.act(system, 'POST', '/api/accounts', newAccount(kit)), dated),
  {
    endpoint: 'post /api/accounts/{id}/enabling',
    player: system,
    ready: async (kit) => {
      const { id } = await kit.act(system, 'POST', '/api/accounts', newAccount(kit))
      const { version } = await kit.act(system, 'POST', `/api/accounts/${id}/disabling`, dated)
      return { path: `/api/accounts/${id}/enabling`, body: { version, reason } }
    },
  },
  {
    endpoint: 'delete /api/accounts/{id}/sessions',
    player: system,
    ready: async (kit) => {
      const { id } = await kit.act(system, 'POST', '/api/accounts', newAccount(kit))
      return { path: `/api/accounts/${id}/sessions`, body: {} }
    },
  },
  plain('post /api/grants', security, newGrant),
  onRow(
    'post /api/grants/{id}/confirmation',
    politicalLeader,
    async (kit) => kit.act(security, 'POST', '/api/grants', await newGrant(kit)),
    {},
  ),
  onRow(
    'post /api/grants/{id}/revocation',
    security,
    async (kit) => kit.act(security, 'POST', '/api/grants', await newGrant(kit)),
    dated,
  ),
  {
    endpoint: 'post /api/correction-requests/{id}/answer',
    player: office,
    ready: async (kit) => {
      const id = await kit.one(
        `insert into "correctionRequests" ("bureauId", "id", "personId", "unitSortKey", "field", "statement")
         select "bureauId", gen_random_uuid(), "id", "unitSortKey", 'education', '学历应为本科' from "people" where "kind" = 'auxiliary' order by "id" offset $1 limit 1 returning "id"`,
        [kit.next()],
      )
      return { path: `/api/correction-requests/${id}/answer`, body: { version: 1, state: 'accepted', answer: '已核对' } }
    },
  },
  {
    endpoint: 'post /api/transfer-proposals/{id}/answer',
    player: office,
    ready: async (kit) => {
      const id = await kit.one(
        `insert into "transferProposals" ("bureauId", "id", "personId", "idNumberIndex", "fromUnitSortKey", "toUnitId", "unitSortKey", "personName", "wantedOn", "proposedBy")
         select p."bureauId", gen_random_uuid(), p."id", n."idNumberIndex", p."unitSortKey", u."id", u."unitSortKey", p."name", '2026-11-23', a."accountId" from "people" p
         join "personNumbers" n on n."personId" = p."id" join "units" u on u."name" = '石岗派出所' and u."id" <> p."unitId" join "accounts" a on a."name" = '谢春燕'
         where p."kind" = 'auxiliary' order by p."id" offset $1 limit 1 returning "id"`,
        [kit.next()],
      )
      return { path: `/api/transfer-proposals/${id}/answer`, body: { version: 1, state: 'rejected', answer: '本人不同意' } }
    },
  },
  onImport('mapping', 'preview', { columns: [] }),
  { ...onImport('commit', 'preview', { goodRowsOnly: true }), isQueued: true },
  onImport('undoing', 'committed', { reason, alsoTouched: false }),
]
