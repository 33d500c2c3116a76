/** Rows that have no identity but their place, each with a key for it. */
export const keyed = <T extends object>(rows: readonly T[]): (T & { readonly key: string })[] =>
  rows.map((row, place) => ({ ...row, key: `at${place}` }))
