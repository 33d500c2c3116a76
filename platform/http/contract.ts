import { z } from 'zod'
import type { Role } from './roles.ts'

export { businessReaders, officeRoles, type Role, roles, unitRoles } from './roles.ts'

/** Who may call: everybody, everybody signed in, or the named roles (acting under one of them). */
export type Who = 'anyone' | 'signedIn' | readonly Role[]

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly path: string
  readonly summary: string
  readonly who: Who
  /** The event every call leaves; required on writes and on reads of sensitive records. */
  readonly event?: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly output: O
  /** The caller proved the own secret within the last five minutes. */
  readonly stepUp?: boolean
  /** The body (of an upload: the query) carries the row's `version`; absent is 428. */
  readonly versioned?: boolean
  /** A POST that changes nothing (searches by digits): no idempotency key, no event unless named. */
  readonly isRead?: boolean
  /** Open to a session at a signing desk, which may do nothing else. */
  readonly atDesk?: true
  /** The answer is a file, not JSON. */
  readonly isFile?: boolean
  /** The body is a file's bytes (application/octet-stream, at most 20 MB), not JSON; the handler finds them in `bytes`. */
  readonly rawBody?: true
}

/** Declares an endpoint as data; routes.ts mounts it, ui/api.ts calls it, the OpenAPI document is made from it. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  e: Endpoint<P, Q, B, O>,
): Endpoint<P, Q, B, O> {
  return e
}

export const id = z.uuid()
export const calendarDate = z.iso.date()
/** How a day stands on the working-day calendar: no day, far off, near, gone by, or a year without a calendar. */
export const dueLight = z.enum(['none', 'before', 'near', 'overdue', 'unknown'])
/** How what a unit owes stands against its day; released: what asked for it was closed before the day came. */
export const standings = ['onTime', 'late', 'missing', 'notDue', 'released'] as const
export type Standing = (typeof standings)[number]
export const standingLabels: Record<Standing, string> = {
  onTime: '按时',
  late: '迟报',
  missing: '漏报',
  notDue: '未到期',
  released: '未到期结束',
}
export const version = z.int().min(1)
export const text = (max: number, min = 1) => z.string().trim().min(min, '必填').max(max, `最多 ${max} 个字`)
export const optionalText = (max: number) => z.string().trim().max(max, `最多 ${max} 个字`).nullable()
export const idParams = z.strictObject({ id })
export const nothing = z.strictObject({})

/** Query of every list: keyset paging by an opaque cursor; lists extend it with their filters. */
export const listQuery = {
  limit: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(1000))
    .optional(),
  cursor: z.string().max(600).optional(),
  sort: z.string().max(60).optional(),
}
export const flag = z
  .enum(['true', 'false'])
  .transform((v) => v === 'true')
  .optional()

/** A page of a list: rows, the cursors of the neighbours (null at the ends) and the total from the database. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable(), total: z.int() })

export const fieldError = z.object({ path: z.string(), code: z.string(), message: z.string() })
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldError).optional(),
})
export type ProblemView = z.infer<typeof problem>
export type FieldError = z.infer<typeof fieldError>

/** What an editable record lets the caller do now, decided by the server's policy. */
export const abilities = z.record(z.string(), z.boolean())
