import { delegationOver, notDelegable } from '../access/delegated.ts'
import type { Endpoint } from './contract.ts'
import type { Session } from './service.ts'

const waysBack: readonly string[] = ['get /api/session', 'delete /api/session', 'post /api/session/role']

/** What a session in another's place may ask for: never what is personal, and once the delegation is over nothing but the way back. */
export function assertInPlace(endpoint: Endpoint, session: Session, isDelegable: (endpoint: Endpoint) => boolean): void {
  if (waysBack.includes(`${endpoint.method} ${endpoint.path}`)) return
  if (session.isDelegationOver) throw delegationOver()
  if (session.actor.onBehalfOf && !isDelegable(endpoint)) throw notDelegable()
}
