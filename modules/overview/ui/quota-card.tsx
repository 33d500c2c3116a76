import { Card } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { type QuotaSum, sumByPost } from '../../quotas/contract.ts'

/** Over and vacant are counted unit by unit, so that one post may have both. */
function Difference({ of: { over, vacant } }: { of: QuotaSum }) {
  return (
    <span className="quiet">
      {over > 0 ? <b className="over">超 {over}</b> : null}
      {vacant > 0 ? <span>空 {vacant}</span> : null}
      {over + vacant === 0 ? '满' : null}
    </span>
  )
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
                  <Link href={`/quotas?postId=${row.id}`}>{row.name}</Link>
                  <span>
                    {row.actual} / {row.quota}
                  </span>
                  <Difference of={row} />
                  <i className="quota-bar" aria-hidden>
                    <i style={{ width: `${(row.actual / most) * 100}%` }} />
                    <b style={{ left: `${(row.quota / most) * 100}%` }} />
                  </i>
                </div>
              ))}
              <p className="note">
                竖线为核定数；超、空不互抵。合计 {sum.actual} / {sum.quota}。
              </p>
            </div>
          )
        }}
      </Shown>
    </Card>
  )
}
