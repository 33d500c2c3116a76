import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 65_536, timeCost: 2, parallelism: 1 } as const
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** Two at a time, the rest wait in line: 64 MiB each, on libuv's threads, off the event loop. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** Argon2id, 64 MiB, t=2, p=1, a salt of its own; the encoded form. */
export const hashSecret = (secret: string): Promise<string> => inTurn(() => hash(secret.normalize('NFKC'), cost))

const decoy = hash('decoy', cost)

/** Verifies a secret; without a stored hash it spends the same time and says no. */
export async function verifySecret(stored: string | undefined, secret: string): Promise<boolean> {
  const against = stored ?? (await decoy)
  const isRight = await inTurn(() => verify(against, secret.normalize('NFKC'))).catch(() => false)
  return stored !== undefined && isRight
}

const common = [
  'password',
  'passw0rd',
  'qwerty',
  'admin',
  'letmein',
  'iloveyou',
  'abc123',
  '123456',
  '654321',
  '888888',
  '666666',
  '111111',
  'mingze',
  'mingzhe',
  'gongan',
  'fujing',
  'police',
]

/** Why a new secret is refused, in Chinese; undefined when it is good. GB/T 22239 8.1.4.1: complexity; plus a list of common words. */
export function secretFault(secret: string, names: readonly string[]): string | undefined {
  const plain = secret.normalize('NFKC')
  if (plain.length < 10) return '口令至少 10 位。'
  if (plain.length > 128) return '口令最多 128 位。'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(plain)).length
  if (kinds < 3) return '口令要有大写字母、小写字母、数字、符号中的至少三种。'
  const lower = plain.toLowerCase()
  const word = [...common, ...names.map((n) => n.toLowerCase()).filter((n) => n.length >= 3)].find((w) => lower.includes(w))
  if (word) return '口令里不要有账号、姓名或常见词。'
  if (/(.)\1{3}/.test(plain)) return '口令里不要有四个以上相同的字符连在一起。'
  return undefined
}
