import { optionsOf } from '../../../app/kit/list/definition.ts'
import { standingLabels } from '../../../platform/http/contract.ts'
import type { AskedColumn, ColumnView, FormView, TallyView } from '../contract.ts'
import { kindLabels, rowsPerLabels, stateLabels } from '../words.ts'

export const standingOptions = optionsOf(standingLabels)
export const stateOptions = optionsOf(stateLabels)
export const kindOptions = optionsOf(kindLabels)
export const rowsPerOptions = optionsOf(rowsPerLabels)
export const formStateOptions = [
  { value: 'open', label: '进行中' },
  { value: 'closed', label: '已结束' },
]

/** 按时 3、迟报 1、漏报 0、未到期 2，共 6 个单位: every total with its denominator. */
export const tallyWords = (t: TallyView): string => {
  const released = t.released > 0 ? `、未到期结束 ${t.released}` : ''
  return `按时 ${t.onTime}、迟报 ${t.late}、漏报 ${t.missing}、未到期 ${t.notDue}${released}，共 ${t.units} 个单位`
}

export const emptyColumn: AskedColumn = {
  ...{ name: '', kind: 'text', isRequired: true, help: '', least: null, most: null, maxLength: null, options: [] },
  ...{ filledFrom: null, whyAsked: null },
}
/** The columns of a form that is sent out once more. */
export const askedAgain = (columns: readonly ColumnView[]): AskedColumn[] => columns.map(({ key: _, ...column }) => column)
/** Name and number stand in front of every auxiliary's row: columns that would say them once more are left out. */
export const shownColumns = ({ rowsPer, columns }: Pick<FormView, 'rowsPer' | 'columns'>): readonly ColumnView[] =>
  rowsPer === 'auxiliary' ? columns.filter((c) => c.filledFrom !== 'name' && c.filledFrom !== 'number') : columns
