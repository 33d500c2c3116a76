/** Two spreadsheets at a time: more would only take memory from each other. */
const AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

/** Runs the task when fewer than two others run; the rest wait in order. */
export async function takeTurn<Result>(task: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await task()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
