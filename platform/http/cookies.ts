import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** The session, and the desk that a browser was given over as. */
export type CookieName = 'mingze' | 'mingze-desk'

const fullName = (name: CookieName, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name)

/** A cookie's token; undefined when the browser sent none. Over TLS its name begins with `__Host-`, on plain loopback it does not. */
export const tokenOf = (c: Context, name: CookieName, isSecure: boolean): string | undefined =>
  getCookie(c, fullName(name, isSecure))

interface Kept {
  readonly token: string
  readonly isSecure: boolean
  /** Absent: until the browser is closed; 0 takes the cookie away. */
  readonly seconds?: number
}

/** Keeps a token in the browser: HttpOnly, SameSite=Strict, Secure over TLS. */
export function keepToken(c: Context, name: CookieName, { token, isSecure, seconds }: Kept): void {
  const ending = seconds === undefined ? {} : { maxAge: seconds }
  setCookie(c, fullName(name, isSecure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure,
    ...ending,
  })
}
