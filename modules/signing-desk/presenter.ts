import type { findOpenDesks } from './queries.ts'

/** One open desk, for whoever may close it. */
export const presentDesk = (desk: Awaited<ReturnType<typeof findOpenDesks>>[number]) => ({
  id: desk.id,
  openedByName: desk.openedByName,
  openedAt: desk.openedAt.toISOString(),
  endsAt: desk.endsAt.toISOString(),
  version: desk.version,
})
