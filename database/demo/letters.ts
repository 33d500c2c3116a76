import { issueLetters } from '../../modules/letters/commands/issue-letters.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

const daysAgo = 12
const daysToSign = 14

const issue = (ctx: CommandContext, holderDuty: 'unitHead' | 'leadOfficer', unitIds: string[]) =>
  issueLetters(ctx, {
    body: { holderDuty, unitIds, renews: false, successorMeans: 'acknowledgement', dueOn: addDays(ctx.today, daysToSign) },
  })

/** 责任书 — to every unit, and in 柳河 to the officers; nobody can sign for the people of the demo, so that all of them wait. Other units have none for their officers yet. */
export async function addDemoLetters(services: Services, founded: Founded): Promise<void> {
  const then = new Date(services.clock().getTime() - daysAgo * 86_400_000)
  await actingIn(services, founded)('office', then, async (ctx) => {
    await issue(ctx, 'unitHead', [])
    const liuhe = await ctx.db
      .selectFrom('units')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('name', '=', '柳河派出所')
      .select('id')
      .executeTakeFirst()
    if (liuhe) await issue(ctx, 'leadOfficer', [liuhe.id])
  })
}
