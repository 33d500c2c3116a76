import type { AppointmentView, TaskForceRowView } from '../contract.ts'

export const dutyLabels: Record<AppointmentView['duty'], string> = {
  head: '组长',
  deputy: '副组长',
  member: '成员',
  officeDirector: '办公室主任',
  officeDeputy: '办公室副主任',
}
export const dutyOptions = Object.entries(dutyLabels).map(([value, label]) => ({ value, label }))
type Cycle = NonNullable<TaskForceRowView['cycle']>
const everyLabels: Record<Cycle['everyUnit'], string> = { week: '周', month: '个月' }
export const everyOptions = Object.entries(everyLabels).map(([value, label]) => ({ value, label }))
/** 每 2 周 */
export const cycleWords = (cycle: Cycle | null): string =>
  cycle === null ? '未定' : `每 ${cycle.everyCount} ${everyLabels[cycle.everyUnit]}`
