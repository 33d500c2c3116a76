import { Card } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { listReports } from '../../weekly-reports/contract.ts'
import { standingWords, unitLists } from './labels.ts'

/** What the unit owes, its last weeks, and every list narrowed to it. */
export function AskedOfUnit({ unitId, owed }: { unitId: string; owed: { n: number; overdue: number } }) {
  const weeks = useRead(listReports, { query: { unitId, below: 'false', limit: '8' } })
  return (
    <>
      <Card title="应交的" extra={<Link href={`/owed?unitId=${unitId}`}>看全部</Link>}>
        {owed.n === 0 ? '没有要交的。' : `还有 ${owed.n} 件要交，过了时限的 ${owed.overdue} 件。`}
      </Card>
      <Card title="最近八周周报" extra={<Link href={`/weekly-reports?unitId=${unitId}&below=false`}>看全部</Link>} isFlush>
        <Shown of={weeks} what="周报">
          {({ rows }) => (
            <ul className="unit-figures in-columns">
              {rows.map((r) => (
                <li key={r.id}>
                  <Link href={`/weekly-reports/${r.id}`}>{r.weekName}</Link>
                  <span>
                    {r.standing ? standingWords[r.standing] : '未到期'}
                    {r.isNil ? '，无变化' : ''}
                  </span>
                </li>
              ))}
              {rows.length === 0 ? <li>还没有周报。</li> : null}
            </ul>
          )}
        </Shown>
      </Card>
      <Card title="本单位的清单">
        <p className="unit-lists">
          {unitLists.map(([path, label]) => (
            <Link key={path} href={`${path}${path.includes('?') ? '&' : '?'}unitId=${unitId}&below=false`}>
              {label}
            </Link>
          ))}
        </p>
      </Card>
    </>
  )
}
