import type { CellValue, ColumnView, FormView, knownKeys, PartRowView } from './contract.ts'

export const stateLabels: Record<PartRowView['state'], string> = {
  waiting: '未报',
  submitted: '待确认',
  returned: '退回',
  confirmed: '已确认',
}
export const kindLabels: Record<ColumnView['kind'], string> = {
  text: '文字',
  number: '数字',
  date: '日期',
  choice: '选一项',
  yesNo: '是或否',
}
type RowsPer = FormView['rowsPer']
export const rowsPerLabels: Record<RowsPer, string> = {
  unit: '每个单位一行',
  many: '每个单位若干行',
  auxiliary: '每名辅警一行',
}

export type KnownKey = (typeof knownKeys)[number]
interface Known {
  readonly label: string
  readonly of: 'unit' | 'person'
  readonly kind: 'text' | 'number' | 'date'
  /** Where it stands. */
  readonly from: string
  /** What offices call it besides the label. */
  readonly alike: readonly string[]
}
const person = (label: string, alike: string, kind: Known['kind'] = 'text'): Known => ({
  ...{ label, of: 'person', kind, from: '花名册', alike: alike.split('、') },
})
const unit = (label: string, from: string, alike: string, kind: Known['kind'] = 'number'): Known => ({
  ...{ label, of: 'unit', kind, from, alike: alike.split('、') },
})
/** What the system knows, under the names that offices give to it. */
export const known: Record<KnownKey, Known> = {
  unitName: unit('所属单位', '单位资料', '单位、单位名称、用人单位、工作单位、所在单位、部门', 'text'),
  unitHead: unit('主要领导', '单位资料', '单位负责人、主要负责人、所长、大队长、单位主官', 'text'),
  headcount: unit('辅警人数', '花名册', '人数、现有人数、在岗人数、实有人数、辅警数、现有辅警', 'number'),
  quota: unit('用辅数量', '用辅数量表', '编制数、编制、员额、核定人数、核定数、定员'),
  openHazards: unit('未销号隐患数', '隐患台账', '隐患数、隐患数量、风险隐患数、未整改隐患数、隐患个数'),
  conductSigned: unit('网络承诺书已签人数', '签署记录', '网络承诺书签署、网络行为承诺书签署、网络承诺书签署人数、承诺书签署'),
  secrecySigned: unit('保密承诺书已签人数', '签署记录', '保密承诺书签署、保密承诺书签署人数、保密承诺签订'),
  name: person('姓名', '名字、人员姓名、辅警姓名'),
  number: person('辅警编号', '警号、辅警号、工号、胸号、辅警警号、人员编号'),
  sex: person('性别', '男女'),
  bornOn: person('出生日期', '出生年月、出生年月日、生日、年龄', 'date'),
  post: person('岗位', '岗位名称、从事岗位、工作岗位、职位、职务'),
  education: person('学历', '文化程度、最高学历、教育程度'),
  politicalStatus: person('政治面貌', '党员、是否党员、面貌'),
  entryOn: person('入职日期', '入职时间、入警时间、入警日期、参加工作时间、工作时间、聘用日期、进队时间、入队时间', 'date'),
  contractEndsOn: person('合同到期日', '合同到期日期、合同到期时间、合同期限、合同截止日期、劳动合同到期', 'date'),
  category: person('类别', '人员类别、辅警类别、勤务文职'),
  auxiliaryKind: person('人员性质', '辅警性质、身份类别、巡防协警'),
  employer: person('用工单位', '派遣单位、劳务公司、派遣公司、签约单位'),
  tier: person('层级', '辅警层级、职级、等级、级别'),
  licenceClass: person('准驾车型', '驾照、驾驶证、驾照类型、驾驶证类型'),
  leadOfficer: person('带辅责任民警', '责任民警、带辅民警、带教民警、带班民警、包保民警'),
  leaderInCharge: person('分管责任领导', '分管领导、责任领导、包保领导'),
}

/** What no form of the bureau asks for. */
const refusals: readonly { readonly at: RegExp; readonly per?: RowsPer; readonly why: string }[] = [
  { at: /身份证|公民身份|身份号码/, why: '身份证号在花名册里加密存着，表单不再收；要核对，到花名册逐人看。' },
  { at: /手机|(?:本人|个人|家庭)(?:联系)?电话/, why: '个人电话在花名册里加密存着，表单不再收；要联系，到花名册查。' },
  { at: /微信|QQ|朋友圈|微博|抖音|社交账号|网名|聊天|发帖|言论/i, why: '系统不收个人的网上账号、言论和聊天内容。' },
  { at: /思想动态|思想状况|信仰|宗教|信访|上访|交往|社会关系/, why: '系统不收个人的想法、信仰、交往和信访情况。' },
  { at: /打分|评分|积分|风险等级|画像/, per: 'auxiliary', why: '系统不给人打分，也不评人的风险等级。' },
]

const bare = (name: string): string => name.replace(/[\s（）()【】[\]：:、，,。*＊/／_-]/g, '').replace(/(?:必填|填写)$/, '')
const prefix = /^(?:辅警|警务辅助人员|队员|人员|本人|本单位|现)/

/** Which of the known things a column's name asks for. */
function keyOf(name: string): KnownKey | undefined {
  const [typed, stem] = [bare(name), bare(name).replace(prefix, '')]
  const isAlike = ([, k]: [string, Known]) => [typed, stem].some((word) => word === k.label || k.alike.includes(word))
  return Object.entries(known).find(isAlike)?.[0] as KnownKey | undefined
}
/** Whether a form of such rows can be filled with it. */
export const canFill = (key: KnownKey, per: RowsPer): boolean => known[key].of === 'unit' || per === 'auxiliary'

export type Advice = { readonly refused: string } | { readonly key: KnownKey; readonly canFill: boolean; readonly words: string }
/** What the office is told while it names a column; nothing where the system knows nothing of it. */
export function adviceOn(name: string, per: RowsPer): Advice | undefined {
  const refusal = refusals.find((r) => r.at.test(name) && (r.per ?? per) === per)
  if (refusal) return { refused: refusal.why }
  const key = keyOf(name)
  if (!key) return undefined
  const { label, from } = known[key]
  if (canFill(key, per)) return { key, canFill: true, words: `${from}里已有“${label}”，可以直接带出，单位不用再填。` }
  return { key, canFill: false, words: `${from}里已有“${label}”；改成“每名辅警一行”就能直接带出。` }
}

const yes = /^(?:是|有|√|对|true|1)$/i
const no = /^(?:否|无|没有|×|x|不是|false|0)$/i
const two = (n: string | undefined) => String(n).padStart(2, '0')

/** A date as people type it, as YYYY-MM-DD; undefined when it is none. */
function dateFrom(text: string): string | undefined {
  const found = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:\s.*)?$/.exec(text)
  const on = found ? `${found[1]}-${two(found[2])}-${two(found[3])}` : ''
  const at = new Date(`${on}T00:00:00Z`)
  return found && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(on) ? on : undefined
}

/** What was typed, pasted or read, in the column's own type; as it was where that can't be. */
export function typedFrom({ kind }: Pick<ColumnView, 'kind'>, text: string): CellValue {
  const typed = text.trim()
  if (typed === '') return null
  if (kind === 'date') return dateFrom(typed) ?? typed
  if (kind === 'yesNo') return yes.test(typed) || (no.test(typed) ? false : typed)
  const number = Number(typed.replace(/[,，]/g, ''))
  return kind === 'number' && Number.isFinite(number) ? number : typed
}

const faults: Record<ColumnView['kind'], (column: ColumnView, value: CellValue) => string | undefined> = {
  text: (c, v) => (c.maxLength !== null && String(v).length > c.maxLength ? `最多 ${c.maxLength} 个字` : undefined),
  number: (c, v) => {
    if (typeof v !== 'number') return '要填数字'
    if (c.least !== null && v < c.least) return `不能小于 ${c.least}`
    return c.most !== null && v > c.most ? `不能大于 ${c.most}` : undefined
  },
  date: (_, v) => (typeof v === 'string' && dateFrom(v) === v ? undefined : '要填日期，如 2026-11-23'),
  choice: (c, v) => (c.options.includes(String(v)) ? undefined : `要从这几项里选：${c.options.join('、')}`),
  yesNo: (_, v) => (typeof v === 'boolean' ? undefined : '要填“是”或“否”'),
}
/** What is wrong with a cell, as the cure; undefined when right. */
export function faultOf(column: ColumnView, value: CellValue | undefined): string | undefined {
  if (column.filledFrom !== null) return undefined
  if (value === undefined || value === null || value === '') return column.isRequired ? '还没有填' : undefined
  return faults[column.kind](column, value)
}

const yesNoWords = { true: '是', false: '否' }
/** How a cell reads. */
export const shownCell = (value: CellValue | undefined): string =>
  typeof value === 'boolean' ? yesNoWords[`${value}`] : String(value ?? '')

const range = ({ least, most }: ColumnView): string[] => {
  if (least !== null && most !== null) return [`${least} 到 ${most}`]
  return [...(least === null ? [] : [`不小于 ${least}`]), ...(most === null ? [] : [`不大于 ${most}`])]
}
/** 必填，数字，0 到 100: what a column takes. */
export const ruleWords = (c: ColumnView): string => {
  if (c.filledFrom !== null) return `由系统从${known[c.filledFrom].from}带出`
  const choices = c.kind === 'choice' ? `选一项：${c.options.join('、')}` : kindLabels[c.kind]
  return [c.isRequired ? '必填' : '选填', choices, ...range(c), ...(c.maxLength ? [`最多 ${c.maxLength} 个字`] : [])].join('，')
}
