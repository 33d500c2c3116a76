import type { grantStates } from '../contract.ts'

export const grantStateWords: Record<(typeof grantStates)[number], string> = {
  proposed: '待确认',
  active: '有效',
  coming: '未到起始日',
  ended: '已到期',
  revoked: '已收回',
}
export const refusalWords: Record<'noNumber' | 'loginTaken', string> = {
  noNumber: '没有辅警编号或警号，先在花名册里补上',
  loginTaken: '同名账号已存在，请系统管理员核对',
}
