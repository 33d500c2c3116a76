import { defaultChainTemplates } from '../../modules/responsibility/tables.ts'
import {
  clerk,
  type Kit,
  newAccount,
  newGrant,
  newPerson,
  newUnit,
  office,
  person,
  politicalLeader,
  security,
  smallPhoto,
  system,
} from './story-kit.ts'
import { dated, onRow, plain, reason, type WriteStory } from './story-shape.ts'

const aPerson = async (kit: Kit): Promise<{ id: string }> => ({ id: await person(kit, 'auxiliary') })
/** A proposal of 谢春燕 to take over somebody for another station, open. */
const aProposal = (kit: Kit) =>
  kit.one(
    `insert into "transferProposals" ("bureauId", "id", "personId", "idNumberIndex", "fromUnitSortKey", "toUnitId", "unitSortKey", "personName", "wantedOn", "proposedBy")
     select p."bureauId", gen_random_uuid(), p."id", n."idNumberIndex", p."unitSortKey", u."id", u."unitSortKey", p."name", '2026-11-23', a."accountId" from "people" p
     join "personNumbers" n on n."personId" = p."id" join "units" u on u."name" = '柳河派出所' and u."id" <> p."unitId" join "accounts" a on a."name" = '谢春燕'
     where p."kind" = 'auxiliary' order by p."id" offset $1 limit 1 returning "id"`,
    [kit.next()],
  )
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

/** Writes on people, accounts, grants, requests and imports. */
export const peopleStories: readonly WriteStory[] = [
  plain('post /api/people', office, newPerson),
  onRow('patch /api/people/{id}', office, aPerson, { education: '大学本科', tier: '三级辅警' }),
  onRow('post /api/people/{id}/separation', office, aPerson, { ...dated, separatedOn: '2026-11-23', kind: 'resigned' }),
  {
    endpoint: 'post /api/people/{id}/move',
    player: office,
    ready: async (kit) => {
      const { id } = await aPerson(kit)
      const unitId = (await newUnit(kit)).id
      return {
        path: `/api/people/${id}/move`,
        body: { ...dated, aspect: 'usingUnit', unitId, fromOn: '2026-11-23', consent: 'agrees' },
      }
    },
  },
  {
    endpoint: 'post /api/people/{id}/rejoining',
    player: office,
    ready: async (kit) => {
      const { id } = await aPerson(kit)
      const left = { ...dated, separatedOn: '2026-11-20', kind: 'resigned' }
      await kit.act(office, 'POST', `/api/people/${id}/separation`, left)
      const version = Number(await kit.one('select "version" from "people" where "id" = $1', [id]))
      const unitId = await kit.one(`select "id" from "units" where "name" = '石岗派出所'`)
      const contract = { contractFrom: null, contractEndsOn: null }
      return { path: `/api/people/${id}/rejoining`, body: { version, unitId, fromOn: '2026-11-23', ...contract, reason } }
    },
  },
  onRow(
    'post /api/people/{id}/voiding',
    office,
    async (kit) => kit.act(office, 'POST', '/api/people', await newPerson(kit)),
    dated,
  ),
  {
    endpoint: 'post /api/people/{id}/photo',
    player: office,
    ready: async (kit) => ({ path: `/api/people/${(await aPerson(kit)).id}/photo?version=1`, body: smallPhoto }),
  },
  {
    endpoint: 'delete /api/people/{id}/photo',
    player: office,
    ready: async (kit) => {
      const { id } = await aPerson(kit)
      const { version } = await kit.act(office, 'POST', `/api/people/${id}/photo?version=1`, smallPhoto)
      return { path: `/api/people/${id}/photo`, body: { version } }
    },
  },
  plain('post /api/assignments', office, async (kit) => {
    const personIds = [(await aPerson(kit)).id, (await aPerson(kit)).id]
    const held = `select "postId" from "people" where "postId" is not null and "id" in ('${personIds.join("', '")}')`
    const targetId = await kit.one(
      `select "id" from "posts" where "retiredOn" is null and "id" not in (${held}) order by "position" limit 1`,
    )
    return { personIds, aspect: 'post', targetId, fromOn: '2026-11-23', reason }
  }),
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
      const path = `/api/transfer-proposals/${await aProposal(kit)}/answer`
      return { path, body: { version: 1, state: 'rejected', answer: '本人不同意' } }
    },
  },
  {
    endpoint: 'post /api/transfer-proposals/{id}/withdrawal',
    player: clerk,
    ready: async (kit) => ({ path: `/api/transfer-proposals/${await aProposal(kit)}/withdrawal`, body: { version: 1 } }),
  },
  onImport('mapping', 'preview', { columns: [] }),
  { ...onImport('commit', 'preview', { goodRowsOnly: true }), isQueued: true },
  onImport('undoing', 'committed', { reason, alsoTouched: false }),
]
