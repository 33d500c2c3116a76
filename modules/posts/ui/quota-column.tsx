import { Button } from 'antd'
import { today } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { listQuotas, type QuotaRowView } from '../../quotas/contract.ts'

interface QuotaColumnProps {
  readonly postId: string
  readonly over: number
  readonly mayEdit: boolean
}

/** Units with this post, those over their quota first, and the two ways out of being over. */
export function QuotaColumn({ postId, over, mayEdit }: QuotaColumnProps) {
  const quotas = useRead(listQuotas, { query: { postId, sort: '-excess', limit: '12' } })
  return (
    <section className="card posts-quotas" aria-label="用辅数量">
      <div className="card-head">
        <h2>用辅数量</h2>
        <span className="page-note">{today()}</span>
        <span className="spring" />
        <Link href={`/quotas?postId=${postId}`}>按单位看全部</Link>
      </div>
      <Shown of={quotas} what="用辅数量">
        {(found) => (
          <>
            <table className="quota-table">
              <thead>
                <tr>
                  <th scope="col">单位</th>
                  <th scope="col" className="number">
                    核定
                  </th>
                  <th scope="col" className="number">
                    实有
                  </th>
                  <th scope="col" className="number">
                    差
                  </th>
                </tr>
              </thead>
              <tbody>
                {found.rows.map((row) => (
                  <QuotaLine key={row.unitId} row={row} />
                ))}
              </tbody>
            </table>
            {found.total > found.rows.length ? (
              <p className="posts-foot">另有 {found.total - found.rows.length} 个单位。</p>
            ) : null}
          </>
        )}
      </Shown>
      {over > 0 ? <Ways postId={postId} over={over} mayEdit={mayEdit} /> : null}
    </section>
  )
}

function QuotaLine({ row }: { row: QuotaRowView }) {
  return (
    <tr>
      <th scope="row">
        <Link href={`/quotas/${row.unitId}/${row.postId}`}>{row.unitName}</Link>
      </th>
      <td className="number">{row.quota ?? <Gap>未核定</Gap>}</td>
      <td className="number">{row.actual}</td>
      <td className={row.state === 'over' ? 'number over' : 'number quiet'}>{differenceWords(row)}</td>
    </tr>
  )
}

function Ways({ postId, over, mayEdit }: { postId: string; over: number; mayEdit: boolean }) {
  const go = useGo()
  return (
    <div className="ways">
      <strong>超用 {over} 人，须在两种办法中选一种</strong>
      <div>一、调整用辅数量：填批准文号和起始日期。</div>
      <div>二、调岗或调单位：在花名册里选人。</div>
      <div className="ways-acts">
        {mayEdit ? <Button onClick={() => go(`/quotas?state=over&postId=${postId}`)}>调整数量</Button> : null}
        <Button onClick={() => go(`/people?post=${postId}`)}>选人调岗</Button>
      </div>
    </div>
  )
}

function differenceWords({ state, excess }: QuotaRowView): string {
  if (state === 'over') return `超 ${excess}`
  if (state === 'vacant') return `空 ${-excess}`
  return state === 'full' ? '0' : '—'
}
