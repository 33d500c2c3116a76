import { Link, writeSearch } from '../../../app/navigation.tsx'
import type { BureauRowView, CellView, DefinitionView, FiguresView, figureGroups } from '../contract.ts'
import { cellWords } from '../words.ts'

interface Props {
  readonly view: FiguresView
  readonly group: (typeof figureGroups)[number]
}

/** Bureaus × figures of one group, the sum below. */
export function FiguresTable({ view, group }: Props) {
  const shown = view.definitions.filter((d) => d.group === group)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="superiors-scroll" aria-label="各局数字" tabIndex={0}>
      <table className="superiors-table">
        <thead>
          <tr>
            <th scope="col">局</th>
            {shown.map((d) => (
              <th key={d.id} scope="col" className="number" title={d.rule}>
                <Link href={`/bureau-figures/trend${writeSearch({ figureId: d.id })}`}>{d.label}</Link>
                <span className="note">{d.share ? `${d.share.part} / ${d.share.whole}` : d.unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((r) => (
            <tr key={`${r.id}${r.isOwn}`}>
              <th scope="row">
                {r.name}
                <Missing of={r} />
              </th>
              {shown.map((d) => (
                <Cell key={d.id} of={r.cells[d.id]} definition={d} isSum={r.level !== 'county' && !r.isOwn} />
              ))}
            </tr>
          ))}
          {view.total ? (
            <tr className="superiors-total">
              <th scope="row">合计</th>
              {shown.map((d) => (
                <Cell key={d.id} of={view.total?.[d.id]} definition={d} isSum />
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

const shortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Days of the last thirty that are not there, said; never filled in. */
function Missing({ of: r }: { of: BureauRowView }) {
  if (r.lastOn === null) return <span className="note superiors-gap">近 30 天没有数字</span>
  if (r.missingDays.length === 0) return null
  const [first = '', ...others] = r.missingDays.map(shortDay)
  const words = others.length > 2 ? `${first}等 ${others.length + 1} 天` : [first, ...others].join('、')
  return <span className="note superiors-gap">缺{words}</span>
}

interface CellProps {
  readonly of: CellView | undefined
  readonly definition: DefinitionView
  /** What it leaves out is said; a sum of nothing shown is no small number. */
  readonly isSum: boolean
}

function Cell({ of: cell, definition, isSum }: CellProps) {
  if (!cell) return <td className="number zero">—</td>
  const isQuiet = cell.isHidden || cell.n === 0
  const rate = definition.share && cell.n !== null && cell.whole ? `${Math.round((100 * cell.n) / cell.whole)}%` : null
  return (
    <td className={isQuiet ? 'number zero' : 'number'}>
      {cell.isHidden && isSum ? '—' : cellWords(cell)}
      {rate ? <span className="note">{rate}</span> : null}
      {isSum && cell.hiddenBureaus > 0 ? <span className="note">{cell.hiddenBureaus} 局少于五，未加</span> : null}
    </td>
  )
}
