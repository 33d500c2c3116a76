/* Whoever calls lockTasks and openTasks writes in its own transaction, under the caller's reach. */
export { levelsAbove, noteOnTask, raiseTask } from './commands/escalate-task.ts'
export { type NewTask, type OpenedTask, openTasks } from './commands/open-tasks.ts'
export { isOpen, isOverdue, type TaskFilters } from './filters.ts'
export { canUrge, leads } from './policy.ts'
export { countTasksByUnit, findTask, findTasksById, lockTasks, type TaskFacts, tasksInScope, withCalendar } from './queries.ts'
export { stateWords } from './sheet.ts'
export { isFrom } from './workflow.ts'
