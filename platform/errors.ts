import type { FieldError } from './http/contract.ts'

/** Kinds of refusal and the status each one has at the edge; the only place where the two meet. */
export const statusOf = {
  badRequest: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unsupported: 415,
  invalid: 422,
  versionRequired: 428,
  tooMany: 429,
  unavailable: 503,
  full: 507,
} as const
export type ErrorKind = keyof typeof statusOf

/** A refusal with its own code and a Chinese sentence that names place and cure; never carries personal data. */
export class DomainError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly errors: FieldError[] | undefined
  constructor(kind: ErrorKind, code: string, detail: string, errors?: FieldError[]) {
    super(detail)
    this.kind = kind
    this.code = code
    this.errors = errors
  }
}

export const notFound = () => new DomainError('notFound', 'notFound', '没有找到这条记录，或者不在您的范围内。')
export const stale = () => new DomainError('conflict', 'stale', '这条记录已被别人改过，您的修改还没有存。')
export const forbidden = (detail = '您现在的身份不能办这件事。') => new DomainError('forbidden', 'forbidden', detail)
export const invalid = (path: string, message: string, code = 'invalid') =>
  new DomainError('invalid', code, message, [{ path, code, message }])
