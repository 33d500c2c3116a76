import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'

const names: readonly [string, 'duty' | 'civilian'][] = [['文书助理岗', 'civilian'], ['窗口服务岗', 'civilian'], ['治安协管岗', 'duty'], ['案件协理岗', 'civilian'], ['社区警务协管岗', 'duty'], ['巡逻防控岗', 'duty']]

export async function addDemoPosts(ctx: CommandContext): Promise<{ id: string; name: string; category: 'duty' | 'civilian' }[]> {
  const rows = names.map(([name, category], i) => ({ bureauId: ctx.actor.bureauId, id: newId(), name, category, position: i + 1, isExample: true, policeLine: null }))
  await ctx.tx.insertInto('posts').values(rows).execute()
  return rows
}
