import type { HazardRow } from '../../modules/hazards/tables.ts'

export const stages = ['found', 'measuresSet', 'rectifying', 'evidenceSubmitted', 'confirmed', 'closed'] as const
export type Stage = (typeof stages)[number]

/** A hazard of the demo: where, what, how long ago, how many days it has, and how far it has come. */
export interface DemoHazard {
  readonly unit: string
  readonly category: HazardRow['category']
  /** By the bureau's own words. */
  readonly subcategory: string
  readonly causeName: string
  readonly title: string
  readonly description: string
  readonly daysAgo: number
  /** Days from setting the measures to the deadline. */
  readonly days: number
  readonly until: Stage
  readonly turn?: 'returned' | 'extensionAsked' | 'relapsed'
  readonly grade?: NonNullable<HazardRow['grade']>
  readonly cause?: string
  readonly goal?: string
  readonly measures?: readonly string[]
}

const liuhe = { unit: '柳河派出所' } as const
const team = { category: 'teamManagement' } as const
const open = { daysAgo: 12, days: 25 } as const
const rectifying = { ...open, ...team, until: 'rectifying' } as const

export const demoHazards: readonly DemoHazard[] = [
  {
    ...liuhe,
    ...team,
    title: '数字证书由辅警保管，未随用随取',
    subcategory: '数字证书和账号',
    causeName: '制度没有执行',
    description: '抽查两枚证书放在辅警抽屉里，没有领用登记。',
    daysAgo: 18,
    days: 12,
    until: 'rectifying',
    measures: ['证书收回民警本人', '建领用登记，当日核对'],
    goal: '证书由民警本人保管，随用随取',
  },
  {
    ...liuhe,
    ...team,
    title: '执勤车辆钥匙未集中管理',
    subcategory: '警械装备和车辆',
    causeName: '制度没有执行',
    description: '三把备用钥匙放在值班台，谁用谁拿。',
    ...open,
    until: 'evidenceSubmitted',
  },
  {
    ...liuhe,
    ...team,
    title: '值班备勤表与实际不符',
    subcategory: '值班备勤',
    causeName: '检查不到位',
    description: '抽查三天，有两天换班没有改表。',
    ...open,
    until: 'confirmed',
  },
  {
    ...liuhe,
    ...team,
    title: '离岗辅警的账号没有停用',
    subcategory: '数字证书和账号',
    causeName: '责任不清',
    description: '上月离岗两人，信息系统账号还能登录。',
    daysAgo: 40,
    days: 20,
    until: 'closed',
    grade: 'serious',
    measures: ['两个账号当天停用', '离岗手续里加停用一项，内勤核对'],
  },
  {
    ...liuhe,
    ...team,
    title: '窗口岗辅警替民警审材料',
    subcategory: '超职责使用',
    causeName: '人手不够',
    description: '高峰时段由辅警代看申请材料是否齐全、合规。',
    ...open,
    until: 'evidenceSubmitted',
    turn: 'returned',
    grade: 'serious',
  },
  {
    ...liuhe,
    category: 'publicReputation',
    title: '现场照片发布没有经过审批',
    subcategory: '发稿和拍摄审批',
    causeName: '责任不清',
    description: '工作号发图由一人拍、一人发，没有第二人审。',
    ...open,
    until: 'rectifying',
    turn: 'extensionAsked',
    cause: '发布审批的人没有定',
    goal: '发布有人审、有记录',
    measures: ['定一名领导审发布', '每条发布留审批记录'],
  },
  {
    ...liuhe,
    category: 'publicReputation',
    title: '答复媒体没有定人',
    subcategory: '答复媒体的安排',
    causeName: '制度没有定',
    description: '来电采访由值班人员自行答复，没有统一出口。',
    ...open,
    until: 'found',
  },
  {
    ...liuhe,
    category: 'other',
    title: '备勤室电动车电池在室内充电',
    subcategory: '消防和用电',
    causeName: '设施条件不够',
    description: '夜间两块电池在备勤室充电。',
    daysAgo: 50,
    days: 20,
    until: 'closed',
    turn: 'relapsed',
  },
  {
    unit: '青桥派出所',
    ...team,
    title: '辅警单独上路疏导，没有民警带领',
    subcategory: '带辅责任',
    causeName: '人手不够',
    description: '早高峰路口由两名辅警疏导，带班民警未到。',
    ...open,
    until: 'evidenceSubmitted',
    grade: 'serious',
  },
  {
    unit: '青桥派出所',
    ...rectifying,
    title: '巡逻日志由一人代填',
    subcategory: '纪律作风',
    causeName: '检查不到位',
    description: '一周日志笔迹相同。',
    days: 13,
  },
  {
    unit: '青桥派出所',
    ...team,
    title: '请销假没有登记',
    subcategory: '请销假和在岗',
    causeName: '制度没有执行',
    description: '上月请假三人次，没有销假记录。',
    ...open,
    until: 'found',
  },
  {
    unit: '城关派出所',
    ...rectifying,
    title: '窗口岗超用辅警一人',
    subcategory: '岗位和用辅数量',
    causeName: '人手不够',
    description: '核定三人，实际四人，没有报备案。',
    days: 9,
  },
  {
    unit: '北关派出所',
    ...rectifying,
    title: '服装标识发放没有收回',
    subcategory: '着装和内务',
    causeName: '责任不清',
    description: '离岗人员标识未收回三件。',
  },
  {
    unit: '东关派出所',
    ...rectifying,
    category: 'publicReputation',
    title: '投诉答复没有按时限',
    subcategory: '投诉答复',
    causeName: '检查不到位',
    description: '一件投诉超过期限才答复。',
  },
  {
    unit: '南关派出所',
    ...team,
    title: '培训学时记录不全',
    subcategory: '教育训练',
    causeName: '教育训练不够',
    description: '第三季度培训没有签到。',
    ...open,
    until: 'measuresSet',
  },
  {
    unit: '河口派出所',
    ...rectifying,
    title: '监区钥匙交接簿缺签字',
    subcategory: '值班备勤',
    causeName: '制度没有执行',
    description: '一周缺签字四处。',
    days: 8,
    grade: 'serious',
  },
  {
    unit: '治安大队',
    ...rectifying,
    title: '大型活动辅警岗前未培训',
    subcategory: '教育训练',
    causeName: '教育训练不够',
    description: '临时抽调二十人，没有岗前培训记录。',
  },
  {
    unit: '交警大队',
    ...rectifying,
    title: '执法记录仪由辅警导出资料',
    subcategory: '超职责使用',
    causeName: '制度没有执行',
    description: '导出没有民警在场。',
    days: 14,
    grade: 'major',
  },
  {
    unit: '看守所',
    ...team,
    title: '外围哨位换岗不交接',
    subcategory: '值班备勤',
    causeName: '检查不到位',
    description: '视频抽查，两次换岗没有当面交接。',
    ...open,
    until: 'found',
  },
  {
    unit: '网络安全大队',
    ...team,
    title: '内部资料借阅没有登记',
    subcategory: '保密和资料',
    causeName: '制度没有定',
    description: '资料柜无借阅簿。',
    ...open,
    until: 'measuresSet',
  },
  {
    unit: '明河县公安局',
    ...rectifying,
    title: '辅警档案柜钥匙没有专人管',
    subcategory: '保密和资料',
    causeName: '责任不清',
    description: '两人共用一把钥匙，没有登记。',
  },
]
