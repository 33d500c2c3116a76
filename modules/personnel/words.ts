import { categoryLabels } from '../posts/words.ts'

export const auxiliaryKindWords = { patrolMember: '巡防队员', policeAssistant: '协警人员' }
export const aspectWords = {
  usingUnit: '使用单位',
  secondment: '借调单位',
  post: '岗位',
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
}
/** What a person's codes are called. */
export const codeWords: Readonly<Record<string, string>> = { male: '男', female: '女', ...categoryLabels, ...auxiliaryKindWords }
