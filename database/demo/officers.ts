import type { NewPerson } from '../../modules/personnel/public.ts'
import { addPeople } from '../../modules/personnel/public.ts'
import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Population } from './population.ts'
import type { DemoUnit } from './units.ts'

export interface DemoOfficer {
  readonly id: string
  readonly name: string
}
/** Officers by unit id: head, deputy, then those who lead auxiliaries. */
export type OfficersByUnit = ReadonlyMap<string, readonly DemoOfficer[]>

const perUnit = 5
const blank = {
  kind: 'officer',
  category: null,
  auxiliaryKind: null,
  employer: null,
  education: null,
  politicalStatus: null,
  tier: null,
  licenceClass: null,
  isVeteran: false,
  entryOn: null,
  contractFrom: null,
  contractEndsOn: null,
  postId: null,
  leadOfficerId: null,
  leaderInChargeId: null,
  fromOn: '2020-01-01',
} as const

const titleAt = (unit: DemoUnit, place: number): string => [unit.headTitle, unit.deputyTitle][place] ?? '民警'

function planOfficers(unit: DemoUnit, population: Population): NewPerson[] {
  return Array.from({ length: Math.max(unit.officers.length, perUnit) }, (_, place) => {
    const given = unit.officers[place]
    const made = population.invent(given?.name, given?.sex ?? population.sex(0.8), blank.fromOn)
    return {
      ...blank,
      ...made,
      unitId: unit.id,
      number: `99${String(made.running).padStart(4, '0')}`,
      title: given?.title ?? titleAt(unit, place),
    }
  })
}

/** Adds every unit's officers, a set at a time. */
export async function addDemoOfficers(
  ctx: CommandContext,
  units: readonly DemoUnit[],
  population: Population,
): Promise<OfficersByUnit> {
  const planned = units.map((unit) => ({ unit, rows: planOfficers(unit, population) }))
  const rows = planned.flatMap((p) => p.rows)
  const ids: string[] = []
  for (let i = 0; i < rows.length; i += 1000) ids.push(...(await addPeople(ctx, rows.slice(i, i + 1000))).ids)
  let next = 0
  return new Map(planned.map((p) => [p.unit.id, p.rows.map((r) => ({ id: ids[next++] ?? '', name: r.name }))]))
}

/** Appoints heads, leaders in charge and overseeing bureau leaders; a vacant head stays a gap. */
export async function appointDemoLeaders(
  ctx: CommandContext,
  units: readonly DemoUnit[],
  officers: OfficersByUnit,
): Promise<void> {
  const [, ...bureauLeaders] = officers.get(units.find((u) => u.isRoot)?.id ?? '') ?? []
  const overseers = bureauLeaders.slice(0, 3)
  const rows = units
    .filter((u) => !u.isRoot)
    .flatMap((unit, i) => {
      const [head, deputy] = officers.get(unit.id) ?? []
      const overseer = unit.name === '柳河派出所' ? overseers[0] : overseers[i % overseers.length]
      const duties = [
        ['unitHead', unit.isHeadVacant ? undefined : head],
        ['leaderInCharge', deputy],
        ['overseeingBureauLeader', overseer],
      ] as const
      return duties.flatMap(([duty, person]) =>
        person
          ? [
              {
                bureauId: ctx.actor.bureauId,
                id: newId(),
                unitId: unit.id,
                unitSortKey: unit.unitSortKey,
                personId: person.id,
                duty,
                fromOn: '2025-05-20',
                toOn: null,
              },
            ]
          : [],
      )
    })
  for (let i = 0; i < rows.length; i += 1000)
    await ctx.tx
      .insertInto('unitAppointments')
      .values(rows.slice(i, i + 1000))
      .execute()
}
