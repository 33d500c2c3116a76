export { rolesOf } from './policy.ts'
