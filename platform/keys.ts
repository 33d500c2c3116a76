import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** The bureau's keys, derived from one root secret (32 bytes, file 0600 in the data folder). */
export interface Keys {
  /** Encrypts a short text: `v1.<key id>.<base64 of iv, tag, cipher text>`, AES-256-GCM bound to `place` (table.column.row id). */
  seal(plain: string, place: string): string
  /** Opens what `seal` made; throws when the value was altered or belongs to another place. */
  open(sealed: string, place: string): string
  /** Blind index for equality search: HMAC-SHA-256 of the normalised value, with a key of its own per purpose. */
  blind(purpose: string, value: string): Buffer
  /** HMAC for opaque tokens (row keys, cursors), base64url, 128 bits. */
  stamp(purpose: string, value: string): string
  /** Encrypts a file's bytes (iv, tag, cipher text). */
  sealBytes(bytes: Uint8Array): Buffer
  openBytes(sealed: Uint8Array): Buffer
}

const derive = (root: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', root, 'mingze', purpose, 32)))

function encrypt(key: KeyObject, plain: Uint8Array, place: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function decrypt(key: KeyObject, sealed: Uint8Array, place: string): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}

/** Keys from one or more root secrets by id; the last one seals, all of them open. Throws on roots under 32 bytes. */
export function keysFrom(roots: Record<string, Buffer>): Keys {
  const ids = Object.keys(roots)
  const current = ids.at(-1)
  const first = ids[0]
  if (!current || !first || Object.values(roots).some((r) => r.length < 32)) throw new Error('密钥缺失或不足 32 字节')
  const rootOf = (id: string): Buffer => {
    const root = roots[id]
    if (!root) throw new Error(`没有编号为 ${id} 的密钥`)
    return root
  }
  const derived = new Map<string, KeyObject>()
  const keyFor = (id: string, purpose: string): KeyObject => {
    const name = `${id}:${purpose}`
    const known = derived.get(name)
    if (known) return known
    const made = derive(rootOf(id), purpose)
    derived.set(name, made)
    return made
  }
  return {
    seal: (plain, place) => `v1.${current}.${encrypt(keyFor(current, 'column'), Buffer.from(plain), place).toString('base64')}`,
    open: (sealed, place) => {
      const [form, id, body] = sealed.split('.')
      if (form !== 'v1' || !id || !body) throw new Error('密文格式不对')
      return decrypt(keyFor(id, 'column'), Buffer.from(body, 'base64'), place).toString('utf8')
    },
    blind: (purpose, value) =>
      createHmac('sha256', keyFor(first, `blind:${purpose}`))
        .update(value)
        .digest(),
    stamp: (purpose, value) =>
      createHmac('sha256', keyFor(first, `stamp:${purpose}`))
        .update(value)
        .digest()
        .subarray(0, 16)
        .toString('base64url'),
    sealBytes: (bytes) => Buffer.concat([Buffer.from(`${current}\n`), encrypt(keyFor(current, 'file'), bytes, 'file')]),
    openBytes: (sealed) => {
      const bytes = Buffer.from(sealed)
      const end = bytes.indexOf(10)
      return decrypt(keyFor(bytes.subarray(0, end).toString(), 'file'), bytes.subarray(end + 1), 'file')
    },
  }
}

/** SHA-256 as hex. */
export const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex')
/** SM3 (GB/T 32905) as hex. */
export const sm3 = (value: string | Uint8Array): string => createHash('sm3').update(value).digest('hex')
