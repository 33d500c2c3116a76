import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import { categoryLabels } from '../hazards/words.ts'
import type { AgingView, BurnDownView, CausesView, HeatMapView, UnitFiguresView } from './contract.ts'

type Said = Pick<AgingView, 'sentence' | 'on'>
const text = (header: string, width = 20): WrittenColumn => ({ header, width, kind: 'text' })
const number = (header: string): WrittenColumn => ({ header, width: 12, kind: 'number' })
const date = (header: string): WrittenColumn => ({ header, width: 12, kind: 'date' })

/** Titles of the pictures, on the page, on paper and in the file. */
const titles = {
  heatMap: '各单位、各类别未销号的隐患',
  aging: '未销号多久了',
  burnDown: '每周发现、销号和未销号',
  causes: '重复出现的原因',
  units: '各单位的数',
} as const

const sheet = (title: string, said: Said, rest: Pick<WrittenSheet, 'columns' | 'rows'>): WrittenSheet => ({
  name: title,
  title,
  notes: [said.sentence, `截至 ${said.on}`],
  ...rest,
})

export const heatMapSheet = (view: HeatMapView): WrittenSheet =>
  sheet(titles.heatMap, view, {
    columns: [
      text('单位'),
      ...view.columns.flatMap((c) => [number(`${categoryLabels[c.category]}·${c.label}`), number('其中逾期')]),
    ],
    rows: view.rows.map((r) => [r.unit.name, ...r.open.flatMap((open, i) => [open, r.overdue[i] ?? 0])]),
  })

export const agingSheet = (view: AgingView): WrittenSheet =>
  sheet(titles.aging, view, {
    columns: [text('发现至今'), number('未销号'), number('其中逾期')],
    rows: view.rows.map((r) => [r.label, r.open, r.overdue]),
  })

export const burnDownSheet = (view: BurnDownView): WrittenSheet =>
  sheet(titles.burnDown, view, {
    columns: [date('一周从'), number('发现'), number('销号'), number('周末未销号')],
    rows: view.rows.map((r) => [r.from, r.found, r.closed, r.open]),
  })

export const causesSheet = (view: CausesView): WrittenSheet =>
  sheet(titles.causes, view, {
    columns: [text('原因'), number('发现'), number('涉及单位'), number('未销号'), number('复发次数')],
    rows: view.rows.map((r) => [r.name, r.found, r.units, r.open, r.relapses]),
  })

export const unitFiguresSheet = (view: UnitFiguresView): WrittenSheet =>
  sheet(titles.units, view, {
    columns: [
      text('单位'),
      number('未销号'),
      number('其中逾期'),
      number('销号'),
      number('其中按期'),
      number('销过号'),
      number('其中复发'),
    ],
    rows: view.rows.map((r) => [r.unit.name, r.open, r.overdue, r.closed, r.closedInTime, r.everClosed, r.relapsed]),
  })
