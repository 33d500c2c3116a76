/** A text, or pieces between which alone a line may break (阿依古丽·｜买买提). */
export type FormCell = string | readonly string[]

export interface FormColumn {
  /** Head of the column; \n where it is to break. */
  readonly head: string
  readonly widthMm: number
  readonly align: 'center' | 'left'
  readonly isNumber: boolean
}

export interface FormSection {
  /** What names the section outside its pages: the sheet's tab, the single file. */
  readonly name: string
  /** Left, middle and right words above the table (填报单位, 审核人, 填报时间); null where they are switched off. */
  readonly headLine: readonly [string, string, string] | null
  /** Cells by column; the first column holds the line's number. */
  readonly rows: readonly (readonly FormCell[])[]
  /** Form number, time of freezing, digest, change; empty if there is nothing to say. */
  readonly lastLine: string
}

/** A ruled form in the manner of GB/T 9704 annexes: A4 portrait, the same head on each page, numbered lines, a section for each unit. */
export interface OfficialForm {
  readonly label: string
  /** Whose form it is, and its name: together the title. */
  readonly owner: string
  readonly name: string
  readonly columns: readonly FormColumn[]
  readonly sections: readonly FormSection[]
  readonly note: string
  readonly rowsPerPage: number
  readonly rowHeightMm: number
  readonly headHeightMm: number
  readonly isDemo: boolean
}

/** The pieces of a name: it breaks after · and nowhere else. */
export function namePieces(name: string): string[] {
  return name.split(/(?<=·)/u)
}

/** The whole text of a cell, without the places where it may break. */
export function cellText(cell: FormCell): string {
  return typeof cell === 'string' ? cell : cell.join('')
}
