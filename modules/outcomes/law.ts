import type { OutcomeKindView, TimeLimitView } from './contract.ts'

const contract = '《河南省警务辅助人员条例》第三十四条、劳动合同约定、本局奖惩办法'
const own = '本局责任追究办法'
const both: OutcomeKindView['deciders'] = ['politicalOfficeLeader', 'bureauLeader']
const outcome = (
  code: string,
  name: string,
  rank: number,
  more: Partial<Pick<OutcomeKindView, 'of' | 'basis' | 'influenceMonths' | 'effect' | 'deciders'>> = {},
): OutcomeKindView => ({
  code,
  of: more.of ?? 'conduct',
  name,
  basis: more.basis ?? contract,
  rank,
  influenceMonths: more.influenceMonths ?? null,
  effect: more.effect ?? 'none',
  deciders: more.deciders ?? both,
  isRetired: false,
  version: 1,
})

/** 轻重的上限：解除、退回。 */
export const heaviest = 9
/** 处理种类，轻的在前。Penalties that presuppose a civil servant's rank are not among them and cannot be added. */
export const outcomeDefaults: readonly OutcomeKindView[] = [
  outcome('criticism', '批评教育', 1),
  outcome('admonition', '告诫', 2),
  outcome('deduction', '扣减当月工资', 3, {
    effect: 'deduction',
    basis: '《工资支付暂行规定》第十六条：每月不超过当月工资的 20%，且不低于当地最低工资标准',
  }),
  outcome('warning', '警告', 4, { influenceMonths: 6, basis: `${contract}；影响期参照《行政机关公务员处分条例》第七条` }),
  outcome('demerit', '记过', 5, { influenceMonths: 12, basis: `${contract}；影响期参照《行政机关公务员处分条例》第七条` }),
  outcome('transfer', '调离岗位', 6, { basis: `${contract}；参照《公职人员政务处分法》第二十三条` }),
  outcome('ending', '解除劳动合同', 9, {
    effect: 'endContract',
    basis: '《河南省警务辅助人员条例》第三十二条、《劳动合同法》第三十九条、第四十条、第四十三条',
    deciders: ['bureauLeader'],
  }),
  outcome('return', '退回劳务派遣单位', 9, {
    effect: 'returnToCompany',
    basis: '《劳动合同法》第六十五条',
    deciders: ['bureauLeader'],
  }),
  outcome('selfExamination', '责令书面检查', 1, { of: 'accountability', basis: own }),
  outcome('reminder', '约谈提醒', 2, { of: 'accountability', basis: own }),
  outcome('circular', '通报批评', 3, { of: 'accountability', basis: own }),
  outcome('admonishing', '诫勉', 4, { of: 'accountability', basis: own, influenceMonths: 6 }),
  outcome('dutyChange', '调整分工', 5, { of: 'accountability', basis: own }),
]
/** 职级类处分，对辅警没有依据。 */
export const rankPenalty = /降级|撤职|开除|降低.{0,4}级|停止执行职务|禁闭/

type Length = readonly [number: number | null, unit: TimeLimitView['unit']]
const limit = (code: string, label: string, [number, unit]: Length, basis: string): TimeLimitView => ({
  code,
  label,
  number,
  unit,
  basis,
  version: 1,
})
const bureau = '本局规定；上位规定未定天数，由局填写'
const servants = (article: string) => `参照《公务员法》第${article}条`
/** 办理时限。Where no rule gives a number the civil servants' window stands, and says so. */
export const limitDefaults: readonly TimeLimitView[] = [
  limit('decision', '立案至决定', [6, 'months'], '参照《行政机关公务员处分条例》第四十四条'),
  limit('statement', '陈述申辩', [5, 'workingDays'], bureau),
  limit('vetting', '第二人复审', [5, 'workingDays'], bureau),
  limit('union', '工会意见', [5, 'workingDays'], bureau),
  limit('reviewAsking', '申请复核', [30, 'days'], servants('九十五')),
  limit('reviewDeciding', '复核决定', [30, 'days'], servants('九十五')),
  limit('appealAsking', '申诉', [15, 'days'], servants('九十五')),
  limit('appealDeciding', '申诉决定', [60, 'days'], servants('九十六')),
  limit('appealExtending', '申诉决定延长', [30, 'days'], servants('九十六')),
  limit('retention', '办结后保存', [null, 'years'], '本局规定；上位规定未定年限，由局填写'),
]

interface Lawful {
  readonly code: string
  readonly words: string
  /** The way of ending it belongs to. */
  readonly by: 'endContract' | 'returnToCompany' | 'both'
  /** Fault of the worker's own: the bars of art. 42 do not stand against it. */
  readonly isByFault?: true
}
const article32 = '《河南省警务辅助人员条例》第三十二条'
/** 解除、退回的依据，逐项。 */
export const endingGrounds: readonly Lawful[] = [
  { code: 'probation', words: `${article32}：试用期内不符合录用条件`, by: 'endContract', isByFault: true },
  { code: 'illness', words: `${article32}：医疗期满不能从事原工作和另行安排的工作`, by: 'endContract' },
  { code: 'incompetence', words: `${article32}：不能胜任，经培训或者调整岗位仍不能胜任`, by: 'endContract' },
  { code: 'seriousBreach', words: `${article32}：严重违反规章制度`, by: 'endContract', isByFault: true },
  { code: 'dereliction', words: `${article32}：严重失职渎职`, by: 'endContract', isByFault: true },
  { code: 'crime', words: `${article32}：被依法追究刑事责任`, by: 'endContract', isByFault: true },
  { code: 'other', words: `${article32}：法律、法规规定的其他情形`, by: 'endContract' },
  { code: 'return39', words: '《劳动合同法》第六十五条：有第三十九条规定情形', by: 'returnToCompany', isByFault: true },
  { code: 'return40', words: '《劳动合同法》第六十五条：有第四十条第一项、第二项规定情形', by: 'returnToCompany' },
]
/** 《劳动合同法》第四十二条的限制，逐项核对。 */
export const endingBars: readonly Lawful[] = [
  { code: 'hazardousWork', words: '从事接触职业病危害作业未作离岗前健康检查，或者疑似职业病病人在诊断、观察期间', by: 'both' },
  { code: 'workInjury', words: '在本单位患职业病或者因工负伤，并被确认丧失或者部分丧失劳动能力', by: 'both' },
  { code: 'medicalPeriod', words: '患病或者非因工负伤，在规定的医疗期内', by: 'both' },
  { code: 'motherhood', words: '女职工在孕期、产期、哺乳期', by: 'both' },
  { code: 'nearRetirement', words: '在本单位连续工作满十五年，且距法定退休年龄不足五年', by: 'both' },
  { code: 'otherLaw', words: '法律、行政法规规定的其他情形', by: 'both' },
]
