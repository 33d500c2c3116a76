import type { QueryContext } from '../../platform/context.ts'
import type { HandoverView, ResponsibilityRow, SpanRow } from './contract.ts'
import { canAssign } from './policy.ts'
import type { findHandover, findResponsibility, findSpans } from './queries.ts'

type Row = Awaited<ReturnType<typeof findResponsibility>>['rows'][number]
const holderOf = (id: string | null, name: string | null, sinceOn: string | null) =>
  id === null ? null : { id, name: name ?? '', sinceOn }

export function presentRow(r: Row): ResponsibilityRow {
  return {
    id: r.id,
    name: r.name,
    number: r.number,
    unitId: r.unitId,
    unitName: r.unitName,
    postId: r.postId,
    postName: r.postName,
    leadOfficer: holderOf(r.leadOfficerId, r.officerName, r.officerSince),
    leaderInCharge: holderOf(r.leaderInChargeId, r.leaderName, r.leaderSince),
  }
}

export function presentSpan(r: Awaited<ReturnType<typeof findSpans>>['rows'][number]): SpanRow {
  return { id: r.id, name: r.name, title: r.title, unitId: r.unitId, unitName: r.unitName, led: r.led, inUnit: r.inUnit }
}

export function presentHandover(
  ctx: QueryContext,
  { officer, led, inCharge }: Awaited<ReturnType<typeof findHandover>>,
): HandoverView {
  const line = (r: Row, sinceOn: string | null) => ({
    id: r.id,
    name: r.name,
    number: r.number,
    unitName: r.unitName,
    postName: r.postName,
    sinceOn,
  })
  return {
    officer: { id: officer.id, name: officer.name, title: officer.title, unitName: officer.unitName },
    led: led.map((r) => line(r, r.officerSince)),
    inCharge: inCharge.map((r) => line(r, r.leaderSince)),
    abilities: { handOver: canAssign(ctx.actor) },
  }
}
