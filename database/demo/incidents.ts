import { addStep, assignTrack } from '../../modules/incidents/commands/add-step.ts'
import { approveStatement, draftStatement } from '../../modules/incidents/commands/draft-statement.ts'
import { recordIncident } from '../../modules/incidents/commands/record-incident.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingAs } from './players.ts'

const steps = [
  ['lawful', '周启航', '到现场了解情况，引导当事双方到所里处理。'],
  ['publicInformation', '郭立军', '拟情况说明，报所领导审定。'],
  ['onSite', '孙立新', '增派两组民警带辅警在集市东口疏导，半小时后恢复通行。'],
] as const

async function fill(ctx: CommandContext): Promise<string> {
  const { bureauId } = ctx.actor
  const named = async (table: 'units' | 'people', name: string): Promise<string> => {
    const found = ctx.db.selectFrom(table).where('bureauId', '=', bureauId).where('name', '=', name)
    return (await (table === 'people' ? found.where('kind', '=', 'officer') : found).select('id').executeTakeFirstOrThrow()).id
  }
  const said = { title: '集市东口道路拥堵', summary: '集市散场时车辆与人流集中，道路堵塞约半小时。', place: '集市东口' }
  const when = { happenedOn: ctx.today, happenedTime: '00:10' }
  const { id } = await recordIncident(ctx, { body: { unitId: await named('units', '柳河派出所'), ...said, ...when } })
  const params = { id }
  let version = 1
  for (const [track, name, text] of steps) {
    await assignTrack(ctx, { params, body: { version: version++, track, ownerId: await named('people', name) } })
    await addStep(ctx, { params, body: { version: version++, track, takenOn: ctx.today, takenTime: '00:30', text } })
  }
  const text = '集市东口因散场人车集中一度拥堵，经民警疏导已恢复通行，没有人员受伤。'
  await draftStatement(ctx, { params, body: { version, text, isPublic: true } })
  return id
}

/** 三同步 — one event of a week ago with three tracks and an approved statement. Call it after the accounts. */
export async function addDemoIncident(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const at = new Date(services.clock().getTime() - 7 * 86_400_000)
  const id = await acting(['谢春燕', 'unitClerk'], at, fill)
  await acting(['郭立军', 'unitHead'], at, async (ctx) => {
    const drafted = await ctx.db
      .selectFrom('approvedStatements as s')
      .innerJoin('incidents as i', (j) => j.onRef('i.bureauId', '=', 's.bureauId').onRef('i.id', '=', 's.incidentId'))
      .where('s.bureauId', '=', founded.bureauId)
      .where('s.incidentId', '=', id)
      .select(['s.id', 'i.version'])
      .executeTakeFirstOrThrow()
    await approveStatement(ctx, { params: { id, statementId: drafted.id }, body: { version: drafted.version } })
  })
}
