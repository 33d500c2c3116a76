import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { ReturnRowView, RoundRowView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useRemind, useReturnsOf } from './api.ts'
import { Hazards, Standing } from './standing.tsx'

/** Beyond so many the list page with its filters and pages is the better place. */
const mostShown = 200
const heads = ['单位', '状态', '按时、迟、漏', '有隐患的项', '隐患', '报送', '确认', '操作']

/** 按单位, in roster order; no ranking. */
export function UnitTable({ round }: { round: RoundRowView }) {
  const reading = useReturnsOf(round.id, mostShown)
  const remind = useRemind()
  const send = (unitIds: string[]) => void remind.run({ params: { id: round.id }, body: { unitIds } })
  const waiting = (reading.data?.rows ?? []).filter((r) => r.state === 'waiting' || r.state === 'returned')
  const remindAll =
    round.abilities.change && waiting.length > 0 ? (
      <Button type="link" loading={remind.isRunning} onClick={() => send(waiting.map((r) => r.unit.id))}>
        催报没有报的 {waiting.length} 个单位
      </Button>
    ) : null
  const extendSome = round.abilities.change ? (
    <Link href={`/screening-returns?screeningRoundId=${round.id}&state=waiting`}>给几个单位一起延期</Link>
  ) : null
  const extra = (
    <>
      {extendSome}
      {remindAll}
    </>
  )
  return (
    <Card title="按单位" note="按编制顺序" extra={extra} isFlush>
      <Refusal problem={remind.problem} />
      <Shown of={reading} what="单位填报">
        {({ rows, total }) => (
          <>
            <div className="screening-scroll">
              <table className="screening-table">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      序号
                    </th>
                    {heads.map((head) => (
                      <th scope="col" key={head}>
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((r, i) => (
                    <UnitLine
                      key={r.id}
                      of={r}
                      number={i + 1}
                      onRemind={
                        round.abilities.change && (r.state === 'waiting' || r.state === 'returned')
                          ? () => send([r.unit.id])
                          : undefined
                      }
                    />
                  ))}
                </tbody>
              </table>
            </div>
            {total > rows.length ? (
              <p className="screening-words">
                <Link href={`/screening-returns?screeningRoundId=${round.id}`}>看全部 {total} 个单位</Link>
              </p>
            ) : null}
          </>
        )}
      </Shown>
    </Card>
  )
}

const by = (name: string | null, at: string | null) => (at ? `${name ?? ''} ${atMoment(at)}` : '—')

interface UnitLineProps {
  readonly of: ReturnRowView
  readonly number: number
  readonly onRemind: (() => void) | undefined
}

function UnitLine({ of: r, number, onRemind }: UnitLineProps) {
  return (
    <tr>
      <td className="number">{number}</td>
      <th scope="row">
        <Link href={`/screening-returns/${r.id}`}>{r.unit.name}</Link>
      </th>
      <td>{stateLabels[r.state]}</td>
      <td>
        <Standing of={r} />
        {r.isExtended ? <span className="note">　延期到 {r.dueOn}</span> : null}
      </td>
      <td>{r.submittedAt ? `${r.found} / ${r.questions}` : '—'}</td>
      <td>
        <Hazards of={r.hazards} />
      </td>
      <td>{by(r.submittedByName, r.submittedAt)}</td>
      <td>{r.state === 'confirmed' ? by(r.confirmedByName, r.confirmedAt) : '—'}</td>
      <td>
        {onRemind ? (
          <Button type="link" size="small" onClick={onRemind} aria-label={`催报${r.unit.name}`}>
            催报
          </Button>
        ) : null}
        {r.abilities.extend ? <Link href={`/screening-returns/${r.id}/extension`}>延期</Link> : null}
        {r.abilities.enterPaper ? (
          <Link href={`/screening-returns/${r.id}/paper`} className="screening-dot">
            补录纸面
          </Link>
        ) : null}
        {r.remindedAt ? <span className="note">　{atMoment(r.remindedAt)} 已催</span> : null}
      </td>
    </tr>
  )
}
