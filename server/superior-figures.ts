import { type SqlBool, sql } from 'kysely'
import { addDays } from '../platform/calendar/dates.ts'
import type { QueryContext } from '../platform/context.ts'
import { type FigureDefinition, sumOf } from '../platform/figures.ts'
import type { MeasureDefinition } from '../platform/measures.ts'
import type { PublishedFigure } from '../platform/published-figure.ts'
import { figures } from './figures.ts'
import { measures } from './measures.ts'

const conditions = {
  auxiliaries: sql<SqlBool>`"kind" = 'auxiliary'`,
  patrolMembers: sql<SqlBool>`"auxiliaryKind" = 'patrolMember'`,
  policeAssistants: sql<SqlBool>`"auxiliaryKind" = 'policeAssistant'`,
  officers: sql<SqlBool>`"kind" = 'officer'`,
} as const
/** People who serve in the bureau today. */
async function countPeople({ db, actor }: QueryContext, head: keyof typeof conditions) {
  const found = await db
    .selectFrom('people')
    .where('bureauId', '=', actor.bureauId)
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select(sql<number>`count(*) filter (where ${conditions[head]})::int`.as('n'))
    .executeTakeFirstOrThrow()
  return { n: found.n, whole: null }
}
async function countUnits({ db, actor }: QueryContext) {
  const found = await db
    .selectFrom('units')
    .where('bureauId', '=', actor.bureauId)
    .where('closedOn', 'is', null)
    .where('parentId', 'is not', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { n: found.n, whole: null }
}
const ofPeople = { unit: '人', group: 'strength', isOfPersons: true, share: null } as const
const strength: readonly PublishedFigure[] = [
  {
    ...ofPeople,
    id: 'auxiliaries',
    label: '在岗辅警',
    rule: '在岗的辅警，一人计一个。',
    count: (ctx) => countPeople(ctx, 'auxiliaries'),
  },
  {
    ...ofPeople,
    id: 'patrolMembers',
    label: '其中巡防队员',
    rule: '在岗辅警里的巡防队员。',
    total: 'auxiliaries',
    count: (ctx) => countPeople(ctx, 'patrolMembers'),
  },
  {
    ...ofPeople,
    id: 'policeAssistants',
    label: '其中协警',
    rule: '在岗辅警里的协警。',
    total: 'auxiliaries',
    count: (ctx) => countPeople(ctx, 'policeAssistants'),
  },
  { ...ofPeople, id: 'officers', label: '民警', rule: '在岗的民警。', count: (ctx) => countPeople(ctx, 'officers') },
  {
    ...ofPeople,
    id: 'units',
    label: '单位',
    unit: '个',
    rule: '没有撤销的单位，不含局本身。',
    isOfPersons: false,
    count: countUnits,
  },
]

type Fit = readonly [group: 'gaps' | 'work', isOfPersons: boolean]
const [person, thing]: readonly [Fit, Fit] = [
  ['gaps', true],
  ['gaps', false],
]
const work: Fit = ['work', false]
/** Figures of server/figures.ts that are fit for superiors, and whether each one counted is a person or stands for one. What is not here stays in the bureau. */
const fitting: Readonly<Record<string, Fit>> = {
  withoutLeadOfficer: person,
  withoutLeaderInCharge: person,
  outsideCatalogue: person,
  pledgesUnsigned: person,
  lettersMissing: person,
  lettersWithoutSuccessor: person,
  overQuota: thing,
  vacantHead: thing,
  missingContact: thing,
  filingsWaiting: ['work', true],
  filingsLate: ['work', true],
  leavingsOpen: ['work', true],
  hazardsOverdue: ['work', true],
  hazardsWithoutMeasures: ['work', true],
  screeningMissing: work,
  screeningLate: work,
  weeklyMissing: work,
  weeklyLate: work,
  tasksOverdue: work,
  tasksUnanswered: work,
  slipsOverdue: work,
  suggestionsOverdue: work,
  collectionMissing: work,
  ownFormMissing: work,
}

/** Of all auxiliaries: what they leave over speaks of persons too. */
const ofAll = new Set(['withoutLeadOfficer', 'withoutLeaderInCharge', 'outsideCatalogue', 'quotaFilled'])
const withinAll = (id: string) => (ofAll.has(id) ? { within: 'auxiliaries' } : {})

const published = (f: FigureDefinition, [group, isOfPersons]: Fit): PublishedFigure => ({
  ...{ id: f.id, label: f.label, unit: f.unit, rule: f.rule, group, isOfPersons, share: null },
  ...withinAll(f.id),
  count: async (ctx) => ({ n: sumOf(await f.places(ctx)), whole: null }),
})

const spanDays = 30
/** Measures of returns and tasks, which units owe; all others count persons or what stands for one. */
const ofUnits = new Set([
  'screeningInTime',
  'tasksInTime',
  'weeklyInTime',
  'collectionsInTime',
  'slipsInTime',
  'suggestionsInTime',
])
/** A measure over the thirty days that end the evening before. */
const compared = (m: MeasureDefinition): PublishedFigure => ({
  ...{
    id: m.id,
    label: m.label,
    unit: m.unit,
    group: 'measures',
    isOfPersons: !ofUnits.has(m.id),
    share: { part: m.part, whole: m.whole },
  },
  ...withinAll(m.id),
  rule: m.of === 'span' ? `${m.rule}算到前一天为止的 ${spanDays} 天。` : m.rule,
  count: async (ctx) => {
    const places = await m.places(ctx, { from: addDays(ctx.today, -spanDays), to: addDays(ctx.today, -1) })
    const [n, whole] = [places.reduce((sum, p) => sum + p.part, 0), places.reduce((sum, p) => sum + p.whole, 0)]
    return whole === 0 ? undefined : { n, whole }
  },
})

/** What every bureau writes for its superiors each day. */
export const superiorFigures: readonly PublishedFigure[] = [
  ...strength,
  ...figures.flatMap((f) => {
    const fit = fitting[f.id]
    return fit ? [published(f, fit)] : []
  }),
  ...measures.map(compared),
]
