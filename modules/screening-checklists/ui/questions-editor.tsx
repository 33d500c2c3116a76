import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useLeaveGuard } from '../../../app/kit/leave-guard.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { ChecklistView } from '../contract.ts'
import { useEdit, usePutInForce } from './api.ts'
import { QuestionFields } from './question-fields.tsx'
import { useQuestions } from './use-questions.ts'

/** The draft: questions in their order; put in force it can't be edited any more. */
export function QuestionsEditor({ view, onReread }: { view: ChecklistView; onReread: () => Promise<void> }) {
  const id = useId()
  const edited = useQuestions(view)
  const [edit, commence] = [useEdit(), usePutInForce()]
  useLeaveGuard(edited.isDirty)
  const params = { id: view.id }
  /* The version that was read when the wording began: what others save meanwhile is told, not written over. */
  const [version] = useState(view.version)
  const problem = edit.problem ?? commence.problem
  const putInForce = async () => {
    const yes = await askConfirmation({
      title: `施行排查清单第 ${view.number} 版`,
      consequence: '以后发起的批次用这一版，正在进行的批次仍用原来的。施行后不能再改，只能再起草一版。',
      yes: `施行第 ${view.number} 版`,
    })
    if (yes) await commence.run({ params, body: { version } })
  }
  const save = async () => {
    const body = { version, questions: edited.said, note: edited.note.trim() }
    if (await edit.run({ params, body })) await onReread()
  }
  return (
    <Card title="改草稿" note="只写单位怎么管、行为规范有没有守住；不写思想、言论、群组、信访和个人">
      <label htmlFor={`${id}-note`} className="checklist-label">
        这一版的说明
      </label>
      <Input
        id={`${id}-note`}
        maxLength={300}
        value={edited.note}
        placeholder="改了什么、为什么改"
        onChange={(event) => edited.setNote(event.target.value)}
      />
      <ol className="checklist-questions">
        {edited.questions.map((question, i) => (
          <QuestionFields
            key={question.key}
            question={question}
            number={i + 1}
            subcategories={view.subcategories}
            onChange={(parts) => edited.change(question.key, parts)}
            onMove={(by) => edited.move(i, i + by)}
            onRemove={() => edited.remove(question.key)}
          />
        ))}
      </ol>
      <Refusal problem={problem} />
      {problem?.code === 'stale' ? (
        <button type="button" className="text-act" onClick={() => void onReread()}>
          看现在存的（放弃我的修改）
        </button>
      ) : null}
      <div className="checklist-acts">
        <Button icon={<PlusOutlined aria-hidden />} onClick={edited.add}>
          增加一项
        </Button>
        <span className="spring" />
        <span className="why-not">{whyNot(edited)}</span>
        <Button disabled={!edited.isDirty || edited.blank.length > 0} loading={edit.isRunning} onClick={() => void save()}>
          存草稿
        </Button>
        <Button
          type="primary"
          disabled={edited.isDirty || edited.questions.length === 0}
          loading={commence.isRunning}
          onClick={() => void putInForce()}
        >
          施行第 {view.number} 版
        </Button>
      </div>
    </Card>
  )
}

function whyNot({ blank, isDirty, questions }: ReturnType<typeof useQuestions>): string | null {
  if (blank.length > 0) return `第 ${blank.join('、')} 项还没有写。`
  if (questions.length === 0) return '一项都没有，还不能施行。'
  return isDirty ? '改动还没有存，先存草稿再施行。' : null
}
