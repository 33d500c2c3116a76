export { decisionsIn, inReach, nextDueOn, officeReachOf, type Reach, standing } from './filters.ts'
export { canServe, type OfficeReach } from './policy.ts'
