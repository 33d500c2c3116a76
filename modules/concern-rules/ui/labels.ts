import { categoryLabels } from '../../concerns/words.ts'

export const wordsOfCategory = (category: string): string =>
  (categoryLabels as Readonly<Record<string, string>>)[category] ?? category
