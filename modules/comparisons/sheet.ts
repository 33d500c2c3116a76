import type { WrittenColumn, WrittenSheet, WrittenValue } from '../../platform/spreadsheet/write-workbook.ts'
import { bands, type ComparisonView, type DistributionView, type MeasureHead, type Share } from './contract.ts'
import { bandWords, fewWords, percentOf, withoutWords } from './words.ts'

const text = (header: string, width = 20): WrittenColumn => ({ header, width, kind: 'text' })
const number = (header: string): WrittenColumn => ({ header, width: 12, kind: 'number' })
const spanNote = ({ from, to, on }: { from: string; to: string; on: string }) => `从 ${from} 到 ${to}，数到 ${on}`

/** Part, whole, per cent; a unit without anything to do says so in the first of them. */
const cellsOf = (share: Share | null): WrittenValue[] =>
  share ? [share.part, share.whole, percentOf(share)] : [withoutWords, null, null]
const columnsOf = (m: MeasureHead): WrittenColumn[] => [number(`${m.label}·${m.part}`), number(m.whole), number('百分比（%）')]

export const comparisonSheet = (view: ComparisonView): WrittenSheet => ({
  name: '单位对比',
  title: '单位对比',
  notes: [view.sentence, spanNote(view), '单位按编制顺序，不排名；不足五项的不算百分比。'],
  columns: [text('单位'), ...view.measures.flatMap(columnsOf)],
  rows: [
    ...view.rows.map((r) => [r.unit.isClosed ? `${r.unit.name}（已撤销）` : r.unit.name, ...r.cells.flatMap(cellsOf)]),
    ['合计', ...view.totals.flatMap((t) => cellsOf(t.whole === 0 ? null : t))],
  ],
})

export const distributionSheet = (view: DistributionView): WrittenSheet => ({
  name: '总体情况',
  title: '总体情况',
  notes: [spanNote(view), `${view.unitCount} 个单位；后几列是单位数。`],
  columns: [
    ...[text('项目'), text('分子'), number('数'), text('分母'), number('数'), number('百分比（%）')],
    ...bands.map((band) => number(bandWords[band])),
    ...[number(fewWords), number(withoutWords)],
  ],
  rows: view.rows.map(({ measure: m, total, bands: found, few, without }) => [
    ...[m.label, m.part, total.part, m.whole, total.whole, percentOf(total)],
    ...bands.map((band) => found[band]),
    ...[few, without],
  ]),
})

interface UnitTable {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly on: string
  readonly rows: readonly { measure: MeasureHead; share: Share | null; total: Share | null }[]
}
export const unitSheet = (view: UnitTable): WrittenSheet => ({
  name: '履职情况',
  title: `${view.name}履职情况`,
  notes: [spanNote(view), '不含下级单位；全局是各单位的合计。'],
  columns: [
    text('项目'),
    ...[number('本单位·做到'), number('本单位·应办'), number('百分比（%）')],
    ...[number('全局·做到'), number('全局·应办'), number('百分比（%）')],
  ],
  rows: view.rows.map(({ measure, share, total }) => [
    measure.label,
    ...cellsOf(share),
    ...(total ? [total.part, total.whole, percentOf(total)] : [null, null, null]),
  ]),
})
