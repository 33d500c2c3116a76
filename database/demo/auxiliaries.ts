import { addPeople, type NewPerson } from '../../modules/personnel/public.ts'
import { addDays, addMonths } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { OfficersByUnit } from './officers.ts'
import type { Population } from './population.ts'
import type { DemoUnit } from './units.ts'

export interface DemoPost {
  readonly id: string
  readonly name: string
  readonly category: 'duty' | 'civilian'
}
export interface AuxiliaryPlan {
  readonly units: readonly DemoUnit[]
  readonly posts: readonly DemoPost[]
  readonly officers: OfficersByUnit
  readonly population: Population
  readonly total: number
  readonly today: string
}

const firstNumber = 10_217
const liuheSize = 46
const shareOfPatrol = 726 / 887
const educations = ['大学专科', '大学专科', '大学本科', '高中']
const politics = ['群众', '群众', '共青团员', '中共党员']
const tiers = ['七级辅警', '六级辅警', '五级辅警', '四级辅警']

/** How many each unit gets: 柳河 its forty-six, first; the rest in turn. */
function sizes(units: readonly DemoUnit[], total: number): { unit: DemoUnit; size: number }[] {
  const liuhe = units.find((u) => u.name === '柳河派出所')
  const others = units.filter((u) => !u.isRoot && u !== liuhe)
  const own = liuhe ? Math.min(liuheSize, total) : 0
  const rest = total - own
  const even = Math.floor(rest / Math.max(1, others.length))
  const shares = others.map((unit, i) => ({ unit, size: even + (i < rest % Math.max(1, others.length) ? 1 : 0) }))
  return liuhe ? [{ unit: liuhe, size: own }, ...shares] : shares
}

/** Most contracts run on; a few have ended and nobody noticed. */
const contractEnd = (today: string, days: number): string =>
  days < 6 ? addDays(today, -3 * days - 2) : addDays(addMonths(today, 1), days)

/** What chance decides of a person: schooling, tier, contract. */
function invented({ population, today }: AuxiliaryPlan, phone: string) {
  const { random } = population
  return {
    phone: random.chance(0.01) ? null : phone,
    employer: random.chance(0.6) ? '明安保安服务公司' : '明河县公安局',
    education: random.pick(educations),
    politicalStatus: random.pick(politics),
    tier: random.pick(tiers),
    licenceClass: random.chance(0.5) ? 'C1' : null,
    isVeteran: random.chance(0.2),
    contractEndsOn: contractEnd(today, random.below(1000)),
  }
}

function plan({ unit, place, running }: { unit: DemoUnit; place: number; running: number }, all: AuxiliaryPlan): NewPerson {
  const { random } = all.population
  const given = unit.named?.[place]
  const [, deputy, ...leads] = all.officers.get(unit.id) ?? []
  const post = all.posts.find((p) => p.name === given?.post) ?? random.pick(all.posts)
  const entryOn = given?.entryOn ?? addDays('2017-01-01', random.below(3200))
  const { name, idNumber, phone } = all.population.invent(given?.name, given?.sex ?? all.population.sex(0.7), entryOn)
  const lacksOfficer = given?.lacksOfficer ?? random.chance(0.004)
  const lead = leads[place % Math.max(1, leads.length)]
  return {
    kind: 'auxiliary',
    name,
    idNumber,
    ...invented(all, phone),
    number: `MH${firstNumber + running}`,
    title: null,
    category: post.category,
    auxiliaryKind: running < Math.round(all.total * shareOfPatrol) ? 'patrolMember' : 'policeAssistant',
    entryOn,
    contractFrom: entryOn,
    unitId: unit.id,
    postId: post.id,
    leadOfficerId: lacksOfficer ? null : (lead?.id ?? null),
    leaderInChargeId: deputy?.id ?? null,
    fromOn: entryOn,
  }
}

/** Adds the auxiliaries with a few honest gaps: no officer, no telephone, contracts about to end. */
export async function addDemoAuxiliaries(
  inTransaction: (work: (ctx: CommandContext) => Promise<void>) => Promise<void>,
  all: AuxiliaryPlan,
): Promise<void> {
  let running = 0
  const rows = sizes(all.units, all.total).flatMap(({ unit, size }) =>
    Array.from({ length: size }, (_, place) => plan({ unit, place, running: running++ }, all)),
  )
  for (let i = 0; i < rows.length; i += 1000)
    await inTransaction(async (ctx) => void (await addPeople(ctx, rows.slice(i, i + 1000))))
}
