import * as contract from '../contract.ts'
import { type ActForm, type Around, file, isYes, line, reason, select, sentFile, several, yesNo } from './act-form.tsx'
import { counting } from './act-forms.tsx'

const none = () => ({})
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

/** A paragraph is a point. */
const pointsOf = (v: { text?: unknown; means?: unknown }): string[] =>
  v.means === 'waiver'
    ? []
    : String(v.text ?? '')
        .split('\n')
        .map((p) => p.trim())
        .filter((p) => p !== '')

/** From the receipt of the notice to the second person's look. */
export const hearingForms: readonly ActForm[] = [
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
