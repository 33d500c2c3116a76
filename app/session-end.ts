import type { Problem } from './problem.ts'

type Listener = (problem: Problem) => void
const listeners = new Set<Listener>()

/** Tells the shell that the server no longer knows this session (idle, signed out elsewhere); not for signing in itself. */
export function sessionEnded(path: string, problem: Problem): void {
  if (path.startsWith('/api/session')) return
  for (const listener of listeners) listener(problem)
}

const rereaders = new Set<() => void>()

/** Tells the shell that the role used now is no longer lent; what stands on the page stays. */
export function delegationEnded(): void {
  for (const reread of rereaders) reread()
}

export function onDelegationEnd(reread: () => void): () => void {
  rereaders.add(reread)
  return () => {
    rereaders.delete(reread)
  }
}

export function onSessionEnd(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
