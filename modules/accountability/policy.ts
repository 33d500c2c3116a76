import type { Actor } from '../../platform/context.ts'

/** Whether management failed is looked at by the office and the political office, never by the unit itself. */
export const canOpen = ({ role }: Pick<Actor, 'role'>): boolean => role === 'auxiliaryOffice' || role === 'politicalOfficeLeader'
