import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jpegOf, picturePdf } from '../../tests/harness/scan-marker/picture-pdf.ts'
import { readPages } from './read-pages.ts'

/** Kills the reading process of this one, as the kernel does when memory runs out. */
function killReader(): void {
  const isReader = (pid: string): boolean => {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]
      return parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('page-worker')
    } catch {
      return false
    }
  }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isReader(name)))
    process.kill(Number(pid), 'SIGKILL')
}

test('读页的进程半路死了，一起读着的页一页一页重读，一页不少、一页不重', async () => {
  const [width, height] = [620, 877]
  const jpeg = await jpegOf({ width, height, pixels: new Uint8Array(width * height).fill(200) })
  const pdf = picturePdf(Array(9).fill({ width, height, jpeg }), 75)
  const source = {
    media: 'pdf' as const,
    size: pdf.length,
    chunks: async function* chunks() {
      yield pdf
    },
  }
  const opened = await readPages(source, new Set([4]))
  if ('fault' in opened) throw new Error(opened.fault)
  const read: number[] = []
  for await (const { number, page } of opened.found) {
    if (read.length === 0) killReader()
    if (page) read.push(number)
  }
  expect(read.toSorted()).toEqual([0, 1, 2, 3, 5, 6, 7, 8])
}, 60_000)
