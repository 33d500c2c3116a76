import { Button, Select } from 'antd'
import { Due } from '../../../app/kit/due.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { listOwed, type OwedRowView } from '../contract.ts'
import './overview.css'

/** 本单位应交: everything that one unit owes anyone, the earliest day first. */
export function OwedPage() {
  const [{ unitId }, change] = useAddress()
  const tree = useRead(unitTree, { query: {} })
  const reading = useRead(listOwed, { query: unitId ? { unitId } : {} }, { keepsLast: true })
  return (
    <Shown of={reading} what="本单位应交">
      {({ unit, rows }) => (
        <Page
          title="本单位应交"
          note={unit ? `${unit.name}，${rows.length} 件` : '选一个单位'}
          printed={unit?.name ?? ''}
          acts={<Button onClick={printScreen}>打印</Button>}
        >
          <Card
            title={unit?.name ?? '还没有选单位'}
            extra={
              <Select
                aria-label="单位"
                showSearch
                optionFilterProp="label"
                placeholder="选单位"
                style={{ width: 200 }}
                value={unit?.id ?? null}
                options={(tree.data?.nodes ?? []).map((node) => ({ value: node.id, label: node.name }))}
                onChange={(id) => change({ unitId: id ?? undefined })}
              />
            }
            isFlush
          >
            {rows.length > 0 ? (
              <OwedTable rows={rows} />
            ) : (
              <Empty title="没有要交的" note="要报的表、材料、回复都会列在这里，最先到期的在前。" />
            )}
          </Card>
        </Page>
      )}
    </Shown>
  )
}

function OwedTable({ rows }: { rows: readonly OwedRowView[] }) {
  return (
    <div className="owed-scroll">
      <table className="owed-table">
        <thead>
          <tr>
            {['种类', '交什么', '谁要的', '时限', '现在'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.key}>
              <td>{r.label}</td>
              <td>
                <Link href={r.href}>{r.title}</Link>
              </td>
              <td>{r.askedBy}</td>
              <td>
                <Due on={r.dueOn} light={r.light} days={r.days} />
              </td>
              <td>{r.standing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
