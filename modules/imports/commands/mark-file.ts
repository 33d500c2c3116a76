import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { CellMark } from '../../../platform/spreadsheet/mark-xlsx.ts'
import type { ShownProblem } from '../preview.ts'
import { findImport, findRowsAfter } from '../queries.ts'

const rowsAtOnce = 5000
const verdicts = ['added', 'changed', 'unchanged', 'problem', 'elsewhere', 'leftOut']

function marksOf(problems: readonly ShownProblem[]): CellMark[] {
  return problems.flatMap(({ sheet, row, column, severity, message, cure }) =>
    severity === 'error' ? [{ sheet, row, column: column ?? 0, note: `${message}${cure}` }] : [],
  )
}

/** Several problems of a cell make one note. */
function oneNoteEach(marks: readonly CellMark[]): CellMark[] {
  return [...Map.groupBy(marks, ({ sheet, row, column }) => `${sheet}!${row},${column}`).values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, note: same.map(({ note }) => note).join('\n') }]
  })
}

/** 标注原表 — the cells of the uploaded file that must be put right; taking the file out leaves its event. */
export async function markFile(
  ctx: CommandContext,
  importId: string,
): Promise<{ fileId: string; fileName: string; marks: CellMark[] }> {
  const found = await findImport(ctx, importId)
  const marks: CellMark[] = []
  for (let position = -1; ; ) {
    const rows = await findRowsAfter(ctx, importId, verdicts, { position, limit: rowsAtOnce })
    const last = rows.at(-1)
    if (last === undefined) break
    position = last.position
    for (const { problems } of rows) marks.push(...marksOf(problems as ShownProblem[]))
  }
  await recordEvent(ctx, {
    verb: 'import.fileMarked',
    subjects: [{ id: found.id, kind: 'import', unitSortKey: found.unitSortKey }],
  })
  return { fileId: found.fileId, fileName: found.fileName, marks: oneNoteEach(marks) }
}
