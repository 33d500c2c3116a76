import { answerSlip, receiveSlip } from '../../modules/supervision/commands/answer-slip.ts'
import { approveSlip } from '../../modules/supervision/commands/approve-slip.ts'
import { writeSlip } from '../../modules/supervision/commands/write-slip.ts'
import type { SlipRowView } from '../../modules/supervision/contract.ts'
import { findCandidates } from '../../modules/supervision/queries.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingAs, type DemoPlayer } from './players.ts'

const office: DemoPlayer = ['何俊杰', 'auxiliaryOffice']
const leader: DemoPlayer = ['李文静', 'politicalOfficeLeader']
const head: DemoPlayer = ['郭立军', 'unitHead']

const demands: Readonly<Record<SlipRowView['color'], string>> = {
  blue: '请今天布置到人，时限以前报办结；办不完的，写明原因和完成日期。',
  yellow: '请三个工作日内办结，并书面说明逾期原因。',
  red: '请立即办结；主要领导书面说明情况和改进办法。',
}

/** A slip of a colour on a task of 柳河派出所 where one qualifies, or on the first that does. */
async function write(ctx: CommandContext, color: SlipRowView['color'], days: number): Promise<string | undefined> {
  const { rows } = await findCandidates(ctx, { color, limit: 500 })
  const task = rows.find((c) => c.unitName === '柳河派出所') ?? rows[0]
  if (!task) return undefined
  const body = { taskId: task.id, color, demand: demands[color], answerBy: addDays(ctx.today, days) }
  return (await writeSlip(ctx, { body })).id
}

/** 督办单 — one slip of each colour, and the yellow one that went before the red. Call it after the notices. */
export async function addDemoSlips(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const now = services.clock()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const first = await acting(office, daysAgo(6), (ctx) => write(ctx, 'yellow', 3))
  if (first) {
    const params = { id: first }
    await acting(head, daysAgo(5), async (ctx) => {
      await receiveSlip(ctx, { params, body: { version: 1 } })
      await answerSlip(ctx, { params, body: { version: 2, text: '正在办理，本周内办结。', files: [] } }, [])
    })
  }
  const red = await acting(office, daysAgo(2), (ctx) => write(ctx, 'red', 5))
  if (red) await acting(leader, daysAgo(1), (ctx) => approveSlip(ctx, { params: { id: red }, body: { version: 1 } }))
  await acting(office, daysAgo(1), (ctx) => write(ctx, 'yellow', 4))
  await acting(office, now, (ctx) => write(ctx, 'blue', 2))
}
