import { closeOutHazard } from '../../modules/hazards/commands/close-out-hazard.ts'
import { confirmHazard } from '../../modules/hazards/commands/confirm-hazard.ts'
import { finishMeasure } from '../../modules/hazards/commands/finish-measure.ts'
import { recordHazard } from '../../modules/hazards/commands/open-hazards.ts'
import { setMeasures } from '../../modules/hazards/commands/set-measures.ts'
import { startRectification } from '../../modules/hazards/commands/start-rectification.ts'
import { submitEvidence } from '../../modules/hazards/commands/submit-evidence.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import type { Actor, CommandContext } from '../../platform/context.ts'
import type { Attachment } from '../../platform/files/attachment.ts'
import type { Role } from '../../platform/http/contract.ts'
import { newId } from '../../platform/ids.ts'
import { type Stage, stages } from './hazard-texts.ts'
import { type PastHazard, pastHazards } from './past-hazard-texts.ts'

/** Ids of the bureau's words by kind, category and name. */
export async function termsOf(ctx: CommandContext): Promise<(category: string | null, name: string) => string> {
  const rows = await ctx.db
    .selectFrom('hazardTerms')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['id', 'category', 'name'])
    .execute()
  const ids = new Map(rows.map((r) => [`${r.category} ${r.name}`, r.id]))
  return (category, name) => {
    const id = ids.get(`${category} ${name}`)
    if (!id) throw new Error(`no term ${name}`)
    return id
  }
}

interface Hand {
  readonly id: string
  readonly name: string
}
interface Hands {
  readonly unitId: string
  readonly owner: Hand
  readonly leader: Hand
}

/** Units with a leader in charge and an officer beside the leaders, in roster order; the two whose people have stories of their own are left out. */
async function findHands(ctx: CommandContext): Promise<Hands[]> {
  const { bureauId } = ctx.actor
  const leaders = await ctx.db
    .selectFrom('unitAppointments as a')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'a.bureauId').onRef('u.id', '=', 'a.unitId'))
    .where('a.bureauId', '=', bureauId)
    .where('u.name', 'not in', ['柳河派出所', '青桥派出所'])
    .orderBy('u.unitSortKey')
    .select(['a.unitId', 'a.duty', 'p.id', 'p.name'])
    .execute()
  const officers = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'officer')
    .orderBy('namePinyin')
    .select(['unitId', 'id', 'name'])
    .execute()
  const isLeader = new Set(leaders.map((l) => l.id))
  return leaders
    .filter((l) => l.duty === 'leaderInCharge')
    .flatMap(({ unitId, id, name }) => {
      const owner = officers.find((o) => o.unitId === unitId && !isLeader.has(o.id))
      return owner ? [{ unitId, owner: { id: owner.id, name: owner.name }, leader: { id, name } }] : []
    })
}

interface Course {
  readonly h: PastHazard
  readonly hands: Hands
  readonly file: Attachment
  /** The acting of one of the unit's people, or of the office, at a moment. */
  as(who: Hand | 'office', role: Role, day: number): CommandContext
}

const termOf = (ids: Awaited<ReturnType<typeof termsOf>>, { category, subcategory, cause }: PastHazard) => ({
  subcategoryId: ids(category, subcategory),
  causeId: ids(null, cause),
})

/** The version that each step has seen: every act raises it by one, and evidence comes with two. */
const seen = { measuresSet: 1, rectifying: 2, evidenceSubmitted: 3, confirmed: 5, closed: 6 } as const

/** One hazard from the day it was found as far as it has come. */
async function run({ h, hands, file, as }: Course, terms: ReturnType<typeof termOf>): Promise<void> {
  const { owner, leader, unitId } = hands
  const { category, title, description } = h
  const found = { unitId, category, title, description, subcategoryId: terms.subcategoryId }
  const { id } = await recordHazard(as(leader, 'unitHead', 0), { body: found })
  const params = { id }
  const steps: Readonly<Record<Exclude<Stage, 'found'>, (version: number) => Promise<unknown>>> = {
    measuresSet: (version) => {
      const ctx = as(leader, 'leaderInCharge', 2)
      const measures = [{ text: h.measure, ownerId: owner.id, dueOn: null }]
      const set = { grade: h.grade, causeId: terms.causeId, rootCause: h.rootCause, goal: '有人管、有登记、能核对' }
      const deadline = { ownerId: owner.id, rectifyBy: addDays(ctx.today, h.days), workingDays: null }
      return setMeasures(ctx, { params, body: { version, ...set, ...deadline, measures } })
    },
    rectifying: (version) => startRectification(as(owner, 'leadOfficer', 3), { params, body: { version, note: '' } }),
    evidenceSubmitted: async (version) => {
      const ctx = as(owner, 'leadOfficer', h.took - 4)
      const { id: measureId } = await ctx.db
        .selectFrom('hazardMeasures')
        .where('bureauId', '=', ctx.actor.bureauId)
        .where('hazardId', '=', id)
        .select('id')
        .executeTakeFirstOrThrow()
      await finishMeasure(ctx, { params, body: { version, measureId, note: '已办，见佐证' } })
      const files = [{ fileId: file.id, isDeclaredUnclassified: true }]
      return submitEvidence(ctx, { params, body: { version: version + 1, note: '措施已办完。', files } }, [file])
    },
    confirmed: (version) =>
      confirmHazard(as(leader, 'leaderInCharge', h.took - 2), { params, body: { version, note: '已当面核对' } }),
    closed: (version) => {
      const ctx = as('office', 'auxiliaryOffice', h.took)
      const closing = { method: 'onSite', note: '现场看过，登记连续', lookBackOn: addDays(ctx.today, 30) } as const
      return closeOutHazard(ctx, { params, body: { version, ...closing } })
    },
  }
  for (const stage of stages.slice(1, stages.indexOf(h.until) + 1) as Exclude<Stage, 'found'>[]) await steps[stage](seen[stage])
}

/** What units found over the last weeks: the same causes in several of them, most of it closed. In one transaction, each step by whose it is. */
export async function addPastHazards(office: CommandContext, file: Attachment): Promise<void> {
  const ids = await termsOf(office)
  const units = await findHands(office)
  const actors = new Map<string, Actor>()
  const actorOf = (who: Hand, role: Role, unitId: string): Actor => {
    const known = actors.get(who.id)
    const person = { accountId: known?.accountId ?? newId(), personId: who.id, name: who.name, sessionId: null, address: 'local' }
    const actor = { ...person, bureauId: office.actor.bureauId, unitId, role }
    actors.set(who.id, actor)
    return actor
  }
  for (const h of pastHazards(units.length)) {
    const hands = units[h.unit]
    if (!hands) continue
    const as: Course['as'] = (who, role, day) => {
      const now = new Date(office.now.getTime() - Math.max(0, h.daysAgo - day) * 86_400_000)
      return {
        ...office,
        now,
        today: beijingDate(now),
        actor: who === 'office' ? office.actor : actorOf(who, role, hands.unitId),
      }
    }
    await run({ h, hands, file, as }, termOf(ids, h))
  }
}
