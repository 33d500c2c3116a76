import { covers } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { FoundForm } from '../../platform/finds.ts'
import { ageOn, maskIdNumber, maskPhone } from '../../platform/personal-number.ts'
import type { PersonRowView, PersonView, ViewRow } from './contract.ts'
import { openIdNumber, openPhone } from './identity.ts'
import { canCorrectIdNumber, canDisclose, canEditPeople, canMovePeople, canSeeSeparated, canVoid } from './policy.ts'
import type { findAllPeople, findPerson, findViews, searchAll } from './queries.ts'

type Row = Awaited<ReturnType<typeof findAllPeople>>[number]

const named = (id: string | null, name: string | null) => (id !== null && name !== null ? { id, name } : null)

function contractLight(ctx: QueryContext, row: Row): PersonRowView['contractLight'] {
  if (row.contractEndsOn === null || row.separatedOn !== null) return 'none'
  if (row.contractEndsOn < ctx.today) return 'red'
  return row.contractEndsOn <= addDays(ctx.today, row.contractWarningDays) ? 'amber' : 'none'
}

/** Null only where none is on file: whoever may not read the numbers does not learn that. */
function maskedPhone(ctx: QueryContext, row: Row): string | null {
  if (row.idNumberSealed === null) return '****'
  return row.phoneSealed === null ? null : maskPhone(openPhone(ctx.keys, row.id, row.phoneSealed))
}

/** A row of the roster: numbers masked, always. */
export function presentPersonRow(ctx: QueryContext, row: Row): PersonRowView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    sex: row.sex,
    age: ageOn(row.bornOn, ctx.today),
    idNumber: row.idNumberSealed === null ? '****' : maskIdNumber(openIdNumber(ctx.keys, row.id, row.idNumberSealed)),
    phone: maskedPhone(ctx, row),
    number: row.number,
    title: row.title,
    category: row.category,
    auxiliaryKind: row.auxiliaryKind,
    unit: { id: row.unitId, name: row.unitName ?? '外单位' },
    secondedUnit: row.secondedUnitId === null ? null : { id: row.secondedUnitId, name: row.secondedUnitName ?? '外单位' },
    post: named(row.postId, row.postName),
    leadOfficer: named(row.leadOfficerId, row.leadOfficerName),
    leaderInCharge: named(row.leaderInChargeId, row.leaderName),
    entryOn: row.entryOn,
    contractEndsOn: row.contractEndsOn,
    contractLight: contractLight(ctx, row),
    education: row.education,
    politicalStatus: row.politicalStatus,
    tier: row.tier,
    ledCount: row.ledCount,
    separatedOn: row.separatedOn,
    version: row.version,
  }
}

export function presentPerson(ctx: QueryContext, row: Awaited<ReturnType<typeof findPerson>>): PersonView {
  const isHome = covers(ctx.scope, row.unitSortKey)
  const mayEdit = canEditPeople(ctx.actor) && isHome
  const isServing = row.separatedOn === null
  return {
    ...presentPersonRow(ctx, row),
    employer: row.employer,
    contractFrom: row.contractFrom,
    licenceClass: row.licenceClass,
    isVeteran: row.isVeteran,
    bornOn: row.bornOn,
    separationKind: row.separationKind,
    hasPhoto: row.photoFileId !== null,
    dutyCount: row.dutyCount,
    history: row.history.map((h) => ({
      id: h.id,
      aspect: h.aspect,
      targetId: h.targetId,
      name: h.name,
      fromOn: h.fromOn,
      toOn: h.toOn,
      reason: h.reason,
    })),
    abilities: {
      edit: mayEdit && isServing,
      removePhoto: mayEdit && row.photoFileId !== null,
      correctIdNumber: isHome && canCorrectIdNumber(ctx.actor) && isServing,
      assign: mayEdit && isServing,
      move: isHome && canMovePeople(ctx.actor) && isServing,
      separate: mayEdit && isServing,
      rejoin: isHome && canSeeSeparated(ctx.actor) && !isServing,
      void: isHome && canVoid(ctx.actor, row.createdAt, ctx.now),
      disclose: canDisclose(ctx.actor),
    },
  }
}

type Views = Awaited<ReturnType<typeof findViews>>
type Change = NonNullable<ReturnType<Views['changes']['get']>>[number]

/** Old and new value; of a sealed one only that it changed. */
function wordsOf({ field, before, after, isSealed }: Change): string {
  if (isSealed) return field === 'phone' ? '手机号' : '身份证号'
  return field === 'reason' || before === null ? (after ?? '') : `${before} → ${after ?? '空'}`
}

/** Who did what with the file; the same words for the person and for the office. */
export function presentView(row: Views['rows'][number], changes: Views['changes'], personId: string): ViewRow {
  const isOwn = row.personId === personId
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: isOwn ? '本人' : row.actorName,
    role: isOwn ? null : row.role,
    verb: row.verb,
    words: (changes.get(row.id) ?? []).map(wordsOf).filter((w) => w !== ''),
  }
}

export function presentFound({ people, units }: Awaited<ReturnType<typeof searchAll>>, forms: readonly FoundForm[]) {
  return [
    ...people.map((p) => ({
      kind: p.kind === 'officer' ? ('officer' as const) : ('person' as const),
      id: p.id,
      title: p.name,
      subtitle: [p.unitName, p.kind === 'officer' ? p.title : p.number].filter(Boolean).join(' · '),
      href: `/people/${p.id}`,
    })),
    ...units.map((u) => ({ kind: 'unit' as const, id: u.id, title: u.name, subtitle: u.code, href: `/units/${u.id}` })),
    ...forms.map((f) => ({ kind: 'form' as const, id: f.id, title: f.number, subtitle: f.what, href: f.href })),
  ]
}
