import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { listStarted, type StartedRowView } from '../contract.ts'

/** 我发起的: what the reader set going and is not over: where it stands, who has it, since when. */
export function StartedTab() {
  const [{ kind, q }, change] = useAddress()
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1)
  const query = { ...(kind ? { kind } : {}), ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) }
  const narrow = (to: { kind?: string | undefined; q?: string | undefined }) => {
    setCursors([])
    change(to)
  }
  return (
    <Shown of={useRead(listStarted, { query }, { keepsLast: true })} what="我发起的">
      {({ rows, total, nextCursor, kinds }) => (
        <>
          <div className="inbox-by no-print">
            <Select
              aria-label="事项"
              allowClear
              placeholder="全部事项"
              value={kind ?? null}
              options={kinds.map((k) => ({ value: k.id, label: `${k.label} ${k.n}` }))}
              onChange={(value?: string | null) => narrow({ kind: value ?? undefined })}
            />
            <Input.Search
              aria-label="查找"
              placeholder="事项、单位"
              allowClear
              defaultValue={q}
              onSearch={(value) => narrow({ q: value || undefined })}
            />
          </div>
          <div className="card">
            {rows.length === 0 ? (
              <Empty title="没有还在办的" note="您派出的任务、登记的隐患、发起的收集和申请，没有办完的列在这里。" />
            ) : (
              <StartedTable rows={rows} />
            )}
            <div className="inbox-foot no-print">
              <span className="note">共 {total} 件，最近发起的在前</span>
              <span className="spring" />
              {cursors.length > 0 ? <Button onClick={() => setCursors(cursors.slice(0, -1))}>上一页</Button> : null}
              {nextCursor ? <Button onClick={() => setCursors([...cursors, nextCursor])}>下一页</Button> : null}
            </div>
          </div>
        </>
      )}
    </Shown>
  )
}

const StartedTable = ({ rows }: { rows: readonly StartedRowView[] }) => (
  <table className="inbox-table started-table">
    <thead>
      <tr>
        <th scope="col">事项</th>
        <th scope="col">到哪一步</th>
        <th scope="col">在谁手里</th>
        <th scope="col">时限</th>
        <th scope="col">发起</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link href={row.href}>{row.title}</Link>
            <div className="note">{row.kind}</div>
          </th>
          <td>
            {row.standing}
            {row.since ? <div className="note">{row.since} 起</div> : null}
          </td>
          <td>{row.holder}</td>
          <td>
            <Due on={row.dueOn} light={row.light} days={row.days} />
            <div className="note">{row.dueOn}</div>
          </td>
          <td>{inGrid(row.at)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
