import type { QueryContext } from '../../platform/context.ts'
import type { QuotaRowView, QuotaSum, QuotaView } from './contract.ts'
import { canSetQuotas } from './policy.ts'
import type { findAllQuotas, findQuota, sumQuotasByPost } from './queries.ts'

export function presentQuotaRow(row: Awaited<ReturnType<typeof findAllQuotas>>[number]): QuotaRowView {
  return {
    unitId: row.unitId,
    unitName: row.unitName,
    postId: row.postId,
    postName: row.postName,
    category: row.category,
    isRetired: row.isRetired,
    quota: row.quota,
    actual: row.actual,
    excess: row.excess,
    state: row.state,
    fromOn: row.fromOn,
    reference: row.reference,
    version: row.version,
  }
}

export function presentSum(row: Awaited<ReturnType<typeof sumQuotasByPost>>[number]): QuotaSum {
  return { id: row.id, name: row.name, quota: row.quota, actual: row.actual, over: row.over, vacant: row.vacant }
}

export function presentQuota(
  ctx: QueryContext,
  { unit, post, actual, history }: Awaited<ReturnType<typeof findQuota>>,
): QuotaView {
  return {
    unitId: unit.id,
    unitName: unit.name,
    postId: post.id,
    postName: post.name,
    actual,
    version: history.reduce((sum, q) => sum + q.version, 0),
    history: history.map((q) => ({ id: q.id, headcount: q.headcount, fromOn: q.fromOn, toOn: q.toOn, reference: q.reference })),
    abilities: { set: canSetQuotas(ctx.actor) },
  }
}
