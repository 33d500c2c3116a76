import { Button } from 'antd'
import { inGrid } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import type { Problem } from '../../../app/problem.ts'
import type { Reading } from '../../../app/requests.ts'
import type { Format, FrozenNumber } from '../contract.ts'
import { FormTable } from './form-parts.tsx'

const formats = [
  ['pdf', '打印'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
] as const

interface NumbersCardProps<R extends FrozenNumber> {
  readonly of: Reading<{ readonly rows: readonly R[] }>
  /** Heads of the number of lines and of who froze it. */
  readonly heads: readonly [counted: string, frozen: string]
  readonly days: (row: R) => string
  /** What changed against the number before; empty when nothing did. */
  readonly change: (row: R) => string
  /** Said while there is none. */
  readonly note: string
  readonly problem: Problem | null
  readonly onPrint: (row: R, format: Format) => void
}

/** 定稿: the frozen numbers of a unit, each printable as it was. */
export function NumbersCard<R extends FrozenNumber>(props: NumbersCardProps<R>) {
  const [counted, frozen] = props.heads
  return (
    <Card title="定稿" isFlush>
      <Refusal problem={props.problem} />
      <Shown of={props.of} what="定稿">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="还没有定稿" note={props.note} />
          ) : (
            <FormTable heads={['表号', '日期', counted, frozen, '摘要（SM3）', '比上一号', '操作']}>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{row.serialNumber}</td>
                    <td>{props.days(row)}</td>
                    <td>{row.rowCount}</td>
                    <td>
                      {inGrid(row.frozenAt)} {row.frozenByName}
                    </td>
                    <td>{row.digest.slice(0, 16)}</td>
                    <td>{props.change(row) || '—'}</td>
                    <td>
                      {formats.map(([format, label]) => (
                        <Button
                          key={format}
                          type="link"
                          size="small"
                          aria-label={`${label}：${row.serialNumber}`}
                          onClick={() => props.onPrint(row, format)}
                        >
                          {label}
                        </Button>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </FormTable>
          )
        }
      </Shown>
    </Card>
  )
}
