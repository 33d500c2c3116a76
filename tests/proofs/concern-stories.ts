import { randomUUID } from 'node:crypto'
import { type Kit, newAccount, office, person, politicalLeader, system } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const song = { name: '宋永康', role: 'auxiliary' } as const
interface Row {
  readonly id: string
  readonly version: number
}
const raised =
  (kind: 'concern' | 'overreach') =>
  async (kit: Kit): Promise<Row> => {
    const said = { kind, way: 'confidential', category: 'other', about: [], aboutName: null, text: `第${kit.next()}件事` }
    return kit.act(song, 'POST', '/api/me/concerns', said)
  }
/** Another account of the office, who may take a concern on. */
const another = async (kit: Kit): Promise<string> => {
  const { id } = (await kit.act(system, 'POST', '/api/accounts', newAccount(kit))) as { id: string }
  await kit.one(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
     select "bureauId", gen_random_uuid(), $1, 'auxiliaryOffice', "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt" from "grants" where "role" = 'auxiliaryOffice' limit 1 returning "id"`,
    [id],
  )
  await kit.one(`update "accounts" set "state" = 'open' where "accountId" = $1 returning "accountId"`, [id])
  return id
}
/** A second look that the political office leader holds, since nobody else of the office may look. */
const looked =
  (state: 'asked' | 'held') =>
  async (kit: Kit): Promise<Row> => {
    const id = randomUUID()
    const leader = await kit.one(`select "accountId" from "accounts" where "name" = $1`, [politicalLeader.name])
    const about = JSON.stringify({ id: await person(kit, 'auxiliary'), name: '某人', unitName: '某单位' })
    await kit.one(
      `insert into "secondLooks" ("bureauId", "id", "act", "recordStamp", "personSealed", "state", "askedBySealed", "askedOn") select "bureauId", $1, 'conductCaseFiled', $5, $2, $3, $4, '2026-11-20' from "bureaus" returning "id"`,
      [
        id,
        kit.sealed(`secondLooks.personSealed.${id}`, about),
        state,
        kit.sealed(`secondLooks.askedBySealed.${id}`),
        kit.filed(id),
      ],
    )
    await kit.one(
      `insert into "sealedAccess" ("bureauId", "id", "fileId", "holder", "capacity", "nameSealed", "lentAt") select "bureauId", gen_random_uuid(), $1, $2, 'politicalOfficeLeader', 'x', now() from "bureaus" returning "id"`,
      [id, kit.holder(leader)],
    )
    return { id, version: 1 }
  }

/** Writes of handlers and second persons; a raiser's own acts keep their key with the file and name nobody (modules/concerns/routes.test.ts). */
export const concernStories: readonly WriteStory[] = [
  plain('post /api/concern-rules', office, async (kit) => {
    const version = async () => Number(await kit.one('select coalesce(max("version"), 1) from "concernRules"'))
    const rules = { receiptDays: 10, answerDays: 30, protectionDays: 180, retentionYears: 5 }
    if ((await version()) === 1) await kit.act(office, 'POST', '/api/concern-rules', { ...rules, version: 1 })
    return { ...rules, version: await version() }
  }),
  onRow('post /api/concerns/{id}/acknowledgement', office, raised('concern'), {}),
  onRow('post /api/concerns/{id}/messages', office, raised('concern'), { text: '正在核实。' }),
  onRow('post /api/concerns/{id}/answer', office, raised('concern'), { text: '已经改正。' }),
  {
    endpoint: 'post /api/concerns/{id}/handover',
    player: office,
    ready: async (kit) => {
      const { id, version } = await raised('concern')(kit)
      return { path: `/api/concerns/${id}/handover`, body: { version, toAccountId: await another(kit), reason: '由他管' } }
    },
  },
  {
    endpoint: 'post /api/concerns/{id}/hazard',
    player: office,
    ready: async (kit) => {
      const { id, version } = await raised('overreach')(kit)
      const unitId = await kit.one(`select "id" from "units" where "name" = '石岗派出所'`)
      return {
        path: `/api/concerns/${id}/hazard`,
        body: { version, unitId, title: '单独执法', description: '安排辅警单独执法。' },
      }
    },
  },
  onRow('post /api/second-looks/{id}/answer', politicalLeader, looked('asked'), { state: 'clear', answer: '没有关联。' }),
  onRow('post /api/second-looks/{id}/decision', politicalLeader, looked('held'), { state: 'released', decision: '可以办理。' }),
]
