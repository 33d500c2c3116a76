export { type NewQuota, setQuotas } from './commands/set-quotas.ts'
export { findCatalogueOn, sumQuotasByPost } from './queries.ts'
