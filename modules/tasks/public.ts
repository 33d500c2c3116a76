/* Whoever calls these writes in its own transaction, under the caller's reach. */
export { noteOnTask, raiseTask } from './commands/escalate-task.ts'
export { lockTasks, tasksInScope, withCalendar } from './queries.ts'
export { isFrom } from './workflow.ts'
