import { Link, useAddress } from '../../../app/navigation.tsx'
import type { ComparisonView, MeasureHead } from '../contract.ts'
import { withoutWords, wordsOf } from '../words.ts'
import { listOf, MeasureRule, Percent, Scrolled, ShareBar, ShareNumbers } from './share-cell.tsx'

type Row = ComparisonView['rows'][number]
/** From roster order to the least done first, to the most done first, and back. */
function sortOf(sort: string | undefined, id: string) {
  if (sort === id) return { state: 'ascending', next: `-${id}` } as const
  if (sort === `-${id}`) return { state: 'descending', next: undefined } as const
  return { state: 'none', next: id } as const
}
const sortWords = { none: '排序', ascending: '低的在前', descending: '高的在前' } as const

function Head({ measure }: { measure: MeasureHead }) {
  const [{ sort }, change] = useAddress()
  const { state, next } = sortOf(sort, measure.id)
  return (
    <th scope="col" aria-sort={state}>
      <MeasureRule measure={measure} />
      <button
        type="button"
        className="sort-word no-print"
        aria-label={`${measure.label}：${sortWords[state]}`}
        onClick={() => change({ sort: next })}
      >
        {sortWords[state]}
      </button>
    </th>
  )
}

function Cell({ row, at, measure }: { row: Row; at: number; measure: MeasureHead }) {
  const share = row.cells[at] ?? null
  if (!share)
    return (
      <td className="share-none" aria-label={`${row.unit.name}，${measure.label}：${withoutWords}`}>
        —
      </td>
    )
  return (
    <td>
      <Link href={listOf(measure, row.unit.id)} aria-label={`${row.unit.name}，${measure.label} ${share.part} / ${share.whole}`}>
        {share.part} / {share.whole}
      </Link>
      <Percent share={share} />
      <ShareBar share={share} />
    </td>
  )
}

const UnitName = ({ row: { unit } }: { row: Row }) => (
  <th scope="row">
    <Link href={`/units/${unit.id}?tab=performance`}>{unit.name}</Link>
    {unit.isClosed ? '（已撤销）' : ''}
  </th>
)

/** Units down, measures across: numbers, per cent and a bar in each cell. */
export function ComparisonTable({ view }: { view: ComparisonView }) {
  return (
    <Scrolled label="单位对比">
      <table className="comparison-table comparison-matrix">
        <thead>
          <tr>
            <th scope="col">单位</th>
            {view.measures.map((m) => (
              <Head key={m.id} measure={m} />
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.unit.id}>
              <UnitName row={row} />
              {view.measures.map((m, i) => (
                <Cell key={m.id} row={row} at={i} measure={m} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {view.totals.map((total, i) => (
              <td key={view.measures[i]?.id}>{total.whole === 0 ? '—' : <ShareNumbers share={total} />}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Scrolled>
  )
}

/** One measure: a bar a unit, its numbers beside it. */
export function MeasureBars({ view, measure }: { view: ComparisonView; measure: MeasureHead }) {
  const total = view.totals[0]
  return (
    <Scrolled label={measure.label}>
      <table className="comparison-table bars-table">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">{measure.part}</th>
            <th scope="col">{measure.whole}</th>
            <Head measure={measure} />
            <th scope="col" className="bars-wide">
              图
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => {
            const share = row.cells[0]
            return (
              <tr key={row.unit.id}>
                <UnitName row={row} />
                {share ? (
                  <>
                    <td>{share.part}</td>
                    <td>
                      <Link href={listOf(measure, row.unit.id)} aria-label={`${row.unit.name}：${wordsOf(measure, share)}`}>
                        {share.whole}
                      </Link>
                    </td>
                    <td>
                      <Percent share={share} />
                    </td>
                    <td>
                      <ShareBar share={share} />
                    </td>
                  </>
                ) : (
                  <td colSpan={4} className="share-none">
                    {withoutWords}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td>{total.part}</td>
              <td>{total.whole}</td>
              <td>
                <Percent share={total} />
              </td>
              <td>{total.whole > 0 ? <ShareBar share={total} /> : null}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </Scrolled>
  )
}
