import { doDecision } from '../../modules/consultation-decisions/commands/do-decision.ts'
import { draftDecision } from '../../modules/consultation-decisions/commands/draft-decision.ts'
import { addPoint } from '../../modules/consultations/commands/add-point.ts'
import { approveConsultation } from '../../modules/consultations/commands/approve-consultation.ts'
import { holdConsultation, writeMinutes } from '../../modules/consultations/commands/hold-consultation.ts'
import { prepareConsultation } from '../../modules/consultations/commands/prepare-consultation.ts'
import { appointToTaskForce } from '../../modules/task-forces/commands/appoint-to-task-force.ts'
import { foundTaskForce } from '../../modules/task-forces/commands/form-task-force.ts'
import { setCycle } from '../../modules/task-forces/commands/set-cycle.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

const daysAgo = 35
const named = [
  ['高远山', 'head'],
  ['冯家乐', 'deputy'],
  ['秦月华', 'deputy'],
  ['李文静', 'officeDirector'],
  ['何俊杰', 'officeDeputy'],
] as const
const joining = ['政治处', '网络安全大队', '控申科', '宣教科', '柳河派出所', '青桥派出所', '城关派出所']

const officerId = async (ctx: CommandContext, name: string): Promise<string> => {
  const { bureauId } = ctx.actor
  const found = ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'officer')
    .where('name', '=', name)
  return (await found.select('id').executeTakeFirstOrThrow()).id
}
async function unitIds(ctx: CommandContext, names: readonly string[]): Promise<string[]> {
  const units = ctx.db.selectFrom('units').where('bureauId', '=', ctx.actor.bureauId).where('name', 'in', names)
  return (await units.orderBy('unitSortKey').select('id').execute()).map((u) => u.id)
}
const versionOf = async (ctx: CommandContext, table: 'taskForces' | 'consultations', id: string): Promise<number> =>
  (
    await ctx.db
      .selectFrom(table)
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', id)
      .select('version')
      .executeTakeFirstOrThrow()
  ).version

/** The task force with its people and its cycle. */
async function form(ctx: CommandContext): Promise<string> {
  const foundedOn = addDays(ctx.today, -30)
  const { id } = await foundTaskForce(ctx, { body: { name: '辅警队伍教育管理专班', reference: '明公通〔2026〕7号', foundedOn } })
  const params = { id }
  for (const [name, duty] of named) {
    const body = {
      version: await versionOf(ctx, 'taskForces', id),
      personId: await officerId(ctx, name),
      duty,
      fromOn: foundedOn,
    }
    await appointToTaskForce(ctx, { params, body })
  }
  const cycle = { everyCount: 1, everyUnit: 'month', firstDueOn: ctx.today, joinFrom: 40 } as const
  const joinWords = ['政治处', '网监', '网络安全', '控申', '宣教']
  await setCycle(ctx, { params, body: { version: await versionOf(ctx, 'taskForces', id), ...cycle, joinWords } })
  return id
}

async function prepare(ctx: CommandContext, taskForceId: string): Promise<string> {
  const chairId = await officerId(ctx, '高远山')
  const asked = { meetingOn: ctx.today, place: '局三楼会议室', chairId, unitIds: await unitIds(ctx, joining) }
  const { id } = await prepareConsultation(ctx, { body: { taskForceId, ...asked } })
  await addPoint(ctx, {
    params: { id },
    body: { version: 1, title: '年终勤务期间辅警执勤安排', facts: '重点看夜间值班和带班。' },
  })
  return id
}

/** One decision becomes a measure of the first hazard that was talked about, for an officer of its unit. */
async function decideOnHazard(ctx: CommandContext, id: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('consultationPoints as p')
    .innerJoin('hazards as h', (j) => j.onRef('h.bureauId', '=', 'p.bureauId').onRef('h.id', '=', 'p.hazardId'))
    .innerJoin('people as o', (j) => j.onRef('o.bureauId', '=', 'h.bureauId').onRef('o.unitId', '=', 'h.unitId'))
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.consultationId', '=', id)
    .where('o.kind', '=', 'officer')
    .orderBy('p.position')
    .orderBy('o.namePinyin')
    .select(['p.id as pointId', 'h.id as hazardId', 'o.id as ownerId'])
    .executeTakeFirst()
  if (!found) return
  const version = await versionOf(ctx, 'consultations', id)
  const body = { ...found, version, text: '登记由带班民警每天核对签字', unitId: null, dueOn: addDays(ctx.today, 30) }
  await draftDecision(ctx, { params: { id }, body })
}

/** The first meeting as its office writes it: attendance, minutes, a decision for each of two units. */
async function hold(ctx: CommandContext, id: string): Promise<void> {
  const params = { id }
  const absences = (await unitIds(ctx, ['宣教科'])).map((unitId) => ({ unitId, reason: '参加县里的宣传活动' }))
  await holdConsultation(ctx, { params, body: { version: 2, absences } })
  const points = await ctx.db
    .selectFrom('consultationPoints')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('consultationId', '=', id)
    .orderBy('position')
    .select('id')
    .execute()
  const minutes = '各单位说明了夜间带班的情况。\n带班民警必须到岗，辅警不得单独执勤；值班表报辅警办。'
  const said = points.slice(-1).map((p) => ({ id: p.id, minutes }))
  const reasons = '夜间带班不到位的情况在几个单位都有，人员紧的时段容易出现辅警单独执勤。'
  await writeMinutes(ctx, { params, body: { version: 3, points: said, level: 'serious', reasons } })
  const tasks = [
    ['柳河派出所', '清点数字证书，多人共用的当月收回', 20],
    ['城关派出所', '调整夜间值班表，每班有民警带班', 14],
  ] as const
  for (const [name, text, days] of tasks) {
    const [unitId = null] = await unitIds(ctx, [name])
    const body = {
      version: await versionOf(ctx, 'consultations', id),
      text,
      pointId: null,
      hazardId: null,
      unitId,
      ownerId: null,
    }
    await draftDecision(ctx, { params, body: { ...body, dueOn: addDays(ctx.today, days) } })
  }
  await decideOnHazard(ctx, id)
}

/** 专班和会商 — the task force, a meeting of five weeks ago with its approved minutes and tasks, and the next one prepared for today. Call it after the accounts. */
export async function addDemoConsultations(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const now = services.clock()
  const then = new Date(now.getTime() - daysAgo * 86_400_000)
  const { force, id } = await acting('office', then, async (ctx) => {
    const taskForceId = await form(ctx)
    const meeting = await prepare(ctx, taskForceId)
    await hold(ctx, meeting)
    return { force: taskForceId, id: meeting }
  })
  await acting('leader', then, async (ctx) =>
    approveConsultation(ctx, { params: { id }, body: { version: await versionOf(ctx, 'consultations', id) } }),
  )
  await acting('office', now, async (ctx) => {
    const decided = ctx.db.selectFrom('consultationDecisions').where('bureauId', '=', founded.bureauId)
    const done = await decided
      .where('kind', '=', 'task')
      .where('unitName', '=', '城关派出所')
      .select(['id', 'version'])
      .executeTakeFirst()
    const note = '值班表已调整，每班一名民警带班。'
    if (done) await doDecision(ctx, { params: { id: done.id }, body: { version: done.version, note } })
    await prepare(ctx, force)
  })
}
