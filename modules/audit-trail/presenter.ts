import type { AnchorLine } from '../../platform/audit/anchor.ts'
import type { EventRowView, EventView, OwnEventRowView } from './contract.ts'
import type { findEvent, findEventsToExport, findHealth, findOwnEvents } from './queries.ts'

type Row = Awaited<ReturnType<typeof findEventsToExport>>[number]

function linkState(row: Row): EventRowView['linkState'] {
  if (row.position !== null) return 'linked'
  return row.isOverdue ? 'overdue' : 'waiting'
}

export function presentEventRow(row: Row): EventRowView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actorName,
    role: row.role,
    address: row.address,
    verb: row.verb,
    result: row.result,
    subjects: row.subjects.map((s) => ({ kind: s.kind, count: s.count })),
    linkState: linkState(row),
    position: row.position,
  }
}

export function presentEvent(row: Awaited<ReturnType<typeof findEvent>>): EventView {
  return {
    ...presentEventRow(row),
    accountId: row.accountId,
    digest: row.digest,
    linkedAt: row.linkedAt?.toISOString() ?? null,
    previousHash: row.previousHash,
    hash: row.hash,
    named: row.named.map((n) => ({ kind: n.subjectKind, id: n.subjectId })),
  }
}

export function presentOwnEvent(row: Awaited<ReturnType<typeof findOwnEvents>>['rows'][number]): OwnEventRowView {
  return { id: row.id, at: row.at.toISOString(), role: row.role, address: row.address, verb: row.verb, result: row.result }
}

export function presentHealth(found: Awaited<ReturnType<typeof findHealth>>, lines: readonly AnchorLine[]) {
  const signed = lines.at(-1)
  return {
    count: found.count,
    lastPosition: found.last?.position ?? null,
    lastHash: found.last?.hash ?? null,
    lastLinkedAt: found.last?.linkedAt.toISOString() ?? null,
    waiting: found.waiting,
    lagSeconds: found.lagSeconds,
    signed: signed ? { count: signed.count, at: signed.at } : null,
    clockJumps: lines
      .filter((l) => l.kind === 'clockJump')
      .slice(-5)
      .map((l) => ({ at: l.at, note: l.note ?? '' })),
  }
}
