import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { standingLights } from '../../../app/kit/standing.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { standingLabels } from '../../../platform/http/contract.ts'
import type { CollectionRowView, UnitRowView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useRemind, useUnits } from './api.ts'

/** Beyond so many the list page with its filters and pages is the better place. */
const mostShown = 200
const owes = (row: UnitRowView): boolean => row.cells.some((c) => c.state === 'waiting' || c.state === 'returned')

/** 单位 × 材料, in roster order; no ranking. */
export function UnitTable({ of: c }: { of: CollectionRowView }) {
  const reading = useUnits(c.id, mostShown)
  const remind = useRemind()
  const send = (unitIds: string[]) => void remind.run({ params: { id: c.id }, body: { unitIds } })
  const waiting = (reading.data?.rows ?? []).filter(owes)
  const extra =
    c.abilities.change && waiting.length > 0 ? (
      <Button type="link" loading={remind.isRunning} onClick={() => send(waiting.map((r) => r.unit.id))}>
        催交没有报齐的 {waiting.length} 个单位
      </Button>
    ) : null
  return (
    <Card title="单位和材料" note="按编制顺序" extra={extra} isFlush>
      <Refusal problem={remind.problem} />
      <Shown of={reading} what="各单位报送情况">
        {({ rows, total }) => (
          <>
            <div className="collection-scroll">
              <table className="collection-table">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      序号
                    </th>
                    <th scope="col">单位</th>
                    {c.forms.map((form) => (
                      <th scope="col" key={form.key}>
                        {form.title}
                      </th>
                    ))}
                    {c.abilities.change ? <th scope="col">操作</th> : null}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, i) => (
                    <UnitLine key={row.unit.id} of={row} collection={c} number={i + 1} onRemind={() => send([row.unit.id])} />
                  ))}
                </tbody>
              </table>
            </div>
            {total > rows.length ? (
              <p className="collection-words">
                <Link href={`/collection-parts?collectionId=${c.id}`}>看全部 {total} 个单位</Link>
              </p>
            ) : null}
          </>
        )}
      </Shown>
    </Card>
  )
}

interface UnitLineProps {
  readonly of: UnitRowView
  readonly collection: CollectionRowView
  readonly number: number
  readonly onRemind: () => void
}

function UnitLine({ of: row, collection: c, number, onRemind }: UnitLineProps) {
  const partsOf = `/collection-parts?collectionId=${c.id}&unitId=${row.unit.id}&below=false`
  return (
    <tr>
      <td className="number">{number}</td>
      <th scope="row">
        <Link href={partsOf}>{row.unit.name}</Link>
      </th>
      {c.forms.map((form) => (
        <td key={form.key} className="collection-cell">
          <Cell of={row.cells.find((cell) => cell.key === form.key)} />
        </td>
      ))}
      {c.abilities.change ? (
        <td className="collection-cell">
          {owes(row) ? (
            <>
              <Button type="link" size="small" onClick={onRemind} aria-label={`催交${row.unit.name}`}>
                催交
              </Button>
              <Link href={`${partsOf}&state=waiting`}>延期</Link>
              {row.remindedAt ? <span className="note">　{atMoment(row.remindedAt)} 已催</span> : null}
            </>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}

/** 已收下, 待收下 迟报, 未报 漏报: leads to the part. */
function Cell({ of: cell }: { of: UnitRowView['cells'][number] | undefined }) {
  if (!cell) return <>—</>
  const hasStanding = cell.standing !== 'notDue' && cell.standing !== 'onTime'
  return (
    <Light kind={standingLights[cell.standing]}>
      <Link href={`/collection-parts/${cell.partId}`}>
        {stateLabels[cell.state]}
        {hasStanding ? `，${standingLabels[cell.standing]}` : ''}
      </Link>
    </Light>
  )
}
