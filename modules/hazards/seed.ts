import type { CommandContext } from '../../platform/context.ts'
import { addTerms, type NewTerm } from './commands/change-terms.ts'

export type ExampleTerm = NewTerm

/** The words a bureau begins with; its own take their place. */
export const addExampleTerms = (ctx: CommandContext, terms: readonly ExampleTerm[]): Promise<{ ids: string[] }> =>
  addTerms(ctx, terms)
