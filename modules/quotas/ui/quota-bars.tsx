import { Link } from '../../../app/navigation.tsx'
import type { QuotaSum } from '../contract.ts'

interface QuotaBarsProps {
  readonly label: string
  readonly rows: readonly QuotaSum[]
  readonly hrefOf: (row: QuotaSum) => string
}

/** Actual against quota, a bar a line with the quota as a mark; the numbers stand beside it, so the picture is its own table. */
export function QuotaBars({ label, rows, hrefOf }: QuotaBarsProps) {
  const most = Math.max(1, ...rows.map((r) => Math.max(r.actual, r.quota)))
  const total = rows.reduce(
    (sum, r) => ({
      quota: sum.quota + r.quota,
      actual: sum.actual + r.actual,
      over: sum.over + r.over,
      vacant: sum.vacant + r.vacant,
    }),
    { quota: 0, actual: 0, over: 0, vacant: 0 },
  )
  return (
    <table className="quota-table">
      <caption className="visually-hidden">{label}的实有与核定</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" className="number">
            核定
          </th>
          <th scope="col" className="number">
            实有
          </th>
          <th scope="col" className="bar-cell">
            蓝条为实有，竖线为核定，红段为超出核定总数的部分
          </th>
          <th scope="col" className="number">
            超
          </th>
          <th scope="col" className="number">
            空
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={hrefOf(row)}>{row.name}</Link>
            </th>
            <td className="number">{row.quota}</td>
            <td className="number">{row.actual}</td>
            <td className="bar-cell">
              <Bar row={row} most={most} />
            </td>
            <td className={row.over > 0 ? 'number over' : 'number quiet'}>{row.over}</td>
            <td className="number quiet">{row.vacant}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <td className="number">{total.quota}</td>
          <td className="number">{total.actual}</td>
          <td />
          <td className={total.over > 0 ? 'number over' : 'number quiet'}>{total.over}</td>
          <td className="number quiet">{total.vacant}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function Bar({ row, most }: { row: QuotaSum; most: number }) {
  const share = (n: number): number => (n / most) * 98
  const within = Math.min(row.actual, row.quota)
  return (
    <svg className="bar" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-actual" x="0" y="5" width={share(within)} height="10" />
      {row.actual > row.quota ? (
        <rect className="bar-over" x={share(row.quota)} y="5" width={share(row.actual - row.quota)} height="10" />
      ) : null}
      <line className="bar-quota" x1={share(row.quota)} x2={share(row.quota)} y1="1" y2="19" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
