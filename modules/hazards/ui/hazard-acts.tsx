import { Button } from 'antd'
import { useState } from 'react'
import { today } from '../../../app/dates.ts'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import type { HazardView } from '../contract.ts'
import { type ActForm, actForms } from './act-forms.tsx'
import * as api from './api.ts'

interface Act {
  /** The ability it needs. */
  readonly needs: string
  readonly label: string
  readonly run: () => void
  /** What it waits for; only such an act is the one primary button. */
  readonly isNext?: boolean
}

/** Acts that take one question. */
function useQuestions(h: HazardView) {
  const [start, confirm, sendBack] = [api.useStart(), api.useConfirmHazard(), api.useReturnHazard()]
  const [escalate, urge, relapse] = [api.useEscalate(), api.useUrge(), api.useRelapse()]
  const params = { id: h.id }
  const { version } = h
  const asking = async (title: string, consequence: string, yes: string) => askReason({ title, consequence, yes })
  const sure = async (title: string, consequence: string, yes: string) => askConfirmation({ title, consequence, yes })
  const acts = {
    start: async () =>
      (await sure(`开始整改 ${h.number}`, '开始以后措施不能重定，可以加措施。', '开始整改')) &&
      start.run({ params, body: { version, note: '' } }),
    confirm: async () =>
      (await sure(`确认 ${h.number} 已整改`, '确认以后由辅警办核验；您不能再核验这一条。', '确认已整改')) &&
      confirm.run({ params, body: { version, note: '' } }),
    sendBack: async () => {
      const reason = await asking(`退回 ${h.number}，为什么`, '退回责任人接着整改，理由写在经过里。', '退回整改')
      return reason !== null && sendBack.run({ params, body: { version, reason } })
    },
    escalate: async () => {
      const reason = await asking(`把 ${h.number} 报上一级，为什么`, '进上一级领导的待办，理由写在经过里。', '报上一级')
      return reason !== null && escalate.run({ params, body: { version, reason } })
    },
    urge: async () => {
      const note = await asking(`催办 ${h.number}，写一句`, '进责任人的待办，写在经过里。', '催办')
      return note !== null && urge.run({ params, body: { version, note } })
    },
    relapse: async () => {
      const note = await asking(`${h.number} 复发，写明情况`, '同一编号重新打开，从定措施办起，原来的经过留着。', '登记复发')
      return note !== null && relapse.run({ params, body: { version, note } })
    },
  }
  const problem = [start, confirm, sendBack, escalate, urge, relapse].map((w) => w.problem).find((p) => p !== null) ?? null
  return { acts, problem }
}

/** Every act on a hazard that the reader may do now, the one it needs last, and the form of the one that is open. */
export function useHazardActs(h: HazardView) {
  const go = useGo()
  const [open, setOpen] = useState<ActForm | null>(null)
  const { acts, problem } = useQuestions(h)
  const to = (noun: string) => () => go(`/hazards/${h.id}/${noun}`)
  const form = (name: ActForm) => () => setOpen(name)
  const isFound = h.state === 'found'
  const all: readonly Act[] = [
    { needs: 'relapse', label: '登记复发', run: () => void acts.relapse() },
    { needs: 'escalate', label: '报上一级', run: () => void acts.escalate() },
    { needs: 'addMeasure', label: '加措施', run: form('addMeasure') },
    { needs: 'askExtension', label: '申请延期', run: form('askExtension') },
    { needs: 'return', label: '退回整改', run: () => void acts.sendBack() },
    { needs: 'urge', label: '催办', run: () => void acts.urge(), isNext: h.light === 'overdue' },
    { needs: 'setMeasures', label: isFound ? '定措施' : '重定措施', run: to('measures'), isNext: isFound },
    { needs: 'start', label: '开始整改', run: () => void acts.start(), isNext: true },
    { needs: 'answerExtension', label: '答复延期', run: form('answerExtension'), isNext: true },
    { needs: 'submit', label: '交佐证', run: to('evidence'), isNext: true },
    { needs: 'confirm', label: '确认整改', run: () => void acts.confirm(), isNext: true },
    { needs: 'closeOut', label: '核验销号', run: form('closeOut'), isNext: true },
    { needs: 'lookBack', label: '回头看', run: form('lookBack'), isNext: h.lookBackOn !== null && h.lookBackOn <= today() },
  ]
  const mine = all.filter((act) => h.abilities[act.needs])
  const Shown = open === null ? null : actForms[open]
  return {
    form: (
      <>
        <Refusal problem={problem} />
        {Shown ? <Shown of={h} onDone={() => setOpen(null)} /> : null}
      </>
    ),
    /* The open form has the one primary button. */
    buttons: Shown ? null : (
      <div className="hazard-acts no-print">
        {mine.map((act, index) => (
          <Button key={act.needs} type={index === mine.length - 1 && act.isNext ? 'primary' : 'default'} onClick={act.run}>
            {act.label}
          </Button>
        ))}
      </div>
    ),
  }
}
