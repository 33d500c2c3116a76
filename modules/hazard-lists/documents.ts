import { findBureau } from '../../platform/bureau.ts'
import { formatDate } from '../../platform/calendar/dates.ts'
import { type FrozenMark, lastLineOf } from '../../platform/documents/form-files.ts'
import {
  type FormCell,
  type FormColumn,
  type FormSection,
  namePieces,
  type OfficialForm,
} from '../../platform/documents/official-form.ts'
import { DomainError, invalid } from '../../platform/errors.ts'
import type { FrozenForm, PrintedForm } from '../frozen-forms/public.ts'
import { categoryHeads } from '../hazards/words.ts'
import { hazardCategories } from './contract.ts'
import { changesBetween, frozenHazard, lineOf, type Printing, periodWords, presentSheets, snapshotUnit } from './presenter.ts'
import { type FrozenList, findLists, type ListedHazard, type ListedLine, type Period } from './queries.ts'
import { ledgerCells, ledgerColumns } from './sheet.ts'

export interface AnnexOneUnit extends FrozenMark {
  readonly unitName: string
  /** 'YYYY-MM-DD'; empty prints an open date to be filled in by pen. */
  readonly reportOn: string
  /** Lines of the list, in order; null makes a blank form. */
  readonly lines: readonly ListedLine[] | null
  /** Lines of the ledger, in order. */
  readonly hazards: readonly ListedHazard[]
  /** 与第8号相比：新增1条，销号2条; empty when there is nothing to compare with. */
  readonly changeNote: string
}

export interface AnnexOneView {
  readonly bureauName: string
  readonly isDemo: boolean
  readonly sheet: 'list' | 'ledger'
  readonly showsHeadLine: boolean
  readonly units: readonly AnnexOneUnit[]
}

/** The form's fixed words (notice.md, A1). */
const listTitle = '辅警队伍风险隐患排查化解清单'
const listNote = '注：本表由问题台账生成；没有隐患的类别填“无”。'

const column = (head: string, widthMm: number, align: FormColumn['align'] = 'center', isNumber = false): FormColumn => ({
  head,
  widthMm,
  align,
  isNumber,
})
const listColumns: readonly FormColumn[] = [
  column('风险隐患类别', 27),
  column('风险隐患', 71, 'left'),
  column('整改措施', 76, 'left'),
  column('责任人', 24),
  column('备注', 27),
]

export const fileTitle = ({ sheet }: Pick<AnnexOneView, 'sheet'>): string => (sheet === 'list' ? '附件1' : '问题台账')

const printed = (view: AnnexOneView, which: string): PrintedForm => ({ form: formOf(view), title: fileTitle(view), which })

/** Annex 1, or the ledger with all its columns, printed and frozen as of a day or a week. */
export const annexOne: FrozenForm<Printing, Period, FrozenList> = {
  kind: 'annex1',
  print: async (ctx, units, how) => {
    if (how.from > how.to) throw invalid('to', '结束日期早于开始日期。')
    const found = await findLists(ctx, how.isBlank ? [] : units, how)
    const view = presentSheets(await findBureau(ctx), units, found, { printing: how, today: ctx.today })
    return printed(view, how.isBlank ? '空白' : periodWords(how))
  },
  reprint: ({ name, isDemo }, row, showsHeadLine) =>
    printed({ bureauName: name, isDemo, sheet: 'list', showsHeadLine, units: [snapshotUnit(row)] }, row.serialNumber),
  compose: async (ctx, unit, days) => {
    const { hazards, last: lasts, closed } = await findLists(ctx, [unit], days)
    const last = lasts.get(unit.id)
    if (last && last.onDate > days.to)
      throw new DomainError('conflict', 'laterFrozen', `第${last.number}号已经报到 ${last.onDate}，不能再给更早的日期定稿。`)
    const rows = hazards.map((h) => lineOf(h, days.to))
    const changes = changesBetween(last?.content, hazards, days, closed)
    return { unitName: unit.name, from: days.from, to: days.to, rows, hazards: hazards.map(frozenHazard), changes }
  },
}

export const formOf = (view: AnnexOneView): OfficialForm => (view.sheet === 'list' ? listForm(view) : ledgerForm(view))

const shape = { orientation: 'landscape', lines: 'growing', headHeightMm: 10.5 } as const

function listForm(view: AnnexOneView): OfficialForm {
  return {
    ...shape,
    label: '附件1',
    owner: view.bureauName,
    name: listTitle,
    columns: listColumns,
    sections: view.units.map((unit) => section(view, unit, unit.lines === null ? blankRows() : listRows(unit.lines))),
    note: listNote,
    rowsPerPage: 6,
    rowHeightMm: 17.5,
    isDemo: view.isDemo,
  }
}

function ledgerForm(view: AnnexOneView): OfficialForm {
  return {
    ...shape,
    label: '',
    owner: view.bureauName,
    name: '辅警队伍问题台账',
    columns: ledgerColumns.map(({ head, widthMm, align, isNumber }) => column(head, widthMm, align, isNumber)),
    sections: view.units.map((unit) =>
      section(
        view,
        unit,
        unit.hazards.flatMap((h, i) => inPieces(ledgerCells(h, i), ledgerColumns)),
      ),
    ),
    note: '',
    rowsPerPage: 10,
    rowHeightMm: 10.5,
    isDemo: view.isDemo,
  }
}

function section(view: AnnexOneView, unit: AnnexOneUnit, rows: FormCell[][]): FormSection {
  const reportedOn = unit.reportOn === '' ? '　　年　　月　　日' : formatDate(unit.reportOn)
  const words = [`填报单位：${unit.unitName || '　　　　　　　　　'}`, '审核人：　　　　', `填报时间：${reportedOn}`] as const
  return {
    name: unit.unitName,
    headLine: view.showsHeadLine ? words : null,
    rows,
    lastLine: lastLineOf(unit, unit.changeNote),
  }
}

/** Two empty lines for a pen under each category. */
const blankRows = (): FormCell[][] =>
  hazardCategories.flatMap((category) => [1, 2].map(() => [categoryHeads[category], '', '', '', '']))

const listRows = (lines: readonly ListedLine[]): FormCell[][] =>
  hazardCategories.flatMap((category) => {
    const own = lines.filter((line) => line.category === category)
    const cells = own.map((line) => [categoryHeads[category], line.hazard, line.measures, line.owner, line.remark])
    return cells.length === 0 ? [[categoryHeads[category], '无', '', '', '']] : cells.flatMap((row) => inPieces(row, listColumns))
  })

/** Characters that 22 lines of a column hold: less than a page takes. */
const mostIn = ({ widthMm }: { widthMm: number }) => Math.floor((widthMm - 3.2) / 3.71) * 22

/** A line whose text is longer than a page goes on in the next one, under the same first cell. */
function inPieces(cells: readonly string[], columns: readonly { widthMm: number }[]): FormCell[][] {
  const cut = cells.map((text, i) => text.match(new RegExp(`[^]{1,${mostIn(columns[i] ?? { widthMm: 20 })}}`, 'gu')) ?? [''])
  return Array.from({ length: Math.max(...cut.map((pieces) => pieces.length)) }, (_, piece) =>
    cut.map((pieces, i) => breakable((i === 0 ? cells[0] : pieces[piece]) ?? '')),
  )
}

/** A name breaks after the dot and nowhere else. */
const breakable = (text: string): FormCell => (/^[^，。；]{1,20}·[^，。；]{1,20}$/u.test(text) ? namePieces(text) : text)
