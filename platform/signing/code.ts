import { randomBytes } from 'node:crypto'

const readable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code that is printed on paper and read by people: ten characters without 0 O 1 I, 50 random bits. */
export const newCode = (): string => [...randomBytes(10)].map((byte) => readable[byte % 32]).join('')
