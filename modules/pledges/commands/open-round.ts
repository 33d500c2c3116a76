import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { requestSignatures } from '../../signatures/public.ts'
import { versionInForceOn } from '../../wordings/public.ts'
import { peopleAsked } from '../filters.ts'
import { canOpenRound } from '../policy.ts'
import type { Audience } from '../tables.ts'

interface Input {
  body: { title: string; wordingId: string; audience: Audience; isStanding: boolean; fromOn: string; dueOn: string | null }
}

/** Where a round is opened: the actor's own place in the tree; it asks nobody outside it. */
function placeOf({ scope }: Pick<CommandContext, 'scope'>): string {
  const place = scope.ranges[0]?.from
  if (place === undefined) throw forbidden()
  return place
}

function assertDates({ fromOn, dueOn }: Input['body'], today: string): void {
  if (fromOn < today) throw invalid('fromOn', '开始日期不能早于今天。', 'past')
  if (dueOn !== null && dueOn < fromOn) throw invalid('dueOn', '截止日期不能早于开始日期。', 'beforeStart')
}

/** 发起签订批次 — asks everybody whom the audience names to sign the version in force on the first day. */
export async function openRound(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!canOpenRound(ctx.actor)) throw forbidden()
  assertDates(body, ctx.today)
  const version = await versionInForceOn(ctx, body.wordingId, body.fromOn)
  if (!version)
    throw new DomainError('conflict', 'noVersionInForce', '这份范本到开始那天还没有施行的版本。先在“范本”里批准、施行，再发起。')
  const { bureauId, accountId, name } = ctx.actor
  const round = { bureauId, id: newId(), wordingId: body.wordingId, unitSortKey: placeOf(ctx), audience: body.audience }
  const people = await peopleAsked(ctx.db, round, version.id)
    .select(['people.id', 'people.unitId', 'people.unitSortKey'])
    .execute()
  if (people.length === 0 && !body.isStanding)
    throw invalid('audience', '按这些条件一个人也没有，批次没有发起。放宽单位、岗位或者类别再试。', 'nobody')
  await ctx.tx
    .insertInto('signingRounds')
    .values({
      ...round,
      audience: JSON.stringify(body.audience),
      versionId: version.id,
      serialNumber: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '签'),
      title: body.title,
      isStanding: body.isStanding,
      fromOn: body.fromOn,
      dueOn: body.dueOn,
      openedBy: accountId,
      openedByName: name,
      openedAt: ctx.now,
    })
    .execute()
  await requestSignatures(
    ctx.tx,
    bureauId,
    people.map((p) => ({
      occasion: 'round',
      occasionId: round.id,
      personId: p.id,
      unitId: p.unitId,
      unitSortKey: p.unitSortKey,
      wordingId: body.wordingId,
      versionId: version.id,
      fromOn: body.fromOn,
      dueOn: body.dueOn,
    })),
  )
  await recordEvent(ctx, {
    verb: 'round.opened',
    subjects: [
      { id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey },
      ...people.map((p) => ({ id: p.id, kind: 'person', unitSortKey: p.unitSortKey })),
    ],
    changes: [{ field: 'title', after: body.title, subjectId: round.id }],
  })
  return { id: round.id }
}
