import { approveVersion } from '../../modules/wordings/commands/approve-version.ts'
import { draftVersion } from '../../modules/wordings/commands/draft-version.ts'
import { editDraft } from '../../modules/wordings/commands/edit-draft.ts'
import { putInForce } from '../../modules/wordings/commands/put-in-force.ts'
import type { WordingBlock } from '../../modules/wordings/tables.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { Founded } from '../found-bureau.ts'

const players = { office: ['何俊杰', 'auxiliaryOffice'], leader: ['李文静', 'politicalOfficeLeader'] } as const
/** The texts have held for so many days. */
const daysInForce = 120

type Acting = <T>(who: keyof typeof players, at: Date, work: (ctx: CommandContext) => Promise<T>) => Promise<T>

/** Acts as the demo's office or political office leader, at a moment. */
export function actingIn(services: Services, founded: Founded): Acting {
  const { bureauId, rootUnitId, rootSortKey } = founded
  const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(rootSortKey)], personIds: [], policeLine: null })
  return async (who, at, work) => {
    const [name, role] = players[who]
    const account = await transact(services.pool, 'owner', {}, (tx) =>
      tx
        .selectFrom('accounts')
        .where('bureauId', '=', bureauId)
        .where('name', '=', name)
        .select(['accountId', 'personId'])
        .executeTakeFirstOrThrow(),
    )
    const actor = { bureauId, ...account, name, role, unitId: rootUnitId, sessionId: null, address: 'local' }
    return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
      work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
    )
  }
}

const findVersions = (ctx: CommandContext) =>
  ctx.db
    .selectFrom('wordingVersions as v')
    .innerJoin('wordings as w', (j) => j.onRef('w.bureauId', '=', 'v.bureauId').onRef('w.id', '=', 'v.wordingId'))
    .where('v.bureauId', '=', ctx.actor.bureauId)
    .where('v.approvedAt', 'is', null)
    .orderBy('w.position')
    .select(['v.id', 'v.body', 'v.title', 'v.version', 'w.id as wordingId', 'w.code', 'w.version as wordingVersion'])
    .execute()

/** A second version of a list, with one sentence changed and one added. */
async function revise(ctx: CommandContext, code: string, added: string): Promise<string> {
  const wording = await ctx.db
    .selectFrom('wordings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('code', '=', code)
    .select(['id', 'version'])
    .executeTakeFirstOrThrow()
  await draftVersion(ctx, { params: { id: wording.id }, body: { version: wording.version } })
  const draft = (await findVersions(ctx)).find((v) => v.code === code)
  if (!draft) throw new Error(`no draft: ${code}`)
  const body: WordingBlock[] = [
    ...draft.body.map((block) => ({ ...block, text: block.text.replace('每季度至少研究一次', '每月研究一次') })),
    { kind: 'clause', text: added },
  ]
  await editDraft(ctx, { params: { id: draft.id }, body: { version: draft.version, title: draft.title, body } })
  return draft.id
}

/** 范本 — the leader approved what the bureau was founded with, the office put it in force; two lists are being revised. Call it after the accounts. */
export async function addDemoWordings(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const now = services.clock()
  const then = new Date(now.getTime() - daysInForce * 86_400_000)
  const fromOn = addDays(beijingDate(now), -daysInForce)
  await transact(services.pool, 'owner', {}, (tx) =>
    tx.updateTable('wordingVersions').set({ draftedAt: then }).where('bureauId', '=', founded.bureauId).execute(),
  )
  await acting('leader', then, async (ctx) => {
    for (const { id, version } of await findVersions(ctx))
      await approveVersion(ctx, { params: { id }, body: { version, reference: '局党委会议纪要〔2026〕6号' } })
  })
  await acting('office', then, async (ctx) => {
    const approved = ctx.db
      .selectFrom('wordingVersions')
      .where('bureauId', '=', founded.bureauId)
      .where('inForceFrom', 'is', null)
    for (const { id, version } of await approved.select(['id', 'version']).execute())
      await putInForce(ctx, { params: { id }, body: { version, fromOn, changeKind: 'material', note: '' } })
  })
  await acting('office', now, (ctx) => revise(ctx, 'listUnitHead', '每半年向局党委报告一次本单位辅警队伍管理情况。'))
  const revised = await acting('office', now, (ctx) =>
    revise(ctx, 'listLeadOfficer', '每周与所带辅警至少交谈一次，了解思想和生活情况。'),
  )
  await acting('leader', now, (ctx) =>
    approveVersion(ctx, { params: { id: revised }, body: { version: 2, reference: '局党委会议纪要〔2026〕11号' } }),
  )
}
