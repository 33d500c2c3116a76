import { openRound } from '../../modules/pledges/commands/open-round.ts'
import { findWordingId } from '../../modules/wordings/public.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

interface DemoRound {
  readonly title: string
  readonly code: string
  readonly isStanding: boolean
  /** Days before today. */
  readonly begun: number
  /** Days from today; negative: overdue. */
  readonly due: number
}
const rounds: readonly DemoRound[] = [
  { title: '第一批：保密承诺书', code: 'confidentialityPledge', isStanding: true, begun: 9, due: 2 },
  { title: '第二批：网络社交行为遵规承诺书', code: 'onlineConductPledge', isStanding: true, begun: 16, due: -3 },
]

async function open(ctx: CommandContext, { title, code, isStanding, begun, due }: DemoRound): Promise<void> {
  const audience = { people: 'auxiliary' as const, unitIds: [], postIds: [], auxiliaryKinds: [], joinedSince: null }
  const wordingId = await findWordingId(ctx, code)
  await openRound(ctx, {
    body: {
      title,
      wordingId,
      audience: { ...audience, isOutdatedOnly: false },
      isStanding,
      fromOn: ctx.today,
      dueOn: addDays(ctx.today, begun + due),
    },
  })
}

/** Two rounds that nobody can have answered yet, one of them overdue on any day. */
export async function addDemoRounds(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const now = services.clock()
  for (const round of rounds)
    await acting('office', new Date(now.getTime() - round.begun * 86_400_000), (ctx) => open(ctx, round))
}
