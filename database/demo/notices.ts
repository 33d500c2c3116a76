import { sql } from 'kysely'
import { assignClause } from '../../modules/notices/commands/assign-clause.ts'
import { enterNotice } from '../../modules/notices/commands/enter-notice.ts'
import { putInForce } from '../../modules/notices/commands/put-in-force.ts'
import { ruleOnFinding } from '../../modules/notices/commands/rule-on-finding.ts'
import { findClauses, findNotice, findParties } from '../../modules/notices/public.ts'
import { acknowledgeTasks } from '../../modules/tasks/commands/acknowledge-tasks.ts'
import { askExtension } from '../../modules/tasks/commands/ask-extension.ts'
import { assignTasks } from '../../modules/tasks/commands/assign-tasks.ts'
import { archiveTasks, passTasks, returnTask } from '../../modules/tasks/commands/check-task.ts'
import { dispatchTasks } from '../../modules/tasks/commands/dispatch-tasks.ts'
import { objectToTask } from '../../modules/tasks/commands/object-to-task.ts'
import { tellOfTasks } from '../../modules/tasks/seed.ts'
import { addDays, beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Attachment } from '../../platform/files/attachment.ts'
import { storeBytes } from '../../platform/files/upload.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { sha256 } from '../../platform/keys.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { Founded } from '../found-bureau.ts'
import { demoNotice, demoNoticeLines } from './notice-text.ts'
import { actingAs, type DemoPlayer } from './players.ts'

const office: DemoPlayer = ['何俊杰', 'auxiliaryOffice']
const page = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

/** When each clause is due, in days from today; the third runs monthly. */
const dueIn: Readonly<Record<string, number>> = { '1': 12, '2': 9, '4': -8, '5': -2, '6': 2, '7': 16, '8': 25 }

async function assignDays(ctx: CommandContext, noticeId: string, today: string): Promise<void> {
  for (const c of await findClauses(ctx, noticeId)) {
    if (c.number === '3' || (c.dueOn !== null && c.deliverables.length > 0)) continue
    const days = dueIn[c.number] ?? 0
    const { version } = await findNotice(ctx, noticeId)
    const parties = (await findParties(ctx, noticeId)).filter((p) => p.clauseId === c.id)
    const deliverables =
      c.deliverables.length > 0 ? c.deliverables : [{ kind: 'evidence' as const, words: '记录或者照片', annex: null }]
    const body = {
      ...{
        version,
        clauseId: c.id,
        leadUnitId: c.leadUnitId,
        deliverables,
        dueOn: addDays(today, days),
        cycle: null,
        reason: '',
      },
      parties: parties.map(({ part, groupName, unitId, words }) => ({ part, group: groupName, unitId, words })),
    }
    await assignClause(ctx, { params: { id: noticeId }, body })
  }
}

/** Entered, corrected, ruled on, in force, dispatched to every unit it names. */
async function issue(ctx: CommandContext, today: string): Promise<string> {
  const by = (clause: number) => formatDate(addDays(today, dueIn[String(clause)] ?? 0))
  const text = demoNoticeLines(formatDate(ctx.today), by).join('\n')
  const { id } = await enterNotice(ctx, { body: { ...demoNotice, issuedOn: ctx.today, text } }, null)
  await assignDays(ctx, id, today)
  const rule = async (key: string, ruling: string) => {
    const { version } = await findNotice(ctx, id)
    await ruleOnFinding(ctx, { params: { id }, body: { version, key, ruling } })
  }
  await rule('twoChains:第一责任人', '日常管理按第 5 条，主要领导是第一责任人；责任书按附件4，分管局领导是第一责任人。')
  await rule('outsideParty:1', '保安公司由警务保障室联系，数据由警务保障室一并报。')
  const { version } = await findNotice(ctx, id)
  await putInForce(ctx, { params: { id }, body: { version } })
  const clauseIds = (await findClauses(ctx, id)).map((c) => c.id)
  await dispatchTasks(ctx, { params: { id }, body: { clauseIds } })
  return id
}

interface Doer {
  readonly unitId: string
  readonly unitSortKey: string
  readonly unitName: string
  readonly name: string
  readonly accountId: string | null
}
/** The unit's clerk, or the first officer where nobody has that grant; as the owner: accounts are not the office's to read. */
async function findDoers(services: Services, { bureauId }: Founded): Promise<Doer[]> {
  return transact(services.pool, 'owner', {}, async (tx) => {
    const clerk = sql`(select a."accountId" from "accounts" a join "grants" g on g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."role" = 'unitClerk' where a."bureauId" = p."bureauId" and a."personId" = p."id" limit 1)`
    const { rows } = await sql<Doer>`
      select distinct on (u."unitSortKey") u."id" as "unitId", u."unitSortKey", u."name" as "unitName", p."name", ${clerk} as "accountId" from "units" u
      join "people" p on p."bureauId" = u."bureauId" and p."unitId" = u."id" and p."kind" = 'officer' where u."bureauId" = ${bureauId} and u."kind" <> 'bureau'
      order by u."unitSortKey", ${clerk} is null, p."namePinyin"`.execute(tx)
    return rows
  })
}

interface Task {
  readonly id: string
  readonly version: number
  readonly clauseNumber: string | null
  readonly part: string
  readonly state: string
}
const tasksOf = (ctx: CommandContext, unitId: string | null): Promise<Task[]> =>
  ctx.tx
    .selectFrom('tasks')
    .where('bureauId', '=', ctx.actor.bureauId)
    .$if(unitId !== null, (b) => b.where('unitId', '=', unitId))
    .where('state', 'not in', ['withdrawn', 'archived'])
    .select(['id', 'version', 'clauseNumber', 'part', 'state'])
    .orderBy('clauseNumber')
    .orderBy('id')
    .execute()
const on = ({ id, version }: Task) => ({ params: { id }, body: { version } })
const chosen = (tasks: readonly Task[]) => ({ body: { tasks: tasks.map(({ id, version }) => ({ id, version })) } })

/** What a unit has done of a clause after so many weeks: whole numbers of the unit's place in the roster decide. */
function wayOf(clause: string | null, turn: number): 'concluded' | 'underway' | 'none' {
  if (clause === '3' || clause === '4') return turn % 9 === 4 ? 'underway' : 'concluded'
  if (clause === '5') return turn % 3 === 2 ? 'underway' : 'concluded'
  if (clause === '2') return turn % 4 === 0 ? 'concluded' : 'underway'
  return turn % 2 === 0 ? 'underway' : 'none'
}

async function work(ctx: CommandContext, doer: Doer, { turn, file }: { turn: number; file: Attachment }): Promise<void> {
  const isLiuhe = doer.unitName === '柳河派出所'
  const taken = (await tasksOf(ctx, doer.unitId)).filter((t) => t.state === 'acknowledged')
  const wayFor = ({ clauseNumber }: Task) => (isLiuhe && clauseNumber !== '4' ? 'underway' : wayOf(clauseNumber, turn))
  const of = (way: string) => taken.filter((t) => wayFor(t) === way)
  await tellOfTasks(ctx, of('concluded'), { note: '已按要求办完，材料见附件。', file })
  await tellOfTasks(ctx, of('underway'), { note: '已布置到人，正在办理。', file: null })
}

/** 柳河 names who is in charge and asks for a longer day; one unit objects. */
async function turnAside(ctx: CommandContext, doer: Doer, ownerId: string | null): Promise<void> {
  const tasks = await tasksOf(ctx, doer.unitId)
  if (ownerId) await assignTasks(ctx, { body: { ...chosen(tasks.filter((t) => t.clauseNumber === '2')).body, ownerId } })
  const six = (await tasksOf(ctx, doer.unitId)).find((t) => t.clauseNumber === '6')
  if (!six) return
  const { params, body } = on(six)
  await askExtension(ctx, {
    params,
    body: { ...body, day: addDays(ctx.today, 40), reason: '两名民警外出培训，回来以后补签分管领导' },
  })
}

/** The office passes most of what was concluded, sends a few back, archives the first clause that is through. */
async function look(ctx: CommandContext): Promise<void> {
  const concluded = (await tasksOf(ctx, null)).filter((t) => t.state === 'concluded')
  for (const task of concluded.filter((_, i) => i % 11 === 5)) {
    const { params, body } = on(task)
    await returnTask(ctx, { params, body: { ...body, reason: '材料没有负责人签名，补签再报' } })
  }
  await passTasks(ctx, chosen(concluded.filter((_, i) => i % 11 !== 5 && i % 4 !== 3)))
  const checked = (await tasksOf(ctx, null)).filter((t) => t.state === 'checked' && t.clauseNumber === '4')
  await archiveTasks(ctx, chosen(checked))
}

/** 通知和任务 — one notice in force for four weeks, dispatched to forty units, its tasks in every state. Call it after the accounts. */
export async function addDemoNotices(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const now = services.clock()
  const today = beijingDate(now)
  const { rowCount: leads } = await services.pool.query(`select 1 from "units" where "bureauId" = $1 and "name" = '政治处'`, [
    founded.bureauId,
  ])
  /* A demo of a few units has nobody to lead the clauses. */
  if (!leads) return
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await acting(office, daysAgo(28), (ctx) => issue(ctx, today))
  const id = await storeBytes(services, page)
  const file = { id, name: '办理情况.pdf', mediaType: 'application/pdf', size: page.length, digest: sha256(page) }
  const ownerId = await transact(services.pool, 'owner', {}, async (tx) => {
    const named = tx.selectFrom('people').where('bureauId', '=', founded.bureauId).where('name', '=', '周启航')
    return (await named.select('id').executeTakeFirst())?.id ?? null
  })
  const inUnit = (doer: Doer, at: Date, act: (ctx: CommandContext) => Promise<unknown>) => {
    const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(doer.unitSortKey)], personIds: [], policeLine: null })
    const author = { accountId: doer.accountId ?? newId(), personId: null, name: doer.name, role: 'unitClerk' as const }
    const actor = { bureauId: founded.bureauId, unitId: doer.unitId, sessionId: null, address: 'local', ...author }
    return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
      act({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
    )
  }
  for (const [turn, doer] of (await findDoers(services, founded)).entries()) {
    if (turn % 13 === 12) continue
    await inUnit(doer, daysAgo(26), async (ctx) => {
      const tasks = await tasksOf(ctx, doer.unitId)
      const last = turn === 9 ? tasks.find((t) => t.clauseNumber === '8') : undefined
      if (last)
        await objectToTask(ctx, { ...on(last), body: { ...on(last).body, reason: '本单位没有对外窗口', unitWords: '宣教科' } })
      await acknowledgeTasks(ctx, chosen(tasks.filter((t) => t !== last)))
    })
    await inUnit(doer, daysAgo(10), (ctx) => work(ctx, doer, { turn, file }))
    if (doer.unitName === '柳河派出所') await inUnit(doer, daysAgo(1), (ctx) => turnAside(ctx, doer, ownerId))
  }
  await acting(office, daysAgo(6), look)
}
