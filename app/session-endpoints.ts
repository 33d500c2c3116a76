import type { Role } from '../platform/http/contract.ts'
import { shellEndpoint } from './call.ts'

/** A role one may act under; with `delegationId` in another's place. */
export interface HeldRole {
  readonly role: Role
  readonly label: string
  readonly scopeText: string
  readonly delegationId: string | null
}
export interface SessionDelegation {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly toOn: string
  readonly isOver: boolean
}

/** Who is signed in, under which role, for which bureau. */
export interface SessionView {
  readonly account: { readonly id: string; readonly name: string; readonly login: string; readonly personId: string | null }
  readonly role: Role
  readonly roles: readonly HeldRole[]
  /** The delegation under which the session acts. */
  readonly delegation: SessionDelegation | null
  /** The delegation by which the role used now is lent to somebody else. */
  readonly lentOut: SessionDelegation | null
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly unit: { readonly id: string; readonly name: string } | null
  readonly mustChangeSecret: boolean
  /** Signed in at a signing desk: nothing but the own signature. */
  readonly isAtDesk?: boolean
  /** When an administrator last reset the secret; told before the person sets an own one again. */
  readonly secretResetAt: string | null
  readonly steppedUpUntil: string | null
  readonly abilities: Readonly<Record<string, boolean>>
  /** After how long without a touch the session ends; 30 where the server does not say. */
  readonly idleMinutes?: number
}

/** What the sign-in page may say before anybody is known. */
export interface EntranceView {
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly support: string
  readonly version: string
}

type None = Record<never, never>
export const readSession = shellEndpoint<None, SessionView>('get', '/api/session')
export const readEntrance = shellEndpoint<None, EntranceView>('get', '/api/entrance')
export const signIn = shellEndpoint<{ body: { login: string; secret: string } }, unknown>('post', '/api/session')
export const signOut = shellEndpoint<None, unknown>('delete', '/api/session')
export const changeSecret = shellEndpoint<{ body: { current: string; next: string } }, unknown>('post', '/api/session/secret')
export const switchRole = shellEndpoint<{ body: { role: Role; delegationId: string | null } }, unknown>(
  'post',
  '/api/session/role',
)
export const stepUp = shellEndpoint<{ body: { secret: string } }, unknown>('post', '/api/session/step-up')
/** How many acts wait for the caller; the number beside 待办. */
export const readTodoNumber = shellEndpoint<None, { readonly n: number }>('get', '/api/todos/number')
