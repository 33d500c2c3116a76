/** 花名册的字段和人们给它起的列名。 */
export const ROSTER_FIELDS = [
  'name',
  'idNumber',
  'phone',
  'number',
  'unit',
  'post',
  'leadOfficer',
  'leaderInCharge',
  'category',
  'auxiliaryKind',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
  'tier',
  'licenceClass',
  'isVeteran',
] as const

export type RosterField = (typeof ROSTER_FIELDS)[number]

/** Derived: computed from the ID number, only compared. Ignored: known, and not imported. */
export type ColumnTarget = RosterField | 'derivedSex' | 'derivedBirth' | 'derivedAge' | 'ignored'

const SURE: Readonly<Record<ColumnTarget, string>> = {
  name: '姓名 辅警姓名 人员姓名 名字 队员姓名 协警姓名 姓名全称',
  idNumber:
    '身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 证件号码 证件号 有效身份证号 身份号码',
  phone: '联系电话 手机 手机号 手机号码 电话 电话号码 联系方式 联系手机 本人电话 本人联系电话 移动电话 联系号码',
  number: '辅警编号 工号 辅警号 警辅号 人员编号 辅警工号 胸号 辅警证号 协警编号 警号 工作证号 证号',
  unit: '单位 所属单位 工作单位 所在所队 所在单位 使用单位 用工单位 所队 部门 所属部门 所在部门 所属所队 工作部门 单位名称 所在派出所 派出所 现工作单位',
  post: '岗位 岗位名称 工作岗位 现岗位 所在岗位 岗位类别名称',
  leadOfficer: '责任民警 带辅民警 带辅责任民警 带领民警 带教民警 带班民警 责任民警姓名 带辅民警姓名 带辅责任人',
  leaderInCharge: '分管领导 主管领导 责任领导 分管责任领导 带辅责任领导 分管所领导 分管负责人 包保领导',
  category: '人员类别 辅警类别 类别 勤务类别 岗位类别 勤务文职',
  auxiliaryKind: '辅警类型 队员类型 人员类型 人员性质 用工类型 身份类型 队别',
  employer: '劳动关系单位 派遣单位 派遣公司 劳务公司 劳务派遣单位 保安公司 签订合同单位 合同单位 劳动合同单位',
  entryOn:
    '入职时间 入警时间 入职日期 入警日期 参加工作时间 到岗时间 入队时间 入队日期 聘用时间 聘用日期 到岗日期 上岗时间 从警时间 入职年月 入警年月',
  contractFrom:
    '合同起始 合同开始 合同起始日期 合同开始日期 合同签订日期 合同起始时间 合同开始时间 合同起 合同期限起 合同期限起始 合同期限自 合同自',
  contractEndsOn:
    '合同到期 合同终止 合同到期日期 合同到期日 合同终止日期 合同截止日期 合同截止 合同到期时间 合同终止时间 合同截止时间 合同止 合同期限止 合同期限截止 合同期限至 合同至 合同期限终止 合同结束日期',
  education: '学历 文化程度 最高学历 全日制学历 学历层次',
  politicalStatus: '政治面貌 政治面目 党派',
  tier: '层级 辅警层级 职级 等级 层级等级 现层级',
  licenceClass: '准驾车型 驾照 驾驶证 驾照类型 驾驶证类型 驾照类别 驾驶证准驾车型',
  isVeteran: '退役军人 是否退役军人 是否退伍 退伍军人 是否退伍军人 是否复退军人',
  derivedSex: '性别',
  derivedBirth: '出生日期 出生年月 出生年月日 生日 出生时间',
  derivedAge: '年龄 周岁 年纪',
  ignored:
    '序号 编排序号 行号 备注 说明 民族 籍贯 住址 家庭住址 户籍地址 户籍地 现住址 婚姻状况 身高 体重 血型 毕业院校 专业 照片 银行卡号 工资 邮箱 微信 紧急联系人 岗位职责 工作职责 健康状况 签名',
}

/** Names that could mean two things: proposed, never taken as sure (用人单位 is both; glossary.md). */
const UNSURE: Readonly<Record<string, RosterField>> = {
  用人单位: 'unit',
  编号: 'number',
  职务: 'post',
  工种: 'post',
  领导: 'leaderInCharge',
  民警: 'leadOfficer',
  责任人: 'leadOfficer',
  入职: 'entryOn',
  入警: 'entryOn',
  到期时间: 'contractEndsOn',
  到期日期: 'contractEndsOn',
  合同期: 'contractEndsOn',
  合同期限: 'contractEndsOn',
  辅警: 'name',
  队员: 'name',
}

/** A header without spaces, line breaks, brackets and marks, in half-width: '姓　名（必填）*' → '姓名'. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/[\s\u200b-\u200f\ufeff*:,.。、;'"“”_/\\-]/g, '')
    .toLowerCase()
}

const BY_HEADER = new Map<string, ColumnTarget>()
for (const [target, aliases] of Object.entries(SURE)) {
  for (const alias of aliases.split(' ')) BY_HEADER.set(normaliseHeader(alias), target as ColumnTarget)
}

export interface HeaderGuess {
  readonly target: ColumnTarget
  readonly isSure: boolean
}

/** What a header means: from what the user settled before, then the aliases; null when nobody knows. */
export function guessTarget(header: string, remembered: ReadonlyMap<string, ColumnTarget> = new Map()): HeaderGuess | null {
  const key = normaliseHeader(header)
  const known = remembered.get(key) ?? BY_HEADER.get(key)
  if (known !== undefined) return { target: known, isSure: true }
  const unsure = UNSURE[key]
  return unsure === undefined ? null : { target: unsure, isSure: false }
}
