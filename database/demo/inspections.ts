import { answerSuggestion } from '../../modules/inspections/commands/answer-suggestion.ts'
import { concludeInspection } from '../../modules/inspections/commands/conclude-inspection.ts'
import { saveInspection } from '../../modules/inspections/commands/save-inspection.ts'
import { saveChecklist, setSuggestionDays } from '../../modules/inspections/commands/set-rules.ts'
import { startInspection } from '../../modules/inspections/commands/start-inspection.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingAs } from './players.ts'

const policeLine = '治安'
const questions = [
  '值班备勤有没有民警带班，值班表和实际是否一致',
  '本警种岗位上的辅警是否都有责任民警，名册与实际是否一致',
  '查询公安信息有没有授权民警签字',
  '执法记录仪是否按规定领用、归还、导出',
  '上岗前培训有没有记录',
]
/** What the inspector found, by the place of the question. */
const found: Readonly<Record<number, string>> = { 2: '上月查询登记有两天没有授权民警签字。', 4: '两人上岗前培训没有签到记录。' }
const suggestions = ['查询登记每周由所领导抽查一次并签字', '补做上岗前培训，记录报警种督导']

/** Acts as the inspector of the line at a moment. */
async function asInspector<T>(services: Services, founded: Founded, at: Date, work: (ctx: CommandContext) => Promise<T>) {
  const { bureauId, rootUnitId } = founded
  const account = await transact(services.pool, 'owner', {}, (tx) =>
    tx
      .selectFrom('accounts')
      .where('bureauId', '=', bureauId)
      .where('name', '=', '治安督导')
      .select(['accountId', 'personId'])
      .executeTakeFirstOrThrow(),
  )
  const scope = mintScope({ kind: 'line', ranges: [], personIds: [], policeLine })
  const named = { name: '治安督导', role: 'lineInspector', unitId: rootUnitId, sessionId: null, address: 'local' } as const
  const actor = { bureauId, ...account, ...named }
  return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
    work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
  )
}

async function inspect(ctx: CommandContext, unitId: string): Promise<string> {
  const { id } = await startInspection(ctx, { body: { unitId, inspectedOn: ctx.today } })
  const answered = questions.map((question, i) => {
    const words = found[i] ?? ''
    return { question, words, answer: words ? 'found' : 'notFound', category: 'teamManagement' } as const
  })
  const body = { version: 1, inspectedOn: ctx.today, companions: '单位带班领导', items: answered, suggestions }
  await saveInspection(ctx, { params: { id }, body })
  return id
}

/** 警种检查 — one of three weeks ago, concluded and half answered, and one that is being filled in. Call it after the accounts. */
export async function addDemoInspections(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const now = services.clock()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await acting(['何俊杰', 'auxiliaryOffice'], daysAgo(30), async (ctx) => {
    const bureau = ctx.db.selectFrom('bureaus').where('bureauId', '=', founded.bureauId).select('version')
    const { version } = await bureau.executeTakeFirstOrThrow()
    await setSuggestionDays(ctx, { body: { version, suggestionDays: 10 } })
  })
  const units = await acting(['何俊杰', 'auxiliaryOffice'], now, (ctx) =>
    ctx.db
      .selectFrom('people as p')
      .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
      .where('p.bureauId', '=', founded.bureauId)
      .where('p.policeLine', '=', policeLine)
      .where('p.kind', '=', 'auxiliary')
      .where('p.separatedOn', 'is', null)
      .groupBy(['u.id', 'u.name', 'u.unitSortKey'])
      .orderBy((e) => e.case().when('u.name', '=', '柳河派出所').then(0).else(1).end())
      .orderBy('u.unitSortKey')
      .limit(2)
      .select('u.id')
      .execute(),
  )
  const [first, second] = units
  if (!first || !second) return
  const suggestion = await asInspector(services, founded, daysAgo(21), async (ctx) => {
    await saveChecklist(ctx, { body: { version: 1, questions } })
    const id = await inspect(ctx, first.id)
    await concludeInspection(ctx, { params: { id }, body: { version: 2 } })
    const asked = ctx.db.selectFrom('suggestions').where('bureauId', '=', founded.bureauId).orderBy('position')
    return asked.select(['id', 'version']).executeTakeFirstOrThrow()
  })
  await acting(['郭立军', 'unitHead'], daysAgo(14), (ctx) =>
    answerSuggestion(ctx, {
      params: { id: suggestion.id },
      body: { version: suggestion.version, answer: '已从本周起由分管副所长每周一抽查签字。' },
    }),
  )
  await asInspector(services, founded, now, (ctx) => inspect(ctx, second.id))
}
