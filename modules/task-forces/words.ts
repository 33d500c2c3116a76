import type { AppointmentView } from './contract.ts'

export const dutyLabels: Record<AppointmentView['duty'], string> = {
  head: '组长',
  deputy: '副组长',
  member: '成员',
  officeDirector: '办公室主任',
  officeDeputy: '办公室副主任',
}
