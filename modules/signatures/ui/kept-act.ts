import type { Stroke } from './stroke.ts'

/** A signature on its way: kept in this tab until the server has acknowledged it, without the PIN. */
export interface KeptAct {
  readonly version: number
  readonly textDigest: string
  readonly stroke: Stroke
}

const prefix = 'mingze.signing.'
const slotOf = (accountId: string, requestId: string): string => `${prefix}${accountId}.${requestId}`

/** What this account left behind for this request in this tab. */
export function keptAct(accountId: string, requestId: string): KeptAct | null {
  const text = sessionStorage.getItem(slotOf(accountId, requestId))
  return text === null ? null : (JSON.parse(text) as KeptAct)
}

export const keepAct = (accountId: string, requestId: string, act: KeptAct): void =>
  sessionStorage.setItem(slotOf(accountId, requestId), JSON.stringify(act))

export const forgetAct = (accountId: string, requestId: string): void => sessionStorage.removeItem(slotOf(accountId, requestId))

/** Nothing of anybody else stays in a tab that somebody new uses. */
export function forgetOthers(accountId: string): void {
  for (const slot of Object.keys(sessionStorage))
    if (slot.startsWith(prefix) && !slot.startsWith(`${prefix}${accountId}.`)) sessionStorage.removeItem(slot)
}

/** Made of what is sent, so that the same signature, sent again (after a reload too), is counted once by the server. */
export function keyOf(requestId: string, { version, textDigest, stroke }: KeptAct): string {
  let sum = 0x811c9dc5
  for (const character of textDigest + JSON.stringify(stroke)) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193)
  return `${requestId}-${version}-${(sum >>> 0).toString(16)}`
}
