/** What Chromium 83 lacks of what the bundle calls; imported first by main.tsx. Each one steps aside where the browser has its own. */

type Method = (this: never, ...given: never[]) => unknown

function give(owner: object, name: string, value: Method): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true })
}

export function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

export function replaceAll(this: string, from: string | RegExp, to: string): string {
  if (from instanceof RegExp) return this.replace(from, to)
  return this.split(from).join(to)
}

export function findLast<T>(this: readonly T[], test: (value: T, index: number) => unknown): T | undefined {
  for (let i = this.length - 1; i >= 0; i--) if (test(this[i] as T, i)) return this[i]
  return undefined
}

export function findLastIndex<T>(this: readonly T[], test: (value: T, index: number) => unknown): number {
  for (let i = this.length - 1; i >= 0; i--) if (test(this[i] as T, i)) return i
  return -1
}

export function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return this.slice().sort(compare)
}

export function toReversed<T>(this: readonly T[]): T[] {
  return this.slice().reverse()
}

/** Random UUID (version 4) from getRandomValues. */
export function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Deep copy of plain data, dates, maps and sets; functions are refused as by the standard one. */
export function cloneData(value: unknown): unknown {
  if (typeof value === 'function') throw new TypeError('cannot clone a function')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return new Date(value)
  if (Array.isArray(value)) return value.map(cloneData)
  if (value instanceof Map) return new Map([...value].map(([k, v]) => [cloneData(k), cloneData(v)]))
  if (value instanceof Set) return new Set([...value].map(cloneData))
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cloneData(v)]))
}

/** Holds strongly: more memory, same meaning. */
export class StrongReference<T extends object> {
  private readonly target: T
  constructor(target: T) {
    this.target = target
  }
  deref(): T | undefined {
    return this.target
  }
}

class SilentRegistry {
  register(): void {}
  unregister(): boolean {
    return false
  }
}

function replaceChildren(this: ParentNode & Node, ...children: (Node | string)[]): void {
  while (this.firstChild) this.removeChild(this.firstChild)
  this.append(...children)
}

function install(): void {
  for (const owner of [Array.prototype, String.prototype, Object.getPrototypeOf(Int8Array.prototype)])
    give(owner, 'at', at as Method)
  give(String.prototype, 'replaceAll', replaceAll as Method)
  for (const [name, method] of Object.entries({ findLast, findLastIndex, toSorted, toReversed }))
    give(Array.prototype, name, method as Method)
  give(Object, 'hasOwn', ((owner: object, key: PropertyKey) => Object.hasOwn(owner, key)) as Method)
  give(crypto, 'randomUUID', randomUUID as Method)
  give(globalThis, 'structuredClone', cloneData as Method)
  give(globalThis, 'WeakRef', StrongReference as unknown as Method)
  give(globalThis, 'FinalizationRegistry', SilentRegistry as unknown as Method)
  if (typeof Element !== 'undefined') give(Element.prototype, 'replaceChildren', replaceChildren as Method)
}

install()
