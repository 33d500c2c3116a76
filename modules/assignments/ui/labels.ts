export type Aspect = 'leadOfficer' | 'leaderInCharge' | 'post'
export const aspectWords: Record<Aspect, string> = { leadOfficer: '带辅责任民警', leaderInCharge: '分管责任领导', post: '岗位' }
export const actWords: Record<Aspect, string> = {
  leadOfficer: '指定带辅责任民警',
  leaderInCharge: '指定分管责任领导',
  post: '调整岗位',
}
