import type { ColumnMeaning, ImportView } from '../contract.ts'

export const stateLabels: Record<ImportView['state'], string> = {
  reading: '正在核对',
  preview: '待写入',
  committed: '已写入',
  undone: '已撤销',
  abandoned: '已放弃',
  failed: '没有读出来',
}

export const columnLabels: Record<ColumnMeaning, string> = {
  name: '姓名',
  idNumber: '身份证号',
  phone: '手机',
  number: '辅警编号',
  unit: '使用单位',
  post: '岗位名称',
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
  category: '人员类别',
  auxiliaryKind: '辅警类型',
  employer: '劳动关系单位',
  entryOn: '入职日期',
  contractFrom: '合同起始',
  contractEndsOn: '合同到期',
  education: '学历',
  politicalStatus: '政治面貌',
  tier: '层级',
  licenceClass: '准驾车型',
  isVeteran: '退役军人',
  derivedSex: '性别（只核对）',
  derivedBirth: '出生日期（只核对）',
  derivedAge: '年龄（只核对）',
  ignored: '不导入',
}

/** What writing would create: 民警 1 人、单位 2 个; empty when nothing. */
export const newOf = ({ newOfficers, newUnits }: ImportView['counts']): string =>
  [newOfficers > 0 ? `民警 ${newOfficers} 人` : '', newUnits > 0 ? `单位 ${newUnits} 个` : '']
    .filter((part) => part !== '')
    .join('、')
