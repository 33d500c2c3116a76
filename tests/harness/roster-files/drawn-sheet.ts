/** A sheet as a clerk would have made it; the writers below turn it into files. They share no code with the reader. */
export type DrawnCell =
  | null
  | string
  | { readonly number: string; readonly format?: string }
  | { readonly date: string; readonly format?: string }
  | { readonly formula: string; readonly cached: string | number }
  | { readonly error: string }
  | { readonly blank: true }

export interface DrawnSheet {
  readonly name: string
  readonly rows: readonly (readonly DrawnCell[])[]
  readonly hiddenRows?: readonly number[]
  readonly merges?: readonly string[]
  readonly isHidden?: boolean
}

/** Days from 30 December 1899, as Excel counts them from March 1900 on. */
export function excelDay(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

/** Letters of the n-th column, from 0, up to ZZ. */
export function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : String.fromCharCode(64 + Math.floor(index / 26)) + last
}
