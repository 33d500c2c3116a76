export { addPeople, type NewPerson } from './commands/add-people.ts'
export { settlePointers } from './pointers.ts'
