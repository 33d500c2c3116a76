import { printStacks } from './stacks.ts'
import { watched } from './watched.ts'

/** A process that does nothing but print, so that its memory is printing's own: `node print-stacks.ts PEOPLE` tells seconds, peak MB and the sizes of the files as JSON. */
const sizes: number[] = []
const printing = await watched(async () => {
  for (const pdf of await printStacks(Number(process.argv[2]))) sizes.push(pdf.length)
})
process.stdout.write(JSON.stringify({ ...printing, sizes }))
process.exit(0)
