import { Button } from 'antd'
import { useState } from 'react'
import { inSentence, today } from '../../../app/dates.ts'
import type { Field } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import { useAssign, usePosts, useWithdraw } from './api.ts'
import { type Aspect, aspectWords } from './labels.ts'

interface Values {
  readonly targetId: string
  readonly fromOn: string
  readonly reason: string
}
interface AssignFormProps {
  readonly aspect: Aspect
  readonly personIds: readonly string[]
  /** Whose officers come first. */
  readonly unitId?: string | undefined
  readonly onClose: () => void
}

/** One officer, leader or post for all chosen, from a day on; what was done today can be withdrawn today. */
export function AssignForm({ aspect, personIds, unitId, onClose }: AssignFormProps) {
  const assign = useAssign()
  const posts = usePosts(aspect === 'post')
  const [done, setDone] = useState<{ personIds: string[]; fromOn: string } | null>(null)
  if (done) return <Done aspect={aspect} {...done} onClose={onClose} />
  const target: Field<Values> =
    aspect === 'post'
      ? {
          kind: 'select',
          name: 'targetId',
          label: '岗位',
          required: true,
          options: (posts.data?.posts ?? []).map((p) => ({ value: p.id, label: p.name })),
        }
      : {
          kind: 'custom',
          name: 'targetId',
          label: aspectWords[aspect],
          required: true,
          input: (at) => <OfficerInput {...at} unitId={unitId} />,
        }
  return (
    <Form<Values>
      submit={`给 ${personIds.length} 人${aspect === 'post' ? '调整岗位' : '指定'}`}
      initial={{ targetId: '', fromOn: today(), reason: '' }}
      onCancel={onClose}
      cancel="不办，关闭"
      groups={[
        {
          fields: [
            target,
            {
              kind: 'date',
              name: 'fromOn',
              label: '起始日期',
              required: true,
              hint: '原来的安排到这天为止。今天以前的日期由辅警办补办。',
            },
            { kind: 'text', name: 'reason', label: '理由', required: true, maxLength: 200 },
          ],
        },
      ]}
      onSave={async (values) => {
        const answer = await assign.runOrThrow({ body: { ...values, aspect, personIds: [...personIds] } })
        setDone({ personIds: answer.personIds, fromOn: values.fromOn })
      }}
    />
  )
}

interface DoneProps {
  readonly aspect: Aspect
  readonly personIds: string[]
  readonly fromOn: string
  readonly onClose: () => void
}

function Done({ aspect, personIds, fromOn, onClose }: DoneProps) {
  const withdraw = useWithdraw()
  const [isWithdrawn, setWithdrawn] = useState(false)
  return (
    <>
      <Panel
        tone="blue"
        title={
          isWithdrawn
            ? '已撤回，恢复原来的安排。'
            : `${personIds.length} 人的${aspectWords[aspect]}已办，${inSentence(fromOn)}起生效。`
        }
      >
        {isWithdrawn ? null : '当天可以撤回；过了今天要重新指定。'}
      </Panel>
      <Refusal problem={withdraw.problem} />
      <div className="form-foot">
        {isWithdrawn ? null : (
          <Button
            loading={withdraw.isRunning}
            onClick={() => void withdraw.run({ body: { personIds, aspect } }).then((answer) => answer && setWithdrawn(true))}
          >
            撤回这次指定
          </Button>
        )}
        <Button type="primary" onClick={onClose}>
          关闭
        </Button>
      </div>
    </>
  )
}
