import { Button } from 'antd'
import { useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { roleNames } from '../../../platform/http/roles.ts'
import { listDone } from '../contract.ts'

const names: Readonly<Record<string, string>> = roleNames

/** 已办: what the reader concluded, newest first. */
export function DoneTab() {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  return (
    <Shown of={useRead(listDone, { query: cursor === undefined ? {} : { cursor } }, { keepsLast: true })} what="已办">
      {({ rows, total, nextCursor }) => (
        <div className="card">
          {rows.length === 0 ? <Empty title="还没有办过的事" note="办结的事会列在这里。" /> : null}
          {rows.length > 0 ? (
            <table className="inbox-table">
              <thead>
                <tr>
                  <th scope="col">时间</th>
                  <th scope="col">办了什么</th>
                  <th scope="col">涉及的人</th>
                  <th scope="col">以什么身份</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{inGrid(row.at)}</td>
                    <th scope="row">{row.words}</th>
                    <td>{row.about.join('、') || '—'}</td>
                    <td>{names[row.role ?? ''] ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          <div className="inbox-foot no-print">
            <span className="note">共 {total} 件，新的在前</span>
            <span className="spring" />
            {cursors.length > 0 ? <Button onClick={() => setCursors(cursors.slice(0, -1))}>上一页</Button> : null}
            {nextCursor ? <Button onClick={() => setCursors([...cursors, nextCursor])}>下一页</Button> : null}
          </div>
        </div>
      )}
    </Shown>
  )
}
