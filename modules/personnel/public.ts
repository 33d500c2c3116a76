export { addPeople, type NewPerson } from './commands/add-people.ts'
export { assign, settlePointers } from './commands/assign.ts'
export { personOfRowKey } from './identity.ts'
