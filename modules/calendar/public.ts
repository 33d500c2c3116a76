export { workingDaysOf } from './queries.ts'
export { dueFrom, type WorkingDays } from './working-days.ts'
