import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { IncidentView } from '../contract.ts'
import { statementLabels } from '../words.ts'
import { useApprove, useDraft } from './api.ts'

type Statement = IncidentView['statements'][number]

/** What the bureau says, version by version; which one is approved stands at the head. */
export function Statements({ of: i }: { of: IncidentView }) {
  const [{ draft }, change] = useAddress()
  const close = () => change({ draft: undefined })
  const note = i.approvedVersion === null ? '还没有审定的' : `有效的是第 ${i.approvedVersion} 版`
  const extra = i.abilities.record ? (
    <button type="button" className="text-act" onClick={() => change({ draft: 'new' })}>
      拟声明
    </button>
  ) : null
  return (
    <Card title="声明" note={note} extra={extra}>
      {draft === 'new' ? <DraftForm incident={i} onClose={close} /> : null}
      {i.statements.length === 0 ? '还没有拟声明。' : null}
      <ol className="incident-steps">
        {i.statements.map((s) => (
          <Version key={s.id} of={s} incident={i} />
        ))}
      </ol>
    </Card>
  )
}

function Version({ of: s, incident }: { of: Statement; incident: IncidentView }) {
  const approve = useApprove()
  const approveIt = async () => {
    const yes = await askConfirmation({
      title: `审定声明第 ${s.number} 版`,
      consequence: '您的姓名和审定时间记在这一版上；原来有效的一版就不再用。',
      yes: '审定声明',
    })
    if (yes) await approve.run({ params: { id: incident.id, statementId: s.id }, body: { version: incident.version } })
  }
  const by = s.approvedAt ? `，${s.approvedBy ?? ''} ${atMoment(s.approvedAt)}审定` : ''
  return (
    <li>
      <b>{`第 ${s.number} 版 ${statementLabels[s.state]}`}</b>
      <span className="note">{`　${s.isPublic ? '对外发布' : '局内使用'}，${s.draftedBy} ${atMoment(s.draftedAt)}拟${by}`}</span>
      <div className="incident-text">{s.text}</div>
      <Refusal problem={approve.problem} />
      {s.abilities.approve ? (
        <Button size="small" type="primary" loading={approve.isRunning} onClick={() => void approveIt()}>
          审定这一版
        </Button>
      ) : null}
    </li>
  )
}

interface Values {
  readonly text: string
  readonly isPublic: boolean
}

function DraftForm({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const draft = useDraft()
  return (
    <Form<Values>
      submit="存这一版"
      cancel="先不拟"
      onCancel={onClose}
      initial={{ text: incident.statements[0]?.text ?? '', isPublic: true }}
      version={incident.version}
      groups={[
        {
          fields: [
            { kind: 'multiline', name: 'text', label: '声明全文', required: true, maxLength: 5000, rows: 6, isWide: true },
            { kind: 'tick', name: 'isPublic', label: '对外', words: '要对局外发布' },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await draft.runOrThrow({ params: { id: incident.id }, body: { ...values, version } })
        onClose()
      }}
    />
  )
}
