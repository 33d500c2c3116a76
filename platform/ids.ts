import { randomBytes, randomUUID } from 'node:crypto'

/** A new random id (UUID v4, 122 random bits). */
export const newId = (): string => randomUUID()

/** A new secret token, 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const readable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A one-time secret that can be read from paper: 16 characters in groups of four, 80 random bits. */
export function newReadableSecret(): string {
  const letters = [...randomBytes(16)].map((b) => readable[b % 32]).join('')
  return letters.match(/.{4}/g)?.join('-') ?? letters
}
