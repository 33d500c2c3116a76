import { readdirSync, readFileSync } from 'node:fs'
import { timed } from './figures.ts'
import { memoryOf } from './process-facts.ts'

/** Resident memory of this process and everything it started, MB. */
function memoryOfFamily(): number {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const isChild = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(process.pid)
    } catch {
      return false
    }
  }
  const held = [String(process.pid), ...parents.filter(isChild)].map((pid) => memoryHeld(Number(pid)))
  return held.reduce((sum, megabytes) => sum + megabytes, 0)
}

/** A process that just ended holds nothing. */
function memoryHeld(pid: number): number {
  try {
    return memoryOf(pid) || 0
  } catch {
    return 0
  }
}

/** Seconds that work takes, and the most memory that this process and its children hold meanwhile, MB. */
export async function watched(work: () => Promise<unknown>): Promise<{ seconds: number; peak: number }> {
  let peak = memoryOfFamily()
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOfFamily())
  }, 100)
  const milliseconds = await timed(work)
  clearInterval(timer)
  return { seconds: milliseconds / 1000, peak }
}
