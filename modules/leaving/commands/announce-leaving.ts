import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { askSecondLook } from '../../second-looks/public.ts'
import { canWork } from '../policy.ts'
import { leavingsInScope } from '../queries.ts'
import { openLeaving, subjectsOf } from './settle-leavings.ts'

interface Input {
  body: { personId: string; separatedOn: string; isContractNotRenewed?: boolean | undefined }
}

/** 预办离岗手续 — for somebody who still serves, so that the undertaking can be signed on screen before the last day; a contract not renewed is shown to a second person first. */
export async function announceLeaving(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!canWork(ctx.actor)) throw forbidden()
  const { bureauId, name } = ctx.actor
  const person = await ctx.tx
    .selectFrom('people')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
    .where('people.bureauId', '=', bureauId)
    .where('people.id', '=', body.personId)
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .where(inScope(ctx.scope, 'people.unitSortKey'))
    .select(['people.id', 'people.name', 'people.kind', 'unitId', 'people.unitSortKey', 'u.name as unitName'])
    .forUpdate('people')
    .executeTakeFirst()
  if (!person) throw notFound()
  if (body.separatedOn < ctx.today) throw invalid('separatedOn', '预计离岗日期不能早于今天；已经离岗的，直接办理离岗。', 'past')
  const standing = await leavingsInScope(ctx, { state: 'open', personId: person.id }).select('l.id').executeTakeFirst()
  if (standing) throw new DomainError('conflict', 'alreadyOpen', '这个人的离岗手续已经在办，没有重复开。')
  const { separatedOn } = body
  const isContractNotRenewed = body.isContractNotRenewed === true
  const started = await openLeaving(ctx.tx, person, {
    bureauId,
    separatedOn,
    isAnnounced: true,
    isContractNotRenewed,
    startedByName: name,
  })
  if (isContractNotRenewed) await askSecondLook(ctx, { act: 'contractNotRenewed', recordId: started.id, person })
  await recordEvent(ctx, {
    verb: 'leaving.announced',
    subjects: subjectsOf([started]),
    changes: [{ subjectId: started.id, field: 'separatedOn', after: separatedOn }],
  })
  return { id: started.id }
}
