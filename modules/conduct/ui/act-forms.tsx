import * as contract from '../contract.ts'
import {
  type ActForm,
  type Around,
  candidate,
  file,
  isYes,
  judged,
  judgement,
  line,
  reason,
  select,
  sentFile,
  several,
  yesNo,
} from './act-form.tsx'
import type { Capacity } from './api.ts'

const none = () => ({})
export const counting = ({ view }: Around, kind: string) => view.entries.filter((e) => e.kind === kind && !e.isSetAside)
const factOptions = (around: Around) => {
  const withdrawn = new Set(counting(around, 'factWithdrawal').map((e) => e.ofId))
  return counting(around, 'fact')
    .filter((e) => !withdrawn.has(e.id))
    .map((e, i) => ({ value: e.id, label: `${i + 1}. ${e.lines[0]?.[1] ?? ''}` }))
}
const naming = (capacity: Exclude<Capacity, 'subject'>, label: string, states: readonly string[]): ActForm => ({
  ability: 'nameHandler',
  endpoint: contract.nameHandler,
  title: `指定${label}`,
  submit: `指定${label}`,
  fields: ({ view }) => [candidate(view, capacity, label)],
  initial: none,
  body: ({ handlerId }) => ({ handlerId, capacity }),
  only: ({ view }) => {
    const held = view.people.filter((p) => p.capacity === capacity && p.endedAt === null).length
    return states.includes(view.state) && (capacity === 'investigator' ? held < 2 : held === 0)
  },
})
/** A review or an appeal that nobody has decided yet. */
const isPending = ({ view }: Around): boolean =>
  view.entries.filter((e) => e.kind === 'remedyRequest').length > view.entries.filter((e) => e.kind === 'remedyDecision').length
/** Somebody is named who has not decided in this file before. */
const hasDecider = ({ view }: Around): boolean =>
  view.people.some(
    (p) =>
      p.capacity === 'remedyDecider' &&
      p.endedAt === null &&
      !view.entries.some((e) => e.kind === 'remedyDecision' && e.byName === p.name),
  )
const whole = ['naming', 'finding', 'notifying', 'hearing', 'vetting', 'ending', 'deciding', 'serving']

/** From the report to the notice. */
export const firstForms: readonly ActForm[] = [
  {
    ability: 'admit',
    endpoint: contract.admit,
    title: '答复密封报告',
    submit: '答复',
    fields: () => [yesNo('isAdmitted', '决定', ['立案核查', '不予立案']), reason('理由')],
    initial: none,
    body: (v) => ({ isAdmitted: isYes(v.isAdmitted), reason: v.reason }),
  },
  naming('investigator', '核查人', whole),
  naming('reviewer', '复审人', ['vetting']),
  naming('decider', '决定人', ['deciding']),
  { ...naming('remedyDecider', '复核、申诉决定人', ['served']), only: (around) => isPending(around) && !hasDecider(around) },
  {
    ...naming('remedyDecider', '复核、申诉决定人', ['served']),
    title: '另行指定复核、申诉决定人',
    isAside: true,
    only: (around) => isPending(around) && hasDecider(around),
  },
  { ...naming('registrar', '经办内勤', whole), isAside: true },
  {
    ability: 'answerRecusal',
    endpoint: contract.answerRecusal,
    title: '回答回避三问',
    note: '有一项就交回本件，由领导另行指定。',
    submit: '回答回避三问',
    fields: () => [
      yesNo('isRelative', '您是本件当事人，或者其近亲属', ['是', '否']),
      yesNo('hasInterest', '您与本件有利害关系', ['是', '否']),
      yesNo('hasOther', '您有其他关系，可能影响公正办理', ['是', '否']),
      {
        kind: 'text',
        name: 'note',
        label: '情形',
        required: true,
        maxLength: 300,
        when: (v) => isYes(v.isRelative) || isYes(v.hasInterest) || isYes(v.hasOther),
      },
    ],
    initial: () => ({ note: '' }),
    body: (v) => ({
      isRelative: isYes(v.isRelative),
      hasInterest: isYes(v.hasInterest),
      hasOther: isYes(v.hasOther),
      note: v.note ?? '',
    }),
  },
  {
    ability: 'addFact',
    endpoint: contract.addFact,
    title: '记事实',
    submit: '记一项事实',
    fields: () => [several('text', '事实'), line('source', '来源')],
    initial: () => ({ text: '', source: '' }),
  },
  {
    ability: 'addEvidence',
    endpoint: contract.addEvidence,
    title: '附证据',
    submit: '附证据',
    fields: (around) => [select('factId', '证明哪一项事实', factOptions(around)), line('source', '证据来源'), file('证据文件')],
    initial: none,
    body: async (v) => ({ factId: v.factId, source: v.source, fileId: await sentFile(v) }),
    only: (around) => factOptions(around).length > 0,
  },
  {
    ability: 'withdrawFact',
    endpoint: contract.withdrawFact,
    title: '撤下事实',
    submit: '撤下事实',
    fields: (around) => [select('factId', '撤下哪一项', factOptions(around)), reason('原因')],
    initial: none,
    only: (around) => factOptions(around).length > 0,
  },
  {
    ability: 'concludeFacts',
    endpoint: contract.concludeFacts,
    title: '核查结束',
    submit: '核查结束，转告知',
    fields: () => [reason('核查意见')],
    initial: none,
    isOnward: true,
  },
  {
    ability: 'giveNotice',
    endpoint: contract.giveNotice,
    title: '书面告知',
    note: '告知书写明全部事实和证据件数，定稿后不能改；本人从此看得到本件。',
    submit: '告知本人',
    fields: (around) => judgement(around, '拟作处理'),
    initial: none,
    body: judged,
  },
]
