import { Due } from '../../../app/kit/due.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { ConsultationView, DecisionView } from '../contract.ts'
import { useRemoveDecision } from './api.ts'
import { standingLabels } from './labels.ts'

/** What was decided, who does it until when, and how it stands. */
export function Decisions({ meeting }: { meeting: ConsultationView }) {
  const remove = useRemoveDecision()
  if (meeting.state === 'prepared' || meeting.state === 'cancelled') return null
  return (
    <Card
      title="会商决定"
      note={`${meeting.decided.length} 项`}
      extra={<Link href="/consultation-decisions">全部会商决定</Link>}
      isFlush
    >
      <Refusal problem={remove.problem} />
      <div className="consultation-scroll">
        <table className="consultation-table">
          <thead>
            <tr>
              {['序号', '决定', '落到', '单位', '责任人', '期限', '办理情况', '操作'].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {meeting.decided.length === 0 ? (
              <tr>
                <td colSpan={8}>还没有决定</td>
              </tr>
            ) : null}
            {meeting.decided.map((d) => (
              <tr key={d.id}>
                <td>{d.number}</td>
                <td>{d.text}</td>
                <td>
                  <AimOf decision={d} />
                </td>
                <td>{d.unit.name}</td>
                <td>{d.ownerName ?? '—'}</td>
                <td>
                  <DueOf decision={d} />
                </td>
                <td>{standingLabels[d.standing]}</td>
                <td>
                  {meeting.abilities.write && d.standing === 'draft' ? (
                    <button
                      type="button"
                      className="text-act"
                      aria-label={`撤去决定 ${d.number}`}
                      onClick={() => void remove.run({ params: { id: d.id }, body: { version: d.version } })}
                    >
                      撤去
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** 任务, or the hazard that it is a measure of. */
function AimOf({ decision: { hazard } }: { decision: DecisionView }) {
  if (!hazard) return <>任务</>
  return <>隐患 {hazard.opens ? <Link href={`/hazards/${hazard.id}`}>{hazard.number}</Link> : hazard.number} 的措施</>
}

const DueOf = ({ decision: d }: { decision: DecisionView }) =>
  d.standing === 'open' ? <Due on={d.dueOn} light={d.light} days={d.days} /> : d.dueOn
