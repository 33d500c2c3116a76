import { Button } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { wordsOfVerb } from '../../../platform/audit/verb-words.ts'
import { listViews } from '../contract.ts'
import { wordsOfRole } from './labels.ts'

const step = 20

/** 谁看过: who opened, printed or changed the file, when and why; the person reads the same. */
export function ViewsTab({ personId }: { personId: string }) {
  const [limit, setLimit] = useState(step)
  const reading = useRead(listViews, { params: { id: personId }, query: { limit: String(limit) } }, { keepsLast: true })
  return (
    <Shown of={reading} what="查看记录">
      {({ rows, total }) =>
        rows.length === 0 ? (
          <Empty title="还没有人看过" />
        ) : (
          <>
            <p className="person-views-note">共 {total} 次，本人可见同样内容。</p>
            <table className="person-table">
              <caption className="visually-hidden">谁看过这份档案</caption>
              <thead>
                <tr>
                  <th scope="col">时间</th>
                  <th scope="col">谁</th>
                  <th scope="col">做了什么</th>
                  <th scope="col">理由或改动</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((v) => (
                  <tr key={v.id}>
                    <td>{atMoment(v.at)}</td>
                    <td>{v.role && v.who !== '本人' ? `${v.who} · ${wordsOfRole(v.role)}` : v.who}</td>
                    <td>{wordsOfVerb(v.verb)}</td>
                    <td>{v.words.join('；') || '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length < total && limit < 1000 ? (
              <Button onClick={() => setLimit(Math.min(1000, limit + step * 4))}>再看以前的</Button>
            ) : null}
          </>
        )
      }
    </Shown>
  )
}
