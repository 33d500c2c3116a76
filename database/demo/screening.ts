import { sql } from 'kysely'
import { confirmReturn } from '../../modules/screening/commands/answer-return.ts'
import { closeRound } from '../../modules/screening/commands/close-round.ts'
import { openRound } from '../../modules/screening/commands/open-round.ts'
import { submitNil, submitReturn } from '../../modules/screening/commands/submit-return.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope, type Tx } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

/** One unit's return with whoever fills it in and confirms it. */
interface Hands {
  readonly id: string
  readonly unitId: string
  readonly unitSortKey: string
  readonly clerk: string
  readonly clerkAccount: string | null
  readonly head: string
  readonly headAccount: string | null
}
interface Author {
  readonly name: string
  readonly accountId: string
  readonly role: 'unitClerk' | 'unitHead'
}

/** Place of the question in the default checklist, and what was found. */
const found: readonly (readonly [question: number, title: string, description: string])[] = [
  [1, '信息查询登记缺授权人签字', '抽查上月查询登记，有三天没有授权民警签字，登记本由辅警保管。'],
  [3, '夜间排班有一组没有带班民警', '排班表上有两晚只写了辅警姓名，带班民警一栏空着。'],
  [7, '派车单补填', '两张派车单在出车以后补填，行车记录对不上时间。'],
  [9, '离岗人员门禁没有当天停', '一人离岗五天以后门禁才停用，离岗手续单没有这一项的签字。'],
  [10, '稿件没有审核人签名', '宣传稿两篇没有审核人签名，分工没有写进制度。'],
  [0, '机柜钥匙没有登记', '设备间机柜钥匙挂在值班室，没有领用登记。'],
]

/** As the owner: accounts are not the office's to read. */
async function findHands(tx: Tx, { bureauId }: Founded, roundId: string): Promise<Hands[]> {
  const account = (personId: string) =>
    sql`(select a."accountId" from "accounts" a where a."bureauId" = r."bureauId" and a."personId" = ${sql.ref(personId)} limit 1)`
  const { rows } = await sql<Hands>`
    select r."id", r."unitId", r."unitSortKey", c."name" as "clerk", ${account('c.id')} as "clerkAccount", h."name" as "head", ${account('h.id')} as "headAccount"
    from "screeningReturns" r
    cross join lateral (select p."id", p."name" from "unitAppointments" l join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId"
      where l."bureauId" = r."bureauId" and l."unitId" = r."unitId" and l."duty" = 'unitHead' and l."toOn" is null limit 1) h
    cross join lateral (select p."id", p."name" from "people" p where p."bureauId" = r."bureauId" and p."unitId" = r."unitId" and p."kind" = 'officer' and p."id" <> h."id"
      order by exists (select 1 from "accounts" a join "grants" g on g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."role" = 'unitClerk' where a."bureauId" = p."bureauId" and a."personId" = p."id") desc, p."namePinyin" limit 1) c
    where r."bureauId" = ${bureauId} and r."roundId" = ${roundId} order by r."unitSortKey"`.execute(tx)
  return rows
}

/** Acts for a unit as one of its people, at a moment. */
function inUnit<T>(
  services: Services,
  { bureauId }: Founded,
  { of, author, at }: { of: Hands; author: Author; at: Date },
  work: (ctx: CommandContext) => Promise<T>,
): Promise<T> {
  const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(of.unitSortKey)], personIds: [], policeLine: null })
  const actor = { bureauId, personId: null, unitId: of.unitId, sessionId: null, address: 'local', ...author }
  return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
    work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
  )
}

const questionsOf = async ({ db, actor }: CommandContext) =>
  db
    .selectFrom('screeningChecklists')
    .where('bureauId', '=', actor.bureauId)
    .where('state', '=', 'inForce')
    .select(['id', 'questions'])
    .executeTakeFirstOrThrow()

/** A unit in three found something, the others nothing. */
async function submit(ctx: CommandContext, id: string, turn: number): Promise<void> {
  const [at, title, description] = found[(turn / 3) % found.length] ?? [-1, '', '']
  if (at < 0) {
    await submitNil(ctx, { params: { id }, body: { version: 1 } })
    return
  }
  const { questions } = await questionsOf(ctx)
  const finding = { title, description, subcategoryId: null }
  const answers = questions.map((q, i) => ({ questionId: q.id, isFound: i === at, findings: i === at ? [finding] : [] }))
  await submitReturn(ctx, { params: { id }, body: { version: 1, answers } })
}

/** One round that is over, with one unit late and one missing, and one that runs, which 柳河 has still to answer. */
export async function addDemoScreening(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const now = services.clock()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const open = async (title: string, begun: number, due: number) => {
    const { id } = await acting('office', daysAgo(begun), async (ctx) => {
      const checklistId = (await questionsOf(ctx)).id
      return openRound(ctx, { body: { title, checklistId, unitIds: [], dueOn: addDays(ctx.today, begun + due) } })
    })
    return { id, hands: await transact(services.pool, 'owner', {}, (tx) => findHands(tx, founded, id)) }
  }
  const answer = async (of: Hands, turn: number, submittedAt: Date, confirmedAt: Date | null) => {
    const clerk = { name: of.clerk, accountId: of.clerkAccount ?? newId(), role: 'unitClerk' as const }
    const head = { name: of.head, accountId: of.headAccount ?? newId(), role: 'unitHead' as const }
    await inUnit(services, founded, { of, author: clerk, at: submittedAt }, (ctx) => submit(ctx, of.id, turn))
    const confirm = (at: Date) =>
      inUnit(services, founded, { of, author: head, at }, (ctx) =>
        confirmReturn(ctx, { params: { id: of.id }, body: { version: 2 } }),
      )
    if (confirmedAt) await confirm(confirmedAt)
  }
  const past = await open('第三季度隐患排查', 45, -35)
  for (const [i, of] of past.hands.slice(0, -1).entries())
    await answer(of, i, daysAgo(i === past.hands.length - 2 ? 33 : 38), daysAgo(32))
  await acting('office', daysAgo(30), (ctx) =>
    closeRound(ctx, { params: { id: past.id }, body: { version: 1, reason: '除漏报的单位另行督促，都已报齐、确认。' } }),
  )
  const running = await open('第四季度隐患排查', 3, 4)
  const ahead = running.hands.filter((of) => of.clerk !== '谢春燕').slice(0, 6)
  for (const [i, of] of ahead.entries()) await answer(of, i + 1, daysAgo(1), i < 4 ? daysAgo(0) : null)
}
