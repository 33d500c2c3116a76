import { answerSlip } from '../../modules/supervision/commands/answer-slip.ts'
import { approveSlip } from '../../modules/supervision/commands/approve-slip.ts'
import { receiveSlip } from '../../modules/supervision/commands/receive-slip.ts'
import { writeSlip } from '../../modules/supervision/commands/write-slip.ts'
import type { SupervisionSlipRow } from '../../modules/supervision/tables.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingAs, type DemoPlayer } from './players.ts'

const office: DemoPlayer = ['何俊杰', 'auxiliaryOffice']
const leader: DemoPlayer = ['李文静', 'politicalOfficeLeader']
const head: DemoPlayer = ['郭立军', 'unitHead']

const demands: Readonly<Record<SupervisionSlipRow['color'], string>> = {
  blue: '请今天布置到人，时限以前报办结；办不完的，写明原因和完成日期。',
  yellow: '请三个工作日内办结，并书面说明逾期原因。',
  red: '请立即办结；主要领导书面说明情况和改进办法。',
}

type Color = SupervisionSlipRow['color']
const write = async (ctx: CommandContext, taskId: string, color: Color, days: number): Promise<string> =>
  (await writeSlip(ctx, { body: { taskId, color, demand: demands[color], answerBy: addDays(ctx.today, days) } })).id

/** Tasks at work that were due between two days and stand still since a day, those of 柳河派出所 first. */
const tasksDue = async (ctx: CommandContext, [from, to]: readonly [string, string], stillSince: string): Promise<string[]> =>
  (
    await ctx.tx
      .selectFrom('tasks')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('state', 'in', ['acknowledged', 'underway'])
      .where('isOffice', '=', false)
      .where('dueOn', '>=', from)
      .where('dueOn', '<=', to)
      .where('movedOn', '<=', stillSince)
      .orderBy((e) => e.case().when('unitName', '=', '柳河派出所').then(0).else(1).end())
      .orderBy('unitSortKey')
      .orderBy('id')
      .limit(2)
      .select('id')
      .execute()
  ).map((t) => t.id)

/** 督办单 — one slip of each colour, and the yellow one that went before the red. Call it after the notices. */
export async function addDemoSlips(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const now = services.clock()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const today = beijingDate(now)
  const [late, overdue, near] = await acting(office, now, async (ctx) => [
    await tasksDue(ctx, [addDays(today, -20), addDays(today, -7)], today),
    await tasksDue(ctx, [addDays(today, -6), addDays(today, -2)], today),
    await tasksDue(ctx, [today, addDays(today, 3)], addDays(today, -7)),
  ])
  const [first, second, third] = [late?.[0], overdue?.[0], near?.[0]]
  if (!first || !second || !third) return
  const yellow = await acting(office, daysAgo(6), (ctx) => write(ctx, first, 'yellow', 3))
  await acting(head, daysAgo(5), async (ctx) => {
    await receiveSlip(ctx, { params: { id: yellow }, body: { version: 1 } })
    await answerSlip(ctx, { params: { id: yellow }, body: { version: 2, text: '正在办理，本周内办结。', files: [] } }, [])
  })
  const red = await acting(office, daysAgo(2), (ctx) => write(ctx, first, 'red', 5))
  await acting(leader, daysAgo(1), (ctx) => approveSlip(ctx, { params: { id: red }, body: { version: 1 } }))
  await acting(office, daysAgo(1), (ctx) => write(ctx, second, 'yellow', 4))
  await acting(office, now, (ctx) => write(ctx, third, 'blue', 2))
}
