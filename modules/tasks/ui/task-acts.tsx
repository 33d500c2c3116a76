import { Button } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import type { TaskView } from '../contract.ts'
import { type ActForm, actForms } from './act-forms.tsx'
import * as api from './api.ts'

interface Act {
  /** The ability it needs. */
  readonly needs: string
  readonly label: string
  readonly run: () => void
}

/** Acts that take one question. */
function useQuestions(t: TaskView) {
  const [acknowledge, pass, sendBack, archive] = [api.useAcknowledge(), api.usePass(), api.useReturn(), api.useArchive()]
  const [escalate, urge, withdraw] = [api.useEscalate(), api.useUrge(), api.useWithdraw()]
  const params = { id: t.id }
  const { version } = t
  const tasks = [{ id: t.id, version }]
  const asking = async (title: string, consequence: string, yes: string) => askReason({ title, consequence, yes })
  const acts = {
    acknowledge: () => acknowledge.run({ body: { tasks } }),
    pass: async () =>
      (await askConfirmation({ title: `核验“${t.title}”`, consequence: '核验以后不能退回，可以归档。', yes: '核验通过' })) &&
      pass.run({ body: { tasks } }),
    archive: () => archive.run({ body: { tasks } }),
    sendBack: async () => {
      const reason = await asking(`退回“${t.title}”，为什么`, '退回承担单位接着办，时限不变，理由写在经过里。', '退回任务')
      return reason !== null && sendBack.run({ params, body: { version, reason } })
    },
    escalate: async () => {
      const reason = await asking(`把“${t.title}”报上一级，为什么`, '进上一级领导的待办，理由写在经过里。', '报上一级')
      return reason !== null && escalate.run({ params, body: { version, reason } })
    },
    urge: async () => {
      const note = await asking(`催办“${t.title}”，写一句`, '进承担单位的待办，写在经过里。', '催办')
      return note !== null && urge.run({ body: { tasks, note } })
    },
    withdraw: async () => {
      const reason = await asking(`撤回“${t.title}”，为什么`, '这个单位不用再办，经过都留着；不能恢复。', '撤回任务')
      return reason !== null && withdraw.run({ params, body: { version, reason } })
    },
  }
  const all = [acknowledge, pass, sendBack, archive, escalate, urge, withdraw]
  return { acts, problem: all.map((w) => w.problem).find((p) => p !== null) ?? null }
}

/** Every act on a task that the reader may do now, the one it needs last, and the form of the one that is open. */
export function useTaskActs(t: TaskView) {
  const go = useGo()
  const [open, setOpen] = useState<ActForm | null>(null)
  const { acts, problem } = useQuestions(t)
  const to = (noun: string) => () => go(`/tasks/${t.id}/${noun}`)
  const form = (name: ActForm) => () => setOpen(name)
  const all: readonly Act[] = [
    { needs: 'withdraw', label: '撤回', run: () => void acts.withdraw() },
    { needs: 'reassign', label: '改派', run: form('reassign') },
    { needs: 'escalate', label: '报上一级', run: () => void acts.escalate() },
    { needs: 'urge', label: '催办', run: () => void acts.urge() },
    { needs: 'object', label: '提异议', run: form('object') },
    { needs: 'askExtension', label: '申请延期', run: form('askExtension') },
    { needs: 'assign', label: t.owner ? '换承办人' : '定承办人', run: form('assign') },
    { needs: 'advance', label: '报进展', run: to('progress') },
    { needs: 'acknowledge', label: '签收', run: () => void acts.acknowledge() },
    { needs: 'conclude', label: '报办结', run: to('conclusion') },
    { needs: 'answerExtension', label: '答复延期', run: form('answerExtension') },
    { needs: 'keep', label: '答复异议', run: form('answerObjection') },
    { needs: 'return', label: '退回', run: () => void acts.sendBack() },
    { needs: 'pass', label: '核验通过', run: () => void acts.pass() },
    { needs: 'archive', label: '归档', run: () => void acts.archive() },
  ]
  const mine = all.filter((act) => t.abilities[act.needs] && !(act.needs === 'reassign' && t.abilities.keep))
  const Shown = open === null ? null : actForms[open]
  return {
    form: (
      <>
        <Refusal problem={problem} />
        {Shown ? <Shown of={t} onDone={() => setOpen(null)} /> : null}
      </>
    ),
    /* The open form has the one primary button. */
    buttons: Shown ? null : (
      <div className="task-acts no-print">
        {mine.map((act, index) => (
          <Button key={act.needs} type={index === mine.length - 1 ? 'primary' : 'default'} onClick={act.run}>
            {act.label}
          </Button>
        ))}
      </div>
    ),
  }
}
