export { askPrints } from './commands/ask-prints.ts'
export { freezeForm } from './commands/freeze-form.ts'
export { printForms, printNumber } from './commands/print-forms.ts'
export { type FrozenForm, formDownload, type PrintedForm } from './documents.ts'
export { markOf, presentNumber } from './presenter.ts'
export {
  type FormBureau,
  type FormUnit,
  findSnapshot,
  findSnapshots,
  findUnits,
  lastSnapshots,
  type Snapshot,
} from './queries.ts'
