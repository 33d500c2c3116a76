import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Standing } from '../../../app/kit/standing.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { FormView, PartRowView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useRemind, useUnits } from './api.ts'

/** Beyond so many the list page with its filters and pages is the better place. */
const mostShown = 200
const owes = (p: PartRowView): boolean => p.state === 'waiting' || p.state === 'returned'

/** The units that fill the form in, in roster order; no ranking. */
export function UnitTable({ of: f }: { of: FormView }) {
  const reading = useUnits(f.id, mostShown)
  const remind = useRemind()
  const send = (unitIds: string[]) => void remind.run({ params: { id: f.id }, body: { unitIds } })
  const waiting = (reading.data?.rows ?? []).filter(owes)
  const extra =
    f.abilities.change && waiting.length > 0 ? (
      <Button type="link" loading={remind.isRunning} onClick={() => send(waiting.map((p) => p.unit.id))}>
        催报没有报送的 {waiting.length} 个单位
      </Button>
    ) : null
  return (
    <Card title="单位" note="按编制顺序" extra={extra} isFlush>
      <Refusal problem={remind.problem} />
      <Shown of={reading} what="各单位填报情况">
        {({ rows, total }) => (
          <>
            <div className="own-scroll">
              <table className="own-table">
                <thead>
                  <tr>
                    {['序号', '单位', '状态', '按时、迟、漏', '行数', '报送', '确认'].map((title) => (
                      <th scope="col" key={title} className={title === '序号' || title === '行数' ? 'number' : ''}>
                        {title}
                      </th>
                    ))}
                    {f.abilities.change ? <th scope="col">操作</th> : null}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((p, i) => (
                    <UnitLine key={p.id} of={p} form={f} number={i + 1} onRemind={() => send([p.unit.id])} />
                  ))}
                </tbody>
              </table>
            </div>
            {total > rows.length ? (
              <p className="own-words">
                <Link href={`/own-form-parts?ownFormId=${f.id}`}>看全部 {total} 个单位</Link>
              </p>
            ) : null}
          </>
        )}
      </Shown>
    </Card>
  )
}

interface UnitLineProps {
  readonly of: PartRowView
  readonly form: FormView
  readonly number: number
  readonly onRemind: () => void
}

function UnitLine({ of: p, form, number, onRemind }: UnitLineProps) {
  return (
    <tr>
      <td className="number">{number}</td>
      <th scope="row">
        <Link href={`/own-form-parts/${p.id}`}>{p.unit.name}</Link>
      </th>
      <td>{stateLabels[p.state]}</td>
      <td>
        <Standing of={p} />
      </td>
      <td className="number">{p.rows ?? '—'}</td>
      <td>{p.submittedAt ? `${p.submittedByName} ${atMoment(p.submittedAt)}` : '—'}</td>
      <td>{p.state === 'confirmed' && p.confirmedAt ? `${p.confirmedByName} ${atMoment(p.confirmedAt)}` : '—'}</td>
      {form.abilities.change ? (
        <td>
          {owes(p) ? (
            <Button type="link" size="small" onClick={onRemind} aria-label={`催报${p.unit.name}`}>
              催报
            </Button>
          ) : null}
          {owes(p) && p.remindedAt ? <span className="note">{atMoment(p.remindedAt)} 已催</span> : null}
        </td>
      ) : null}
    </tr>
  )
}
