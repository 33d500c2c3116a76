import { roleNames } from '../../../platform/http/roles.ts'
import type { ConcernRowView, ConcernView, HandledConcernView } from '../contract.ts'

export const kindLabels: Record<ConcernRowView['kind'], string> = { concern: '诉求', overreach: '超职责指令反映' }
export const wayLabels: Record<ConcernRowView['way'], string> = { named: '实名', confidential: '保密', anonymous: '匿名' }
export const stateLabels: Record<ConcernRowView['state'], string> = {
  raised: '待告知收到',
  acknowledged: '办理中',
  answered: '已答复',
  closed: '已办结',
  reopened: '再次提出',
}
export const helpedLabels: Record<NonNullable<ConcernRowView['helped']>, string> = {
  helped: '有帮助',
  partly: '部分有帮助',
  notHelped: '没有帮助',
}
export const aboutLabels: Record<HandledConcernView['about'][number], string> = {
  unitHead: '本单位主要领导',
  leaderInCharge: '本单位分管领导',
  overseeingBureauLeader: '分管局领导',
  auxiliaryOffice: '辅警办',
  politicalOfficeLeader: '政治处领导',
}
export const actLabels: Readonly<Record<string, string>> = {
  raised: '提出',
  wordAdded: '补充',
  acknowledged: '告知收到',
  messageWritten: '留言',
  answered: '书面答复',
  closed: '办结',
  reopened: '再次提出',
  handedOn: '转办',
  hazardOpened: '列为隐患',
}
const hazardLabels: Readonly<Record<string, string>> = {
  found: '已列为隐患，待定措施',
  measuresSet: '已定整改措施',
  rectifying: '正在整改',
  evidenceSubmitted: '整改完成，待确认',
  confirmed: '上一级已确认，待核验',
  closed: '已核验销号',
}
export const wordsOfHazard = (state: string): string => hazardLabels[state] ?? state
export const wordsOfHandlers = (handlers: ConcernView['handlers']): string =>
  handlers.map((h) => `${h.name}（${roleNames[h.role]}）`).join('、') || '无'
export const wordsOfKeeping = (years: number | null): string =>
  years === null ? '保存期限本局未定' : `办结后保存 ${years} 年（本局规定）`
