import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { call } from './call.ts'
import type { Problem } from './problem.ts'
import { useRead } from './requests.ts'
import { onDelegationEnd, onSessionEnd } from './session-end.ts'
import { type HeldRole, readSession, type SessionView, signOut, switchRole } from './session-endpoints.ts'

export interface SessionDesk {
  readonly session: SessionView
  /** Acts under another of the own or lent roles; everything read before is forgotten. */
  readonly switchRole: (to: Pick<HeldRole, 'role' | 'delegationId'>) => Promise<void>
  readonly signOut: () => Promise<void>
}

export type SessionState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly problem: Problem; readonly again: () => void }
  | { readonly kind: 'signedOut'; readonly message: string | null; readonly signedIn: () => void }
  | { readonly kind: 'signedIn'; readonly desk: SessionDesk; readonly reread: () => void }

const Desk = createContext<SessionDesk | null>(null)

/** The signed-in account, its role and its acts; only inside the shell. */
export function useSession(): SessionDesk {
  const desk = useContext(Desk)
  if (!desk) throw new Error('useSession outside the shell')
  return desk
}

export function SessionProvider({ desk, children }: { desk: SessionDesk; children: ReactNode }) {
  return <Desk.Provider value={desk}>{children}</Desk.Provider>
}

/** Drops everything read under the old session or role. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== readSession.path })
}

/** The role acted under now, own or lent. */
export const roleNow = ({ role, roles, delegation }: SessionView): Pick<HeldRole, 'label' | 'scopeText'> | undefined =>
  delegation
    ? (roles.find((r) => r.delegationId === delegation.id) ?? {
        label: `代${delegation.name} ${delegation.label}`,
        scopeText: '委托已经结束',
      })
    : roles.find((r) => r.role === role && r.delegationId === null)

/** Reads the session once, follows its end, and says which of the four faces the shell shows. */
export function useSessionState(): SessionState {
  const client = useQueryClient()
  const reading = useRead(readSession, {})
  const [message, setMessage] = useState<string | null>(null)
  useEffect(
    () =>
      onSessionEnd((problem) => {
        setMessage(problem.message)
        forget(client)
        void client.invalidateQueries({ queryKey: [readSession.path] })
      }),
    [client],
  )
  useEffect(() => onDelegationEnd(() => void client.invalidateQueries({ queryKey: [readSession.path] })), [client])
  return useMemo(() => {
    const reread = () => {
      forget(client)
      setMessage(null)
      void reading.refetch()
    }
    if (reading.error?.status === 401) return { kind: 'signedOut', message, signedIn: reread }
    if (reading.data && !reading.error) {
      const session = reading.data
      return {
        kind: 'signedIn',
        reread,
        desk: {
          session,
          switchRole: ({ role, delegationId }) =>
            call(switchRole, { body: { role, delegationId } }).then(() => location.assign('/')),
          signOut: () =>
            call(signOut, {})
              .catch(() => undefined)
              .then(() => location.assign('/')),
        },
      }
    }
    if (reading.error) return { kind: 'unreadable', problem: reading.error, again: reread }
    return { kind: 'reading' }
  }, [reading.data, reading.error, reading.refetch, client, message])
}
