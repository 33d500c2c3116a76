import { Button } from 'antd'
import { inGrid } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { listSnapshots, printSnapshot } from '../contract.ts'

const formats = [
  ['pdf', '打印'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
] as const

/** 定稿: the numbered snapshots of a unit, each printable as it was. */
export function SnapshotsCard({ unitId }: { unitId: string }) {
  const file = useDownload(printSnapshot)
  return (
    <Card title="定稿" isFlush>
      <Refusal problem={file.problem} />
      <Shown of={useRead(listSnapshots, { query: { unitId } })} what="定稿">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="还没有定稿" note="报送以前先定稿：内容冻结，给编号和摘要。" />
          ) : (
            <div className="annex-scroll">
              <table className="annex-table">
                <thead>
                  <tr>
                    {['表号', '日期', '人数', '定稿', '摘要（SM3）', '比上一号', '操作'].map((h) => (
                      <th key={h} scope="col">
                        {h}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>{row.serialNumber}</td>
                      <td>{row.onDate}</td>
                      <td>{row.rowCount}</td>
                      <td>
                        {inGrid(row.frozenAt)} {row.frozenByName}
                      </td>
                      <td>{row.digest.slice(0, 16)}</td>
                      <td>{row.changes.length === 0 ? '—' : `改动 ${row.changes.length} 处`}</td>
                      <td>
                        {formats.map(([format, label]) => (
                          <Button
                            key={format}
                            type="link"
                            size="small"
                            aria-label={`${label}：${row.serialNumber}`}
                            onClick={() =>
                              void file.run(
                                { params: { id: row.id }, body: { format, showsHeadLine: true } },
                                `${row.serialNumber}.${format}`,
                              )
                            }
                          >
                            {label}
                          </Button>
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </Card>
  )
}
