import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { findOfficers } from '../../personnel/public.ts'
import type { setMeasures as endpoint } from '../contract.ts'
import { canSetMeasures } from '../policy.ts'
import type { HazardFacts } from '../queries.ts'
import { assertTerm, indexHazard } from './open-hazards.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

type Body = z.infer<NonNullable<(typeof endpoint)['body']>>
type NewMeasure = Omit<Body['measures'][number], 'dueOn'> & { readonly dueOn: string; readonly sourceId?: string | null }

/** Names of officers of the unit by id; `invalid` where somebody is none of them. */
export async function officersNamed(ctx: CommandContext, unitId: string): Promise<(id: string, path: string) => string> {
  const officers = new Map((await findOfficers(ctx, unitId)).map((o) => [o.id, o.name]))
  return (id, path) => {
    const name = officers.get(id)
    if (name === undefined) throw invalid(path, '责任人须是本单位在职的民警，请重新选。', 'notOfUnit')
    return name
  }
}

/** The deadline: a day, or a number of working days from today on a calendar that is loaded. */
async function deadlineOf(ctx: CommandContext, { rectifyBy, workingDays }: Body): Promise<string> {
  if ((rectifyBy === null) === (workingDays === null))
    throw invalid('rectifyBy', '时限填一样：一个日期，或者多少个工作日。', 'oneDeadline')
  const day = rectifyBy ?? (await workingDaysOf(ctx)).plus(ctx.today, workingDays ?? 0)
  if (day === undefined)
    throw invalid('workingDays', '算到的那一年工作日历还没有载入，改填日期，或者先载入日历。', 'yearNotLoaded')
  if (day < ctx.today) throw invalid('rectifyBy', '时限不能早于今天。', 'past')
  return day
}

/** A day of a measure lies between today and the hazard's own. */
export function assertDay(ctx: CommandContext, dueOn: string, rectifyBy: string, path: string): void {
  if (dueOn < ctx.today || dueOn > rectifyBy) throw invalid(path, `措施的时限应在今天到 ${rectifyBy} 之间。`, 'outOfSpan')
}

/** Adds measures behind those there are, in the present round; their ids. */
export async function insertMeasures(
  ctx: CommandContext,
  hazard: Pick<HazardFacts, 'id' | 'unitSortKey' | 'relapses'>,
  measures: readonly (NewMeasure & { readonly ownerName: string })[],
): Promise<string[]> {
  const { bureauId } = ctx.actor
  const { last } = await ctx.tx
    .selectFrom('hazardMeasures')
    .where('bureauId', '=', bureauId)
    .where('hazardId', '=', hazard.id)
    .select(sql<number>`coalesce(max("number"), 0)`.as('last'))
    .executeTakeFirstOrThrow()
  const ids = measures.map(() => newId())
  await ctx.tx
    .insertInto('hazardMeasures')
    .values(
      measures.map((m, i) => ({
        bureauId,
        id: ids[i] ?? '',
        hazardId: hazard.id,
        unitSortKey: hazard.unitSortKey,
        number: last + i + 1,
        text: m.text,
        ownerId: m.ownerId,
        ownerName: m.ownerName,
        dueOn: m.dueOn,
        round: hazard.relapses,
        sourceId: m.sourceId ?? null,
      })),
    )
    .execute()
  return ids
}

/** Open measures that had the hazard's own day go with it when it is moved later. */
export async function moveMeasures(ctx: CommandContext, hazard: HazardFacts, day: string): Promise<void> {
  await ctx.tx
    .updateTable('hazardMeasures')
    .set((e) => ({ dueOn: day, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('hazardId', '=', hazard.id)
    .where('round', '=', hazard.relapses)
    .where('dueOn', '=', hazard.rectifyBy)
    .where('doneOn', 'is', null)
    .where('droppedAt', 'is', null)
    .execute()
}

/** What a consultation decided stays. */
const dropMeasures = (ctx: CommandContext, hazard: HazardFacts) =>
  ctx.tx
    .updateTable('hazardMeasures')
    .set((e) => ({ droppedAt: ctx.now, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('hazardId', '=', hazard.id)
    .where('round', '=', hazard.relapses)
    .where('sourceId', 'is', null)
    .where('droppedAt', 'is', null)
    .execute()

interface Input extends OnHazard {
  body: Body
}

/** 定措施 — grade, cause, goal, owner, deadline, and at least one measure; set anew until rectification starts, never to a later day. */
export async function setMeasures(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  if (!canSetMeasures(ctx.actor)) throw forbidden()
  const { body } = input
  const hazard = await takeHazard(ctx, input, 'setMeasures', canSetMeasures)
  const rectifyBy = await deadlineOf(ctx, body)
  if (hazard.state === 'measuresSet' && hazard.rectifyBy !== null && rectifyBy > hazard.rectifyBy)
    throw invalid('rectifyBy', `时限已定为 ${hazard.rectifyBy}，只能经批准延期，不能改晚。`, 'laterDay')
  await assertTerm(ctx, body.causeId, { kind: 'cause', category: null })
  const nameOf = await officersNamed(ctx, hazard.unitId)
  const ownerName = nameOf(body.ownerId, 'ownerId')
  const measures = body.measures.map((m) => ({ ...m, dueOn: m.dueOn ?? rectifyBy, ownerName: nameOf(m.ownerId, 'measures') }))
  for (const { dueOn } of measures) assertDay(ctx, dueOn, rectifyBy, 'measures')
  await dropMeasures(ctx, hazard)
  const { grade, causeId, rootCause, goal, ownerId } = body
  const note = `${measures.map((m, i) => `${i + 1}. ${m.text}（${m.ownerName}）`).join('；')}。责任人${ownerName}`
  await moveHazard(ctx, hazard, {
    act: 'setMeasures',
    set: { grade, causeId, rootCause, goal, ownerId, ownerName, rectifyBy },
    step: { act: 'measuresSet', note, dueOn: rectifyBy },
  })
  await insertMeasures(ctx, hazard, measures)
  await indexHazard(ctx, {
    id: hazard.id,
    unitSortKey: hazard.unitSortKey,
    title: hazard.title,
    number: hazard.number,
    ownerName,
  })
  await recordEvent(ctx, {
    verb: 'hazard.measuresSet',
    subjects: subjectsOf([hazard]),
    changes: [
      { field: 'ownerId', before: hazard.ownerId, after: ownerId },
      { field: 'rectifyBy', before: hazard.rectifyBy, after: rectifyBy },
    ],
  })
  return { id: hazard.id }
}
