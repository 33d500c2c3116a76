import { findEveryLending, recordSealed } from '../../../platform/access/sealed-files.ts'
import { asSystem } from '../../../platform/access/system-context.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import type { Keys } from '../../../platform/keys.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { findLimits } from '../../outcomes/public.ts'
import { ends, windowOf } from '../rails.ts'
import { capacityLabels } from '../words.ts'
import type { Capacity } from '../workflow.ts'
import { writeEntry } from './take-file.ts'

const findRunning = (ctx: CommandContext) =>
  ctx.tx
    .selectFrom('proceedings as p')
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.state', 'not in', [...ends, 'reported'])
    .where('p.waitingSince', 'is', null)
    .select(['p.id', 'p.state', 'p.remedy', 'p.dueOn', 'p.remedyDueOn', 'p.remindedFor'])
    .select((e) =>
      e
        .selectFrom('proceedingEntries as x')
        .whereRef('x.bureauId', '=', 'p.bureauId')
        .whereRef('x.proceedingId', '=', 'p.id')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('entries'),
    )
    .orderBy('p.id')
    .forUpdate('p')
    .execute()
type Row = Awaited<ReturnType<typeof findRunning>>[number]

async function remind(ctx: CommandContext, row: Row, dueOn: string): Promise<void> {
  const window = windowOf(row.state, row.remedy)
  if (!window) return
  const [code, who] = window
  const label = (await findLimits(ctx)).find((l) => l.code === code)?.label ?? ''
  const isOwn = who.some((c) => c === 'subject')
  const lent = (await findEveryLending(ctx, row.id)).filter((l) => l.endedAt === null)
  const names = who.flatMap((capacity) =>
    lent.filter((l) => l.capacity === capacity).map((l) => `${capacityLabels[capacity as Capacity]} ${l.name}`),
  )
  await writeEntry(
    ctx,
    {
      kind: isOwn ? 'ownReminder' : 'reminder',
      lines: [
        ['期限', `${label}，${dueOn} 届满`],
        ['提醒', `${names.length > 0 ? names.join('、') : '受理领导'}，已列入待办`],
      ],
    },
    { proceedingId: row.id, position: Number(row.entries) + 1 },
  )
  await ctx.tx
    .updateTable('proceedings')
    .set({ remindedFor: dueOn })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', row.id)
    .execute()
  await recordSealed(ctx, { fileId: row.id, verb: 'proceeding.reminded' })
}

/** 期限提醒 — three working days before a window ends, once; a calendar that is not loaded gives no day, and none is guessed. Runs as the owner; done again it changes nothing. */
export async function remindWindows(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<void> {
  const ctx = await asSystem(tx, bureauId, today, keys)
  const calendar = await workingDaysOf(ctx)
  for (const row of await findRunning(ctx)) {
    const dueOn = row.state === 'served' ? row.remedyDueOn : row.dueOn
    if (dueOn === null || dueOn === row.remindedFor || calendar.lightOf(dueOn, today) !== 'near') continue
    await remind(ctx, row, dueOn)
  }
}
