import type { QueryContext } from '../../platform/context.ts'
import type { DutyView, PostRowView, PostVersionView, PostView, RedLineView } from './contract.ts'
import { canEditPost } from './policy.ts'
import type { findAllPosts, findLivingDuties, findPost, findRedLines } from './queries.ts'
import { type RedLine, touchesOf } from './red-line-match.ts'

type Found = Awaited<ReturnType<typeof findPost>>
type Version = Found['versions'][number]

export function presentPostRow(row: Awaited<ReturnType<typeof findAllPosts>>[number]): PostRowView {
  return {
    id: row.id,
    name: row.name,
    category: row.category,
    policeLine: row.policeLine,
    supervisionNote: row.supervisionNote,
    dutyCount: row.dutyCount,
    isExample: row.isExample,
    retiredOn: row.retiredOn,
    versionNumber: row.versionNumber,
    fromOn: row.fromOn,
    hasDraft: row.hasDraft,
    quota: row.quota,
    actual: row.actual,
    over: row.over,
    version: row.version,
  }
}

/** Only living texts are compared with the red lines of today; a superseded one shows the reason it was kept with. */
function presentDuty(duty: Version['duties'][number], lines: readonly RedLine[], isLiving: boolean): DutyView {
  return {
    position: duty.position,
    text: duty.text,
    redLineReason: duty.redLineReason,
    hits: isLiving ? touchesOf(duty.text, lines) : [],
  }
}

function presentVersion(v: Version, lines: readonly RedLine[], isRetired: boolean): PostVersionView {
  const isLiving = v.state !== 'superseded' && !isRetired
  return {
    id: v.id,
    number: v.number,
    state: v.state,
    name: v.name,
    category: v.category === 'civilian' ? 'civilian' : 'duty',
    supervisionNote: v.supervisionNote,
    fromOn: v.fromOn,
    toOn: v.toOn,
    duties: v.duties.map((duty) => presentDuty(duty, lines, isLiving)),
    version: v.version,
  }
}

export function presentPost(ctx: QueryContext, post: Found): PostView {
  const mayEdit = canEditPost(ctx.actor, post)
  return {
    ...presentPostRow(post),
    versions: post.versions.map((v) => presentVersion(v, post.redLines, post.retiredOn !== null)),
    abilities: {
      draft: mayEdit && !post.hasDraft,
      edit: mayEdit && post.hasDraft,
      putInForce: mayEdit && post.hasDraft,
      retire: mayEdit,
    },
  }
}

export function presentRedLine(line: Awaited<ReturnType<typeof findRedLines>>[number]): RedLineView {
  return {
    id: line.id,
    number: line.number,
    wording: line.wording,
    basis: line.basis,
    keywords: line.keywords,
    retiredOn: line.retiredOn,
    version: line.version,
  }
}

/** The duties that touch a red line of today, with the reason each was kept with. */
export function presentTouching(duties: Awaited<ReturnType<typeof findLivingDuties>>, lines: readonly RedLine[]) {
  return duties.flatMap((d) => {
    const hits = touchesOf(d.text, lines)
    const state = d.state === 'draft' ? ('draft' as const) : ('inForce' as const)
    return hits.length === 0
      ? []
      : [
          {
            postId: d.postId,
            postName: d.postName,
            versionNumber: d.versionNumber,
            state,
            position: d.position,
            text: d.text,
            redLineReason: d.redLineReason,
            hits,
          },
        ]
  })
}
