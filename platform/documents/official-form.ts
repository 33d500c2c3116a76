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
  /** Cells by column. Of numbered lines the first column holds the number; of growing ones it is merged over equal neighbours. */
  readonly rows: readonly (readonly FormCell[])[]
  /** Form number, time of freezing, digest, change; empty if there is nothing to say. */
  readonly lastLine: string
}

/** A ruled form in the manner of GB/T 9704 annexes: A4, the same head on each page, a section for each unit. */
export interface OfficialForm {
  readonly label: string
  /** Whose form it is, and its name: together the title. */
  readonly owner: string
  readonly name: string
  readonly columns: readonly FormColumn[]
  readonly sections: readonly FormSection[]
  readonly note: string
  /** Landscape: the sheet turned by a quarter, its head at the binding edge, the page number where it stands in portrait. */
  readonly orientation: 'portrait' | 'landscape'
  /** Numbered lines of one height that fill the page, texts made smaller to fit; or lines that grow with their text and end with the last. */
  readonly lines: 'numbered' | 'growing'
  /** With the height: how much of a page the lines may take. */
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

/** Type area of A4 under GB/T 9704, and the same turned by a quarter; millimetres. */
export const pageShapes = {
  portrait: { widthMm: 156, margins: { top: 37, left: 28, right: 26, bottom: 35 } },
  landscape: { widthMm: 225, margins: { top: 28, left: 35, right: 37, bottom: 26 } },
} as const

/** Of each line: over how many lines of its page the first cell stands; 0 where the one above reaches down. `starts`: first line of each page. */
export function spansByPage(form: OfficialForm, rows: readonly (readonly FormCell[])[], starts: readonly number[]): number[] {
  const heads = rows.map((cells) => cellText(cells[0] ?? ''))
  const isJoined = (index: number) =>
    form.lines === 'growing' && heads[index] !== '' && heads[index] === heads[index - 1] && !starts.includes(index)
  return heads.map((_, index) => {
    if (isJoined(index)) return 0
    let end = index + 1
    while (end < heads.length && isJoined(end)) end++
    return end - index
  })
}
