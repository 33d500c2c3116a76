import type { CommandContext } from '../../platform/context.ts'
import type { Attachment } from '../../platform/files/attachment.ts'
import { type Chosen, takeTasks } from './commands/acknowledge-tasks.ts'
import { advanceTasks, concludeTasks } from './commands/advance-task.ts'
import { works } from './policy.ts'

/** What a unit reports on several tasks at once. */
export async function tellOfTasks(
  ctx: CommandContext,
  chosen: readonly Chosen[],
  told: { readonly note: string; readonly file: Attachment | null },
): Promise<void> {
  if (chosen.length === 0) return
  const said = { note: told.note, files: told.file ? [told.file] : [] }
  if (told.file) await concludeTasks(ctx, await takeTasks(ctx, chosen, 'conclude', works), said)
  else await advanceTasks(ctx, await takeTasks(ctx, chosen, 'advance', works), said)
}
