import type { Actor } from '../../platform/context.ts'

/** The auxiliary office owns the calendar; the system administrator may load it too, as configuration. */
export const canKeepCalendar = (actor: Actor): boolean => actor.role === 'auxiliaryOffice' || actor.role === 'systemAdministrator'

/** Days gone by stay as they were when deadlines were counted over them. */
export const isOver = (on: string, today: string): boolean => on < today
