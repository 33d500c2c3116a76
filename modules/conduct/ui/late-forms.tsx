import type { Field } from '../../../app/kit/form/definition.ts'
import * as contract from '../contract.ts'
import {
  type ActForm,
  type Around,
  candidate,
  isYes,
  judged,
  judgement,
  kindsOf,
  line,
  rankOf,
  reason,
  select,
  several,
  type Values,
  yesNo,
} from './act-form.tsx'

const none = () => ({})
const isReturn = ({ view, rules }: Around) =>
  rules.outcomes.find((o) => o.code === view.noticedCode)?.effect === 'returnToCompany'
const barFields = ({ rules }: Around): Field<Values>[] =>
  rules.bars.flatMap((bar, i) => [
    yesNo(`bar:${bar.code}`, `第 ${i + 1} 项：${bar.words}`, ['有', '没有']),
    line(`source:${bar.code}`, `第 ${i + 1} 项依据的材料`),
  ])
const remedyOf = ({ view }: Around) => view.entries.filter((e) => e.kind === 'remedyDecision').length
const lighterThan = (around: Around) => kindsOf(around).filter((o) => o.rank < (rankOf(around, around.view.standingCode) ?? 0))
const noticed = ({ view }: Around, start: string): string =>
  (view.entries.findLast((e) => e.kind === 'notice' && !e.isSetAside)?.lines ?? [])
    .filter(([label]) => label.startsWith(start))
    .map(([, words]) => words)
    .join('\n')

/** From the second person's look to the end, and what leaves the rails. */
export const lateForms: readonly ActForm[] = [
  {
    ability: 'agree',
    endpoint: contract.agree,
    title: '复审同意',
    note: '不同意的，用下面的“退回上一步”，写明理由。',
    submit: '复审同意',
    fields: () => [reason('复审理由')],
    initial: none,
  },
  {
    ability: 'verifyEnding',
    endpoint: contract.verifyEnding,
    title: '核对依据和法定限制',
    note: '《劳动合同法》第四十二条逐项核对；有限制的，只有本人过错的依据才能继续。',
    submit: '核对完毕',
    fields: (around) => [
      select(
        'ground',
        isReturn(around) ? '退回的依据' : '解除的依据',
        around.rules.grounds
          .filter((g) => (g.by === 'returnToCompany') === isReturn(around))
          .map((g) => ({ value: g.code, label: g.words })),
      ),
      several('words', '说明'),
      ...barFields(around),
    ],
    initial: none,
    body: (v, { rules }) => ({
      ground: v.ground,
      words: v.words,
      bars: rules.bars.map(({ code }) => ({ bar: code, applies: isYes(v[`bar:${code}`]), source: v[`source:${code}`] })),
    }),
  },
  {
    ability: 'tellUnion',
    endpoint: contract.tellUnion,
    title: '书面告知工会',
    submit: '告知工会',
    fields: ({ view }) => [candidate(view, 'unionist', '工会'), reason('拟解除的理由')],
    initial: none,
  },
  {
    ability: 'answerUnion',
    endpoint: contract.answerUnion,
    title: '工会意见',
    submit: '答复',
    fields: () => [yesNo('hasObjection', '意见', ['有异议，要求纠正', '没有异议']), several('opinion', '内容')],
    initial: none,
    body: (v) => ({ hasObjection: isYes(v.hasObjection), opinion: v.opinion }),
  },
  {
    ability: 'considerUnion',
    endpoint: contract.considerUnion,
    title: '研究工会意见并书面回复',
    submit: '回复工会，转决定',
    fields: () => [reason('研究结果和书面回复')],
    initial: none,
  },
  {
    ability: 'decide',
    endpoint: contract.decide,
    title: '作出处理决定',
    note: '不能重于已告知的拟处理。救济途径和期限由系统写入决定书。',
    submit: '作出处理决定',
    fields: (around) => [
      several('facts', '认定的事实', 4000),
      ...judgement(around, '处理种类', rankOf(around, around.view.noticedCode)),
    ],
    initial: (around) => ({ facts: noticed(around, '事实'), basis: noticed(around, '拟适用依据') }),
    body: (v, around) => ({ ...judged(v, around), facts: v.facts }),
  },
  {
    ability: 'askRemedy',
    endpoint: contract.askRemedy,
    title: '申请复核、申诉',
    note: '不因申请加重处理。',
    submit: '申请',
    fields: (around) => [
      select('kind', '申请', [
        ...(remedyOf(around) === 0 ? [{ value: 'review', label: '复核' }] : []),
        { value: 'appeal', label: '申诉' },
      ]),
      reason('理由'),
    ],
    initial: none,
  },
  {
    ability: 'decideRemedy',
    endpoint: contract.decideRemedy,
    title: '作出复核、申诉决定',
    note: '不得加重。撤销以后，处理在哪里都不再显示。',
    submit: '作出决定',
    fields: (around) => [
      {
        kind: 'choice',
        name: 'result',
        label: '结果',
        required: true,
        options: [
          { value: 'upheld', label: '维持' },
          ...(lighterThan(around).length > 0 ? [{ value: 'lighter', label: '变更为较轻的处理' }] : []),
          { value: 'withdrawn', label: '撤销' },
        ],
      },
      {
        kind: 'select',
        name: 'outcomeCode',
        label: '改为',
        required: true,
        options: lighterThan(around).map((o) => ({ value: o.code, label: o.name })),
        when: (v) => v.result === 'lighter',
      },
      reason('理由'),
    ],
    initial: none,
    body: (v) => ({ result: v.result, outcomeCode: v.result === 'lighter' ? v.outcomeCode : null, reason: v.reason }),
  },
  {
    ability: 'extendRemedy',
    endpoint: contract.extendRemedy,
    title: '延长申诉期限',
    submit: '延长申诉期限',
    fields: () => [reason('理由')],
    initial: none,
    isAside: true,
  },
  {
    ability: 'suspend',
    endpoint: contract.suspend,
    title: '暂停、恢复执行',
    note: '没有决定暂停的，复核、申诉期间照常执行。',
    submit: '决定',
    fields: () => [yesNo('isSuspended', '决定', ['暂停执行', '恢复执行']), reason('理由')],
    initial: none,
    body: (v) => ({ isSuspended: isYes(v.isSuspended), reason: v.reason }),
    isAside: true,
  },
  {
    ability: 'resume',
    endpoint: contract.resume,
    title: '恢复内部办理',
    submit: '恢复办理',
    fields: () => [reason('恢复的原因')],
    initial: none,
  },
  {
    ability: 'keepLonger',
    endpoint: contract.keepLonger,
    title: '保存期满',
    note: '保存期是本局规定的年限；要继续保存，写明到哪天、为什么。',
    submit: '决定继续保存',
    fields: () => [{ kind: 'date', name: 'untilOn', label: '继续保存到', required: true }, reason('理由')],
    initial: none,
  },
  {
    ability: 'stepBack',
    endpoint: contract.stepBack,
    title: '退回上一步',
    note: '前后文书都保留。',
    submit: '退回上一步',
    fields: () => [reason('原因')],
    initial: none,
    isAside: true,
  },
  {
    ability: 'close',
    endpoint: contract.close,
    title: '查否，终结',
    note: '终结以后哪里也不显示，不能恢复。',
    submit: '查否，终结',
    fields: () => [reason('没有证实的理由')],
    initial: none,
    isAside: true,
  },
  {
    ability: 'refer',
    endpoint: contract.refer,
    title: '涉嫌犯罪，移送',
    note: '移送以后内部办理等待，恢复以后从原处接着办。',
    submit: '登记移送',
    fields: () => [line('organ', '移送机关', 60), reason('情况')],
    initial: none,
    isAside: true,
  },
]
