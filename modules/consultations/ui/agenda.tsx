import { Button } from 'antd'
import { useState } from 'react'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { ConsultationView, PointView } from '../contract.ts'
import { kindLabels, reasonLabels } from '../words.ts'
import { useAddPoint, useRemovePoint } from './api.ts'

const kinds = Object.keys(kindLabels) as PointView['kind'][]

/** The points by kind, with what was said to each. */
export function Agenda({ meeting }: { meeting: ConsultationView }) {
  const [isAdding, setAdding] = useState(false)
  const remove = useRemovePoint()
  const isLive = meeting.state === 'prepared'
  const take = (point: PointView) =>
    void remove.run({ params: { id: meeting.id, pointId: point.id ?? '' }, body: { version: meeting.version } })
  return (
    <Card
      title="议程和纪要"
      note={isLive ? '跟着问题台账变，登记召开时定稿' : '登记召开时定稿'}
      extra={meeting.abilities.change ? <Button onClick={() => setAdding(true)}>加议题</Button> : null}
    >
      <Refusal problem={remove.problem} />
      {isAdding ? <PointForm meeting={meeting} onClose={() => setAdding(false)} /> : null}
      {meeting.points.length === 0 ? <p className="note">台账里没有重大、逾期、反弹和新发现的隐患。</p> : null}
      {kinds.map((kind) => {
        const points = meeting.points.filter((p) => p.kind === kind)
        if (points.length === 0) return null
        return (
          <section key={kind} className="consultation-points">
            <h3>{kindLabels[kind]}</h3>
            <ol>
              {points.map((p, i) => (
                <PointLine
                  key={p.id ?? `${p.title}${i}`}
                  point={p}
                  onRemove={meeting.abilities.change && p.id ? () => take(p) : undefined}
                />
              ))}
            </ol>
          </section>
        )
      })}
      {meeting.unlisted > 0 ? <p className="note">另有 {meeting.unlisted} 件，见问题台账。</p> : null}
    </Card>
  )
}

interface PointLineProps {
  readonly point: PointView
  readonly onRemove: (() => void) | undefined
}

function PointLine({ point: p, onRemove }: PointLineProps) {
  return (
    <li>
      <b>{p.opensHazard ? <Link href={`/hazards/${p.hazardId}`}>{p.title}</Link> : p.title}</b>
      {p.reasons.map((reason) => (
        <span key={reason} className="consultation-reason">
          {reasonLabels[reason]}
        </span>
      ))}
      {p.facts ? <div className="note">{p.facts}</div> : null}
      {p.minutes ? <p className="consultation-text">{p.minutes}</p> : null}
      {onRemove ? (
        <button type="button" className="text-act" aria-label={`撤去议题：${p.title}`} onClick={onRemove}>
          撤去
        </button>
      ) : null}
    </li>
  )
}

function PointForm({ meeting, onClose }: { meeting: ConsultationView; onClose: () => void }) {
  const add = useAddPoint()
  return (
    <Form<{ title: string; facts: string }>
      submit="加这个议题"
      cancel="不加"
      onCancel={onClose}
      initial={{ title: '', facts: '' }}
      version={meeting.version}
      groups={[
        {
          fields: [
            { kind: 'text', name: 'title', label: '议题', required: true, maxLength: 100, hint: '写隐患和管理，不写个人。' },
            { kind: 'multiline', name: 'facts', label: '说明', maxLength: 1000 },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await add.runOrThrow({ params: { id: meeting.id }, body: { ...values, version } })
        onClose()
      }}
    />
  )
}
