import type { ChainDuty, Purpose } from '../contract.ts'

export const dutyWords: Record<ChainDuty, string> = {
  overseeingBureauLeader: '分管局领导',
  unitHead: '主要领导',
  leaderInCharge: '分管责任领导',
  leadOfficer: '带辅责任民警',
}
export const barWords: Record<ChainDuty | 'post' | 'usingUnit', string> = { ...dutyWords, post: '岗位', usingUnit: '使用单位' }
export const purposeWords: Record<Purpose, string> = { notice: '日常管理', letter: '责任书' }
export const purposeOptions = Object.entries(purposeWords).map(([value, label]) => ({ value: value as Purpose, label }))
