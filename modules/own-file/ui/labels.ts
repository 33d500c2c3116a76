import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { CorrectionView, HeldField, OwnFileView } from '../contract.ts'

export const fieldWords: Record<HeldField, string> = {
  name: '姓名',
  sex: '性别',
  bornOn: '出生日期',
  idNumber: '身份证号',
  phone: '手机',
  number: '辅警编号',
  unit: '使用单位',
  post: '岗位',
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
  category: '类别',
  auxiliaryKind: '人员类型',
  employer: '劳动关系单位',
  entryOn: '入职日期',
  contractFrom: '合同开始',
  contractEndsOn: '合同到期',
  education: '学历',
  politicalStatus: '政治面貌',
  tier: '层级',
  licenceClass: '准驾车型',
  isVeteran: '退役军人',
  photo: '照片',
}
export const fieldOptions = optionsOf(fieldWords)
export const dutyWords: Record<OwnFileView['answering'][number]['duty'], string> = {
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
  unitHead: '单位主要领导',
}
export const stateWords: Record<CorrectionView['state'], string> = { open: '待答复', accepted: '已采纳', rejected: '未采纳' }
export const stateOptions = optionsOf(stateWords)
