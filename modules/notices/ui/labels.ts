import type { ClauseView, NoticeRowView, PartyView } from '../contract.ts'

export const stateLabels: Record<NoticeRowView['state'], string> = { draft: '草稿', inForce: '已生效', withdrawn: '已撤回' }
const groupLabels: Record<NonNullable<PartyView['group']>, string> = {
  stationsAndDirectUnits: '各派出所、局直各单位',
  stations: '各派出所',
  directUnits: '局直各单位',
  usingUnits: '各使用单位',
}
const deliverableLabels: Record<ClauseView['deliverables'][number]['kind'], string> = {
  form: '表',
  report: '报告',
  evidence: '佐证',
  figure: '数字',
}
export const weekdays = ['一', '二', '三', '四', '五', '六', '日']

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
export const stateOptions = optionsOf(stateLabels)
export const groupOptions = optionsOf(groupLabels)
export const deliverableOptions = optionsOf(deliverableLabels)

/** A party as the notice names it, a group with the number of its units. */
export const partyLabel = (p: PartyView): string =>
  p.group ? `${groupLabels[p.group]}（${p.units} 个）` : (p.unit?.name ?? p.words ?? '')
export function dayLabel({ dueOn, cycle }: Pick<ClauseView, 'dueOn' | 'cycle'>): string | null {
  if (dueOn) return dueOn
  if (!cycle) return null
  return cycle.every === 'weekly' ? `每周${weekdays[cycle.day - 1] ?? ''}` : `每月${cycle.day}日`
}
