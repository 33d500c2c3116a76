import { acknowledgeDelegation } from '../../modules/delegations/commands/acknowledge-delegation.ts'
import { makeDelegation } from '../../modules/delegations/commands/make-delegation.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingAs } from './players.ts'

/** 委托 — the head of 柳河 is away for three days next week; who stands in has seen it. Call it after the accounts. */
export async function addDemoDelegation(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const now = services.clock()
  const { rows } = await services.pool.query<{ id: string }>(
    'select "accountId" as "id" from "accounts" where "bureauId" = $1 and "name" = $2',
    [founded.bureauId, '孙立新'],
  )
  const fromOn = addDays(beijingDate(now), 7)
  const body = { toId: rows[0]?.id ?? '', fromOn, toOn: addDays(fromOn, 2), reason: '参加市局业务培训' }
  const { id } = await acting(['郭立军', 'unitHead'], now, (ctx) => makeDelegation(ctx, { body }))
  await acting(['孙立新', 'leaderInCharge'], now, (ctx) => acknowledgeDelegation(ctx, { params: { id }, body: { version: 1 } }))
}
