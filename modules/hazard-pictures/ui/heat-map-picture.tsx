import { Button } from 'antd'
import { useState } from 'react'
import { Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { type HeatMapView, readHeatMap } from '../contract.ts'
import { Door, PictureCard, type PictureInput, Scrolled } from './picture-card.tsx'

const categories = [
  ['teamManagement', '队伍管理'],
  ['publicReputation', '舆情风险'],
  ['other', '其他'],
] as const
const rowsAtFirst = 60
/** The more, the deeper; black on each of them reads well. */
const depthOf = (n: number): number => (n === 0 ? 0 : Math.min(4, Math.ceil(n / 3)))

function Heads({ columns }: Pick<HeatMapView, 'columns'>) {
  const divided = columns.filter((c) => columns.some((other) => other.category === c.category && other.subcategoryId !== null))
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          单位
        </th>
        {categories.map(([category, label]) => {
          const own = columns.filter((c) => c.category === category)
          const isPlain = own.every((c) => c.subcategoryId === null)
          return (
            <th key={category} scope={isPlain ? 'col' : 'colgroup'} rowSpan={isPlain ? 2 : 1} colSpan={own.length}>
              {label}
            </th>
          )
        })}
        <th scope="col" rowSpan={2}>
          合计
        </th>
      </tr>
      <tr>
        {divided.map((c) => (
          <th key={`${c.category} ${c.subcategoryId}`} scope="col" className="heat-head">
            <span>{c.label}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Cell({ open, overdue, label, of }: { open: number; overdue: number; label: string; of: Record<string, string> }) {
  return (
    <td className={`heat-cell heat-${depthOf(open)}`}>
      <Door n={open} label={`${label}：${open} 条${overdue ? `，逾期 ${overdue} 条` : ''}`} of={of} />
      {overdue ? (
        <span className="heat-overdue">
          <i aria-hidden="true" />
          {overdue}
        </span>
      ) : null}
    </td>
  )
}

function UnitRow({ row, columns }: { row: HeatMapView['rows'][number]; columns: HeatMapView['columns'] }) {
  const place = { unitId: row.unit.id, below: 'false' }
  const sum = (values: readonly number[]) => values.reduce((total, n) => total + n, 0)
  return (
    <tr>
      <th scope="row">{row.unit.name}</th>
      {columns.map((c, i) => (
        <Cell
          key={`${c.category} ${c.subcategoryId}`}
          open={row.open[i] ?? 0}
          overdue={row.overdue[i] ?? 0}
          label={`${row.unit.name} ${c.label}`}
          of={{ ...place, category: c.category, ...(c.subcategoryId ? { subcategoryId: c.subcategoryId } : {}) }}
        />
      ))}
      <Cell open={sum(row.open)} overdue={sum(row.overdue)} label={`${row.unit.name} 合计`} of={place} />
    </tr>
  )
}

/** Units × categories: how many are open, and with a red square how many of them are overdue. */
export function HeatMapPicture({ input }: { input: PictureInput }) {
  const [isWhole, setWhole] = useState(false)
  return (
    <Shown of={useRead(readHeatMap, { query: input }, { keepsLast: true })} what="图表">
      {(view) => (
        <PictureCard picture="heatMap" input={input} title="各单位、各类别未销号的隐患" said={view}>
          {view.rows.length === 0 ? null : (
            <Scrolled label="各单位、各类别未销号的隐患">
              <p className="picture-caption">数字是未销号的条数，红方块后面是其中逾期的条数；单位按花名册的顺序。</p>
              <table className="picture-table heat-table">
                <Heads columns={view.columns} />
                <tbody>
                  {(isWhole ? view.rows : view.rows.slice(0, rowsAtFirst)).map((row) => (
                    <UnitRow key={row.unit.id} row={row} columns={view.columns} />
                  ))}
                </tbody>
              </table>
            </Scrolled>
          )}
          {view.rows.length > rowsAtFirst && !isWhole ? (
            <Button type="link" className="no-print" onClick={() => setWhole(true)}>
              看全部 {view.rows.length} 个单位
            </Button>
          ) : null}
        </PictureCard>
      )}
    </Shown>
  )
}
