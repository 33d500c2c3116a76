export { askSecondLook } from './commands/ask-second-look.ts'
export { isLookedAt, lookStateOf } from './queries.ts'
