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
import { DomainError } from '../../platform/errors.ts'
import { type FrozenForm, lastSnapshots, type PrintedForm } from '../frozen-forms/public.ts'
import { changesBetween, type Printing, presentForms, rowsOf, snapshotUnit } from './presenter.ts'
import { annexFacts, type FrozenContent } from './queries.ts'

/** One line of annex 5; an unknown value is empty (age null). `sex` as printed: 男 or 女. */
export interface AnnexFiveRow {
  readonly name: string
  readonly sex: string
  readonly age: number | null
  readonly postName: string
  /** Post and number of duties: 文书助理岗10项工作职责. */
  readonly dutyText: string
  readonly leadOfficer: string
  readonly leaderInCharge: string
  readonly remark: string
}

export interface AnnexFiveUnit extends FrozenMark {
  readonly unitName: string
  readonly reviewer: string
  /** 'YYYY-MM-DD'; empty prints an open date to be filled in by pen. */
  readonly reportOn: string
  /** Empty makes a blank form: 17 numbered lines. */
  readonly rows: readonly AnnexFiveRow[]
  readonly changeNote?: string
}

export interface AnnexFiveView {
  readonly bureauName: string
  readonly units: readonly AnnexFiveUnit[]
  readonly isDemo: boolean
  /** 填报单位, 审核人 and 填报时间 are our addition and can be switched off. */
  readonly showsHeadLine: boolean
  readonly note?: string
}

/** The form's fixed words (notice.md, A5). */
const annexFiveTitle = '警务辅助人员带辅责任民警和分管责任领导统计表'
const annexFiveNote = '注：岗位名称及岗位职责请参照《辅警岗位设置指导意见》确定填报。'

const columns: readonly FormColumn[] = [
  { head: '序\n号', widthMm: 8.5, align: 'center', isNumber: true },
  { head: '姓名', widthMm: 21, align: 'center', isNumber: false },
  { head: '性\n别', widthMm: 8, align: 'center', isNumber: false },
  { head: '年\n龄', widthMm: 8.5, align: 'center', isNumber: true },
  { head: '岗位名称', widthMm: 28, align: 'center', isNumber: false },
  { head: '岗位职责', widthMm: 33.5, align: 'center', isNumber: false },
  { head: '责任民警', widthMm: 17, align: 'center', isNumber: false },
  { head: '责任领导', widthMm: 17, align: 'center', isNumber: false },
  { head: '备注', widthMm: 14.5, align: 'center', isNumber: false },
]

const printed = (view: AnnexFiveView, which: string): PrintedForm => ({ form: annexFiveForm(view), title: '附件5', which })

/** Annex 5, printed and frozen as of a day. */
export const annexFive: FrozenForm<Printing, { readonly on: string }, FrozenContent> = {
  kind: 'annex5',
  print: async (ctx, units, how) => {
    const ids = units.map((u) => u.id)
    const facts = how.isBlank ? [] : await annexFacts(ctx, ids, how.on)
    const last = await lastSnapshots<FrozenContent>(ctx, 'annex5', ids)
    return printed(presentForms(await findBureau(ctx), units, { facts, last }, how), how.isBlank ? '空白' : how.on)
  },
  reprint: ({ name, isDemo }, row, showsHeadLine) =>
    printed({ bureauName: name, isDemo, showsHeadLine, units: [snapshotUnit(row)] }, row.onDate),
  compose: async (ctx, unit, { on }) => {
    const shown = rowsOf(await annexFacts(ctx, [unit.id], on), on)
    if (shown.rows.length === 0) throw new DomainError('conflict', 'nothingToFreeze', '这个单位那天没有辅警，不用定稿。')
    const last = (await lastSnapshots<FrozenContent>(ctx, 'annex5', [unit.id])).get(unit.id)
    return { unitName: unit.name, ...shown, changes: changesBetween(last?.content, shown) }
  },
}

/** The view as a ruled form: fixed words, columns, numbered lines. */
export function annexFiveForm(view: AnnexFiveView): OfficialForm {
  return {
    label: '附件5',
    owner: view.bureauName,
    name: annexFiveTitle,
    columns,
    sections: view.units.map((unit) => section(unit, view.showsHeadLine)),
    note: view.note ?? annexFiveNote,
    orientation: 'portrait',
    lines: 'numbered',
    rowsPerPage: 17,
    rowHeightMm: 10,
    headHeightMm: 11,
    isDemo: view.isDemo,
  }
}

function section(unit: AnnexFiveUnit, showsHeadLine: boolean): FormSection {
  const reportedOn = unit.reportOn === '' ? '　　年　　月　　日' : formatDate(unit.reportOn)
  return {
    name: unit.unitName,
    headLine: showsHeadLine
      ? [
          `填报单位：${unit.unitName || '　　　　　　　　　'}`,
          `审核人：${unit.reviewer || '　　　　'}`,
          `填报时间：${reportedOn}`,
        ]
      : null,
    rows: unit.rows.map(cellsOf),
    lastLine: lastLineOf(unit, unit.rows.length > 0 ? `共${unit.rows.length}人` : undefined, unit.changeNote),
  }
}

function cellsOf(row: AnnexFiveRow, index: number): FormCell[] {
  return [
    String(index + 1),
    namePieces(row.name),
    row.sex,
    row.age === null ? '' : String(row.age),
    row.postName,
    row.dutyText.split(/(?=工作职责$)/u),
    namePieces(row.leadOfficer),
    namePieces(row.leaderInCharge),
    row.remark,
  ]
}
