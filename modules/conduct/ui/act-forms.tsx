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
const counting = ({ view }: Around, kind: string) => view.entries.filter((e) => e.kind === kind && !e.isSetAside)
const factOptions = (around: Around) => {
  const withdrawn = new Set(counting(around, 'factWithdrawal').map((e) => e.ofId))
  return counting(around, 'fact')
    .filter((e) => !withdrawn.has(e.id))
    .map((e, i) => ({ value: e.id, label: `${i + 1}. ${e.lines[0]?.[1] ?? ''}` }))
}
const openPoints = (around: Around) =>
  counting(around, 'statement').flatMap((s) =>
    s.points.flatMap((p, i) => (p.answer === null ? [{ value: `${s.id} ${i}`, label: p.text }] : [])),
  )
const openRequests = (around: Around) => {
  const decided = new Set(counting(around, 'recusalDecision').map((e) => e.ofId))
  return counting(around, 'recusalRequest')
    .filter((e) => !decided.has(e.id))
    .map((e) => ({ value: e.id, label: e.lines.map(([, words]) => words).join('：') }))
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
    return states.includes(view.state) && (capacity === 'investigator' ? held < 2 : held === 0 || capacity === 'remedyDecider')
  },
})
const whole = ['naming', 'finding', 'notifying', 'hearing', 'vetting', 'ending', 'deciding', 'serving']

/** From the report to the statement. */
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
  naming('reviewer', '复审人', ['hearing', 'vetting']),
  naming('decider', '决定人', ['vetting', 'ending', 'deciding']),
  naming('remedyDecider', '复核、申诉决定人', ['served']),
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
  {
    ability: 'receive',
    endpoint: contract.receive,
    title: '签收',
    note: '签收只说明您看到了，不说明您同意。',
    submit: '签收',
    fields: () => [],
    initial: none,
    body: () => ({ witnesses: [], note: '' }),
    only: ({ view }) => view.side === 'subject',
  },
  {
    ability: 'receive',
    endpoint: contract.receive,
    title: '登记当面送达',
    note: '本人不在系统里签收的，打印送达回证当面送达，见证人签名；处理决定要两名见证人。',
    submit: '登记送达',
    fields: ({ view }) => [
      line('first', '见证人', 20),
      ...(view.state === 'serving' ? [line('second', '第二名见证人', 20)] : []),
      { kind: 'text', name: 'note', label: '说明', maxLength: 300, hint: '如“本人拒签，已说明内容”。' },
    ],
    initial: () => ({ note: '' }),
    body: (v) => ({ witnesses: [v.first, v.second].filter(Boolean), note: v.note ?? '' }),
    only: ({ view }) => view.side === 'handlers',
  },
  {
    ability: 'giveStatement',
    endpoint: contract.giveStatement,
    title: '陈述申辩',
    note: '您写的别人不能改动。一段一项，每一项都会得到答复；不因申辩加重处理。',
    submit: '提交陈述申辩',
    fields: () => [
      {
        kind: 'choice',
        name: 'means',
        label: '方式',
        required: true,
        options: [
          { value: 'system', label: '在这里写' },
          { value: 'waiver', label: '明确放弃陈述、申辩' },
        ],
      },
      {
        kind: 'multiline',
        name: 'text',
        label: '陈述、申辩',
        required: true,
        rows: 8,
        maxLength: 8000,
        when: (v) => v.means === 'system',
      },
      { kind: 'tick', name: 'isAll', label: '说完了', words: '就这些，不再补充', when: (v) => v.means === 'system' },
    ],
    initial: () => ({ means: 'system', text: '', isAll: false }),
    body: (v) => ({ points: pointsOf(v), means: v.means, fileId: null, isAll: v.isAll === true }),
    only: ({ view }) => view.side === 'subject',
  },
  {
    ability: 'answerPoint',
    endpoint: contract.answerPoint,
    title: '逐项答复',
    submit: '答复这一项',
    fields: (around) => [
      select('point', '答复哪一项', openPoints(around)),
      yesNo('isAccepted', '是否采纳', ['采纳', '不采纳']),
      several('answer', '答复'),
    ],
    initial: none,
    body: (v) => {
      const [statementId, point] = String(v.point).split(' ')
      return { statementId, point: Number(point), isAccepted: isYes(v.isAccepted), answer: v.answer }
    },
    only: (around) => openPoints(around).length > 0,
  },
  {
    ability: 'sendToVetting',
    endpoint: contract.sendToVetting,
    title: '送第二人复审',
    submit: '送第二人复审',
    fields: () => [],
    initial: none,
    isOnward: true,
  },
  {
    ability: 'recordStatement',
    endpoint: contract.giveStatement,
    title: '记录纸质陈述',
    note: '照本人所写录入，附本人签名的扫描件。',
    submit: '记录陈述',
    fields: () => [
      {
        kind: 'choice',
        name: 'means',
        label: '方式',
        required: true,
        options: [
          { value: 'paper', label: '书面或者当面陈述' },
          { value: 'waiver', label: '本人签名放弃' },
        ],
      },
      {
        kind: 'multiline',
        name: 'text',
        label: '陈述内容',
        required: true,
        rows: 6,
        maxLength: 8000,
        when: (v) => v.means === 'paper',
      },
      { kind: 'tick', name: 'isAll', label: '说完了', words: '本人说就这些，不再补充', when: (v) => v.means === 'paper' },
      file('本人签名的扫描件'),
    ],
    initial: () => ({ means: 'paper', text: '', isAll: false }),
    body: async (v) => ({ points: pointsOf(v), means: v.means, fileId: await sentFile(v), isAll: v.isAll === true }),
  },
  {
    ability: 'askRecusal',
    endpoint: contract.askRecusal,
    title: '要求核查人回避',
    submit: '要求回避',
    fields: ({ view }) => [
      select(
        'mark',
        '核查人',
        view.people
          .filter((p) => p.capacity === 'investigator' && p.endedAt === null)
          .map((p) => ({ value: p.mark, label: p.name })),
      ),
      reason('理由'),
    ],
    initial: none,
    isAside: true,
  },
  {
    ability: 'decideRecusal',
    endpoint: contract.decideRecusal,
    title: '决定回避',
    submit: '决定回避',
    fields: (around) => [
      select('requestId', '哪一次要求', openRequests(around)),
      yesNo('isGranted', '决定', ['准予，另行指定', '不准']),
      reason('理由'),
    ],
    initial: none,
    body: (v) => ({ requestId: v.requestId, isGranted: isYes(v.isGranted), reason: v.reason }),
  },
]
/** A paragraph is a point. */
const pointsOf = (v: { text?: unknown; means?: unknown }): string[] =>
  v.means === 'waiver'
    ? []
    : String(v.text ?? '')
        .split('\n')
        .map((p) => p.trim())
        .filter((p) => p !== '')
