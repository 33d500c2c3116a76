import { Button } from 'antd'
import { inGrid } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { listAnnexOneSnapshots, printAnnexOneSnapshot } from '../contract.ts'
import { periodWords } from './period.ts'

const formats = [
  ['pdf', '打印'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
] as const
const heads = ['表号', '日期', '条数', '定稿报送', '摘要（SM3）', '比上一号', '操作']

/** 定稿: what the unit submitted, number by number, each printable as it was. */
export function SnapshotsCard({ unitId }: { unitId: string }) {
  const file = useDownload(printAnnexOneSnapshot)
  const print = (row: { id: string; serialNumber: string }, format: 'pdf' | 'docx' | 'xlsx') =>
    void file.run({ params: { id: row.id }, body: { format, showsHeadLine: true } }, `${row.serialNumber}.${format}`)
  return (
    <Card title="定稿" isFlush>
      <Refusal problem={file.problem} />
      <Shown of={useRead(listAnnexOneSnapshots, { query: { unitId } })} what="定稿">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="还没有定稿" note="单位负责人或内勤报送时定稿：内容冻结，给编号和摘要。" />
          ) : (
            <div className="list-scroll">
              <table className="list-table">
                <thead>
                  <tr>
                    {heads.map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <td>{row.serialNumber}</td>
                      <td>{periodWords(row)}</td>
                      <td>{row.rowCount}</td>
                      <td>
                        {inGrid(row.frozenAt)} {row.frozenByName}
                      </td>
                      <td>{row.digest.slice(0, 16)}</td>
                      <td>{row.changeNote || '—'}</td>
                      <td>
                        {formats.map(([format, label]) => (
                          <Button
                            key={format}
                            type="link"
                            size="small"
                            aria-label={`${label}：${row.serialNumber}`}
                            onClick={() => print(row, format)}
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
