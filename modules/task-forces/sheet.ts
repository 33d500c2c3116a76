import type { AppointmentView } from './contract.ts'

/** Duties as they stand on the printed list, in its order. */
export const dutyWords: Record<AppointmentView['duty'], string> = {
  head: '组长',
  deputy: '副组长',
  member: '成员',
  officeDirector: '办公室主任',
  officeDeputy: '办公室副主任',
}
