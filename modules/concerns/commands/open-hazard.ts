import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { openHazards } from '../../hazards/public.ts'
import { sealPlace } from '../queries.ts'
import { addText } from './add-word.ts'
import { takeConcern } from './answer-concern.ts'

interface Input {
  params: { id: string }
  body: { version: number; unitId: string; title: string; description: string }
}

/** 列为隐患 — an overreach report becomes a hazard of the unit that ordered it, in the office's own words and without a way back to who reported. */
export async function openHazardOf(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const concern = await takeConcern(ctx, input)
  if (concern.kind !== 'overreach') throw new DomainError('conflict', 'notOverreach', '只有超职责指令反映才列为隐患。')
  if (concern.hazardSealed !== null) throw new DomainError('conflict', 'hazardOpen', '已经列为隐患，没有重复列。')
  const { unitId, title, description } = input.body
  const [hazard] = await openHazards(ctx, [
    { unitId, title, description, category: 'teamManagement', source: 'overreachReport', sourceId: null },
  ])
  await ctx.tx
    .updateTable('concerns')
    .set({ hazardSealed: ctx.keys.seal(hazard?.id ?? '', sealPlace('hazardSealed', concern.id)), version: concern.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', concern.id)
    .where('version', '=', concern.version)
    .execute()
  await addText(ctx, concern.id, { act: 'hazardOpened', side: 'handler', name: ctx.actor.name, text: '' })
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.hazardOpened' })
  return { id: concern.id }
}
