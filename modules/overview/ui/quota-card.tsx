import { Card } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { type QuotaSum, sumByPost } from '../../quotas/contract.ts'

function difference(row: QuotaSum): string {
  if (row.over > 0) return `超 ${row.over}`
  return row.vacant > 0 ? `空 ${row.vacant}` : '满'
}

/** Actual against quota by post, a bar a line; the numbers beside it are its table. */
export function QuotaCard() {
  return (
    <Card title="用辅数量" note="实有 / 核定" extra={<Link href="/quotas">按单位</Link>} isFlush>
      <Shown of={useRead(sumByPost, { query: {} })} what="用辅数量">
        {({ rows }) => {
          const most = Math.max(1, ...rows.map((r) => Math.max(r.actual, r.quota)))
          const sum = rows.reduce((all, r) => ({ actual: all.actual + r.actual, quota: all.quota + r.quota }), {
            actual: 0,
            quota: 0,
          })
          return (
            <div className="quota-lines">
              {rows.map((row) => (
                <div key={row.id} className="quota-line">
                  <Link href={`/quotas?post=${row.id}`}>{row.name}</Link>
                  <span>
                    {row.actual} / {row.quota}
                  </span>
                  <span className={row.over > 0 ? 'over' : 'quiet'}>{difference(row)}</span>
                  <i className="quota-bar" aria-hidden>
                    <i style={{ width: `${(row.actual / most) * 100}%` }} />
                    <b style={{ left: `${(row.quota / most) * 100}%` }} />
                  </i>
                </div>
              ))}
              <p className="note">
                竖线为核定数。合计 {sum.actual} / {sum.quota}。
              </p>
            </div>
          )
        }}
      </Shown>
    </Card>
  )
}
