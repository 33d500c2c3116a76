import type { QueryContext } from '../../platform/context.ts'
import { presentPerson, presentView } from '../personnel/public.ts'
import { codeWords } from '../personnel/words.ts'
import type { CorrectionRowView, CorrectionView, HeldField, OwnFileView } from './contract.ts'
import type { findAnswering, findCorrection, findOwnPerson, findOwnViews } from './queries.ts'

type Person = Awaited<ReturnType<typeof findOwnPerson>>
type CorrectionRow = Awaited<ReturnType<typeof findCorrection>>
type Views = Awaited<ReturnType<typeof findOwnViews>>

const wordFor = (code: string | null): string | null => (code === null ? null : (codeWords[code] ?? code))

/** Every field of the file with its value in words; numbers masked. */
function heldOf(ctx: QueryContext, person: Person): OwnFileView['held'] {
  const p = presentPerson(ctx, person)
  const values: Record<HeldField, string | null> = {
    name: p.name,
    sex: wordFor(p.sex),
    bornOn: p.bornOn,
    idNumber: p.idNumber,
    phone: p.phone,
    number: p.number,
    unit: p.unit.name,
    post: p.post?.name ?? null,
    leadOfficer: p.leadOfficer?.name ?? null,
    leaderInCharge: p.leaderInCharge?.name ?? null,
    category: wordFor(p.category),
    auxiliaryKind: wordFor(p.auxiliaryKind),
    employer: p.employer,
    entryOn: p.entryOn,
    contractFrom: p.contractFrom,
    contractEndsOn: p.contractEndsOn,
    education: p.education,
    politicalStatus: p.politicalStatus,
    tier: p.tier,
    licenceClass: p.licenceClass,
    isVeteran: p.isVeteran ? '是' : '否',
    photo: p.hasPhoto ? '已上传' : null,
  }
  return Object.entries(values).map(([field, value]) => ({ field: field as HeldField, value }))
}

function answeringOf(person: Person, { head, officerTitle, leaderTitle }: Awaited<ReturnType<typeof findAnswering>>) {
  const since = (aspect: 'leadOfficer' | 'leaderInCharge', targetId: string | null): string | null =>
    person.history.find((h) => h.aspect === aspect && h.targetId === targetId && h.toOn === null)?.fromOn ?? null
  return [
    {
      duty: 'leadOfficer' as const,
      name: person.leadOfficerName,
      title: officerTitle,
      sinceOn: since('leadOfficer', person.leadOfficerId),
    },
    {
      duty: 'leaderInCharge' as const,
      name: person.leaderName,
      title: leaderTitle,
      sinceOn: since('leaderInCharge', person.leaderInChargeId),
    },
    { duty: 'unitHead' as const, name: head?.name ?? null, title: head?.title ?? null, sinceOn: head?.fromOn ?? null },
  ]
}

export function presentCorrection(row: CorrectionRow): CorrectionView {
  return {
    id: row.id,
    field: row.field as HeldField,
    statement: row.statement,
    state: row.state,
    answer: row.answer,
    askedAt: row.askedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answererName,
  }
}

export const presentCorrectionRow = (row: CorrectionRow): CorrectionRowView => ({
  ...presentCorrection(row),
  person: { id: row.personId, name: row.personName, number: row.personNumber },
  unitName: row.unitName,
  version: row.version,
})

export const presentViews = ({ rows, changes, personId }: Pick<Views, 'rows' | 'changes' | 'personId'>) =>
  rows.map((r) => presentView(r, changes, personId))

export function presentOwnFile(
  ctx: QueryContext,
  person: Person,
  found: {
    answering: Awaited<ReturnType<typeof findAnswering>>
    duties: readonly string[]
    views: Views
    disclosures: Views['rows']
    corrections: readonly CorrectionRow[]
  },
): OwnFileView {
  return {
    id: person.id,
    name: person.name,
    number: person.number,
    unitName: person.unitName ?? '',
    postName: person.postName,
    dutyCount: person.dutyCount,
    duties: [...found.duties],
    answering: answeringOf(person, found.answering),
    held: heldOf(ctx, person),
    views: { rows: presentViews(found.views), total: found.views.total },
    disclosures: presentViews({ ...found.views, rows: found.disclosures }),
    corrections: found.corrections.map(presentCorrection),
  }
}
