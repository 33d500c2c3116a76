import { Button } from 'antd'
import { useState } from 'react'
import { useLeaveGuard } from '../../../app/kit/leave-guard.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { ReturnView } from '../contract.ts'
import { useNil, useSave, useSubmit } from './api.ts'
import { Questions } from './question-line.tsx'
import { type EditedAnswers, useAnswers } from './use-answers.ts'

/** The unit's answers, question by question; 零报告 says in one act that nothing was found. */
export function AnswerForm({ view, onReread }: { view: ReturnView; onReread: () => void }) {
  const edited = useAnswers(view)
  const [save, submit, nil] = [useSave(), useSubmit(), useNil()]
  useLeaveGuard(edited.isDirty && !submit.isRunning && !nil.isRunning)
  const params = { id: view.id }
  /* The version that was read when filling in began, or saved last: what others save meanwhile is told, not written over. */
  const [version, setVersion] = useState(view.version)
  const problem = submit.problem ?? save.problem ?? nil.problem
  const keep = async () => {
    const saved = await save.run({ params, body: { version, answers: edited.answers } })
    if (saved) setVersion(saved.version)
  }
  const send = async () => {
    const n = edited.answers.reduce((sum, a) => sum + a.findings.length, 0)
    const yes = await askConfirmation({
      title: `报送“${view.round.title}”`,
      consequence:
        n > 0 ? `${n} 处隐患进台账，各有编号，不能撤回；报送后由主要领导确认。` : '没有新的隐患；报送后由主要领导确认。',
      yes: '报送',
    })
    if (yes) await submit.run({ params, body: { version, answers: edited.answers } })
  }
  const sendNil = async () => {
    const yes = await askConfirmation({
      title: `${view.asked.length} 项都没有隐患，作零报告`,
      consequence: '零报告和别的报送一样算数，也要主要领导确认。',
      yes: '作零报告',
    })
    if (yes) await nil.run({ params, body: { version } })
  }
  const nilAct = edited.hasFindings ? null : (
    <Button loading={nil.isRunning} onClick={() => void sendNil()}>
      全部没有隐患，作零报告
    </Button>
  )
  return (
    <>
      <Card title="逐项填报" note={`已填 ${view.asked.length - edited.open.length} / ${view.asked.length} 项`} extra={nilAct}>
        <Questions view={view} edited={edited} />
      </Card>
      <div className="screening-foot">
        <Refusal problem={problem} />
        {problem?.code === 'stale' ? (
          <button type="button" className="text-act" onClick={onReread}>
            看现在存的（放弃我的修改）
          </button>
        ) : null}
        <div className="screening-acts">
          <span className="why-not">{whyNotSubmit(edited)}</span>
          <Button disabled={!edited.isDirty || edited.unwritten.length > 0} loading={save.isRunning} onClick={() => void keep()}>
            存草稿
          </Button>
          <Button type="primary" disabled={whyNotSubmit(edited) !== null} loading={submit.isRunning} onClick={() => void send()}>
            报送
          </Button>
        </div>
      </div>
    </>
  )
}

/** What is missing before the answers can be submitted. */
export function whyNotSubmit({ open, unwritten, empty }: EditedAnswers): string | null {
  if (unwritten.length > 0) return `第 ${unwritten.join('、')} 项的隐患还没有写完。`
  if (empty.length > 0) return `第 ${empty.join('、')} 项选了有，还没有写隐患。`
  if (open.length === 0) return null
  return open.length > 8 ? `还有 ${open.length} 项没有填。` : `第 ${open.join('、')} 项还没有填。`
}
