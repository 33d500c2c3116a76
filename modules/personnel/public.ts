export { addPeople, type NewPerson } from './commands/add-people.ts'
export { type Aspect, type Assignment, assign, settlePointers } from './commands/assign.ts'
