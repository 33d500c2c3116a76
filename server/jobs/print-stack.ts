import type { StackInput } from '../../modules/paper-signing/commands/ask-stack.ts'
import { printStack } from '../../modules/paper-signing/commands/print-stack.ts'
import { signedStackPdf, stackDocx, stackPdf } from '../../modules/paper-signing/documents.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Prints the sheets of a round in roll-call order: texts in one transaction, rendering outside it. */
export const printStackJob: JobHandler = async ({ input, services, inTransaction, progress, keepFile }) => {
  const { format, content, ...asked } = input as StackInput
  const stack = await inTransaction((ctx) => printStack(ctx, { ...asked, format, content }))
  const total = stack.sheets.length
  const tell = (done: number) => progress(done, total, '正在排版')
  await tell(0)
  const make = {
    blank: { pdf: () => stackPdf(stack, services.keys, tell), docx: () => stackDocx(stack, tell) },
    signed: { pdf: () => signedStackPdf(stack, tell), docx: () => stackDocx(stack, tell) },
  }
  const bytes = await make[content][format]()
  const words = content === 'signed' ? '已签' : ''
  const fileId = await keepFile(bytes, `${stack.title} ${stack.serialNumber} ${words}${total}份.${format}`, mediaTypes[format])
  return { fileId, result: { sheets: total } }
}
