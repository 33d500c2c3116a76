import { type LettersInput, printLetters } from '../../modules/letters/commands/print-letters.ts'
import { lettersFile } from '../../modules/letters/documents.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Prints letters with the lists that go with them: facts in one transaction, rendering outside it. */
export const printLettersJob: JobHandler = async ({ input, inTransaction, progress, keepFile }) => {
  const asked = input as LettersInput
  const printed = await inTransaction((ctx) => printLetters(ctx, asked))
  const total = printed.letters.length
  const tell = (done: number) => progress(done, total, '正在排版')
  await tell(0)
  const { bytes, fileName, mediaType } = await lettersFile(printed, asked.format, tell)
  return { fileId: await keepFile(bytes, fileName, mediaType), result: { letters: total } }
}
