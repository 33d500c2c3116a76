import { Button } from 'antd'
import { Panel } from '../states.tsx'

export interface Difference {
  readonly label: string
  readonly theirs: string
  readonly mine: string
}

interface ConflictProps {
  /** 何俊杰 15:18 已改过这条记录，您的修改还没有存。 */
  readonly sentence: string
  readonly differences: readonly Difference[]
  readonly onTheirs: () => void
  readonly onMine: () => void
}

/** Somebody else was first: both values, nothing of one's own lost. */
export function Conflict({ sentence, differences, onTheirs, onMine }: ConflictProps) {
  return (
    <div className="conflict">
      <Panel tone="amber" title={sentence} />
      <table>
        <thead>
          <tr>
            <th scope="col">字段</th>
            <th scope="col">现在存的</th>
            <th scope="col">您要改成</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((d) => (
            <tr key={d.label}>
              <td>{d.label}</td>
              <td>{d.theirs}</td>
              <td>
                <b>{d.mine}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="acts">
        <Button size="small" onClick={onTheirs}>
          用现在存的
        </Button>
        <Button size="small" type="primary" onClick={onMine}>
          仍用我的
        </Button>
      </div>
    </div>
  )
}
