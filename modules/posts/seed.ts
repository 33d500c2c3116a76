import { addMonths } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import { addPost } from './commands/add-post.ts'
import { addRedLine } from './commands/add-red-line.ts'
import { changeLine } from './commands/change-line.ts'
import { editDraft } from './commands/edit-draft.ts'
import { putInForce } from './commands/put-in-force.ts'
import type { Category } from './contract.ts'
import { findAllPosts, findPost } from './queries.ts'

export interface ExamplePost {
  readonly name: string
  readonly category: Category
  readonly supervisionNote: string
  readonly duties: readonly string[]
}
export interface ExampleRedLine {
  readonly wording: string
  readonly basis: string
  readonly keywords: readonly string[]
}

/** Puts example posts in force as version 1, in force for ten months, each marked 示例 until the office puts its own version in force. */
export async function addExamplePosts(
  ctx: CommandContext,
  posts: readonly ExamplePost[],
): Promise<{ id: string; name: string; category: Category }[]> {
  const fromOn = `${addMonths(ctx.today, -10).slice(0, 7)}-01`
  const made: { id: string; name: string; category: Category }[] = []
  for (const { name, category, supervisionNote, duties } of posts) {
    const { id } = await addPost(ctx, { body: { name, category, policeLine: null, supervisionNote }, isExample: true })
    await editDraft(ctx, { params: { id }, body: { version: 1, duties: duties.map((text) => ({ text })) } })
    const draft = (await findPost(ctx, id)).versions[0]
    await putInForce(ctx, {
      params: { id },
      body: { version: draft?.version ?? 1, fromOn, reason: '示例目录，以本局印发为准' },
      isExample: true,
    })
    made.push({ id, name, category })
  }
  return made
}

/** Adds red lines, numbered in the order given. */
export async function addExampleRedLines(ctx: CommandContext, lines: readonly ExampleRedLine[]): Promise<void> {
  for (const [i, line] of lines.entries())
    await addRedLine(ctx, { body: { number: i + 1, wording: line.wording, basis: line.basis, keywords: [...line.keywords] } })
}

/** Puts posts under the police line that supervises them, and with them the people who hold them; call it after the people. */
export async function setExampleLines(ctx: CommandContext, lines: ReadonlyMap<string, string>): Promise<void> {
  for (const { id, name, version } of await findAllPosts(ctx, {})) {
    const policeLine = lines.get(name)
    if (policeLine) await changeLine(ctx, { params: { id }, body: { version, policeLine } })
  }
}
