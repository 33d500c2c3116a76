export { openSealed as openProceeding } from './commands/open-proceeding.ts'
