import type { StackInput } from '../../modules/paper-signing/commands/ask-stack.ts'
import { printStack } from '../../modules/paper-signing/commands/print-stack.ts'
import { stackPdf } from '../../modules/paper-signing/documents.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Prints the sheets of a round in roll-call order: texts in one transaction, rendering outside it. */
export const printStackJob: JobHandler = async ({ input, services, inTransaction, progress, keepFile }) => {
  const stack = await inTransaction((ctx) => printStack(ctx, input as StackInput))
  const total = stack.sheets.length
  await progress(0, total, '正在排版')
  const bytes = await stackPdf(stack, services.keys, (done) => progress(done, total, '正在排版'))
  const fileId = await keepFile(bytes, `${stack.title} ${stack.serialNumber} ${total}份.pdf`, 'application/pdf')
  return { fileId, result: { sheets: total } }
}
