export { decisionsIn, inReach, isMeetingInReach, nextDueOn, type Reach, standing } from './filters.ts'
export { canServe, type OfficeReach } from './policy.ts'
