export { type NewQuota, setQuotas } from './commands/set-quotas.ts'
export { countOverByUnit, postSums } from './queries.ts'
