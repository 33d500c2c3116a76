import { useEffect } from 'react'
import { useSession } from './session.tsx'

const secondsToSee = 3

/** At a signing desk whoever is done is signed out after a glance at the result, and the desk is locked for the next. True while there. */
export function useLeaveDesk(isDone: boolean): boolean {
  const { session, signOut } = useSession()
  const isAtDesk = session.isAtDesk === true
  useEffect(() => {
    if (!isAtDesk || !isDone) return
    const timer = setTimeout(() => void signOut(), secondsToSee * 1000)
    return () => clearTimeout(timer)
  }, [isAtDesk, isDone, signOut])
  return isAtDesk
}
