export { followPeople } from './commands/follow-people.ts'
export { rolesOf } from './policy.ts'
