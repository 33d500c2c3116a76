import { askExtension } from '../../modules/hazards/commands/ask-extension.ts'
import { closeOutHazard } from '../../modules/hazards/commands/close-out-hazard.ts'
import { confirmHazard, returnHazard } from '../../modules/hazards/commands/confirm-hazard.ts'
import { finishMeasure } from '../../modules/hazards/commands/finish-measure.ts'
import { relapseHazard } from '../../modules/hazards/commands/look-back.ts'
import { recordHazard } from '../../modules/hazards/commands/open-hazards.ts'
import { setMeasures } from '../../modules/hazards/commands/set-measures.ts'
import { startRectification } from '../../modules/hazards/commands/start-rectification.ts'
import { submitEvidence } from '../../modules/hazards/commands/submit-evidence.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import type { Attachment } from '../../platform/files/attachment.ts'
import { storeBytes } from '../../platform/files/upload.ts'
import type { Services } from '../../platform/http/service.ts'
import { sha256 } from '../../platform/keys.ts'
import type { Founded } from '../found-bureau.ts'
import { addPastHazards, termsOf } from './hazard-history.ts'
import { type DemoHazard, demoHazards, type Stage, stages } from './hazard-texts.ts'
import { actingAs, type DemoPlayer } from './players.ts'

/** Who takes which step: people with accounts in 柳河 and 青桥, the office elsewhere. */
const playersOf: Readonly<Record<string, Partial<Record<Stage, DemoPlayer>>>> = {
  柳河派出所: {
    found: ['谢春燕', 'unitClerk'],
    measuresSet: ['郭立军', 'unitHead'],
    rectifying: ['周启航', 'leadOfficer'],
    evidenceSubmitted: ['周启航', 'leadOfficer'],
    confirmed: ['孙立新', 'leaderInCharge'],
  },
  青桥派出所: {
    found: ['邵美琳', 'unitClerk'],
    measuresSet: ['邵美琳', 'unitClerk'],
    rectifying: ['邵美琳', 'unitClerk'],
    evidenceSubmitted: ['邵美琳', 'unitClerk'],
  },
}
const office: DemoPlayer = ['何俊杰', 'auxiliaryOffice']
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

interface Place {
  readonly unitId: string
  readonly ownerId: string
  readonly subcategoryId: string
  readonly causeId: string
}

/** The unit, an officer of it (周启航 in 柳河, elsewhere the last by name), and the words. */
async function placeOf(ctx: CommandContext, { unit, category, subcategory, causeName }: DemoHazard): Promise<Place | undefined> {
  const row = await ctx.tx
    .selectFrom('units as u')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'u.bureauId').onRef('p.unitId', '=', 'u.id'))
    .where('u.bureauId', '=', ctx.actor.bureauId)
    .where('u.name', '=', unit)
    .where('p.kind', '=', 'officer')
    .orderBy((e) => e.case().when('p.name', '=', '周启航').then(0).else(1).end())
    .orderBy('p.namePinyin', 'desc')
    .select(['u.id as unitId', 'p.id as ownerId'])
    .executeTakeFirst()
  const ids = await termsOf(ctx)
  return row && { ...row, subcategoryId: ids(category, subcategory), causeId: ids(null, causeName) }
}

const measuresFor = (h: DemoHazard, { ownerId, causeId }: Place, rectifyBy: string) => ({
  grade: h.grade ?? ('general' as const),
  causeId,
  rootCause: h.cause ?? '制度定了没有执行',
  goal: h.goal ?? '有人管、有登记、能核对',
  ownerId,
  rectifyBy,
  workingDays: null,
  measures: (h.measures ?? ['建登记簿，每次登记', '每周由责任人检查一次']).map((text) => ({ text, ownerId, dueOn: null })),
})

interface Row {
  readonly id: string
  readonly version: number
}
const rowOf = (ctx: CommandContext, id: string): Promise<Row> =>
  ctx.tx
    .selectFrom('hazards')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .select(['id', 'version'])
    .executeTakeFirstOrThrow()
const on = ({ id, version }: Row) => ({ params: { id }, body: { version } })

async function finishAll(ctx: CommandContext, id: string): Promise<void> {
  const open = await ctx.tx
    .selectFrom('hazardMeasures')
    .where('hazardId', '=', id)
    .where('doneOn', 'is', null)
    .orderBy('number')
    .select('id')
    .execute()
  for (const measure of open) {
    const { params, body } = on(await rowOf(ctx, id))
    await finishMeasure(ctx, { params, body: { ...body, measureId: measure.id, note: '已办，见佐证' } })
  }
}

/** One step of a hazard that has come so far. */
async function take(ctx: CommandContext, stage: Stage, of: { h: DemoHazard; id: string; place: Place; file: Attachment }) {
  const { h, id, place, file } = of
  if (stage === 'evidenceSubmitted') await finishAll(ctx, id)
  const { params, body } = on(await rowOf(ctx, id))
  if (stage === 'measuresSet')
    return setMeasures(ctx, { params, body: { ...body, ...measuresFor(h, place, addDays(ctx.today, h.days)) } })
  if (stage === 'rectifying') return startRectification(ctx, { params, body: { ...body, note: '' } })
  if (stage === 'confirmed') return confirmHazard(ctx, { params, body: { ...body, note: '已当面核对' } })
  if (stage === 'closed') {
    const closing = { method: 'onSite', note: '现场看过，登记连续', lookBackOn: addDays(ctx.today, 30) } as const
    return closeOutHazard(ctx, { params, body: { ...body, ...closing } })
  }
  const files = [{ fileId: file.id, isDeclaredUnclassified: true }]
  return submitEvidence(ctx, { params, body: { ...body, note: '措施都已办完。', files } }, [file])
}

/** What happened beside the straight way. */
async function turn(acting: ReturnType<typeof actingAs>, h: DemoHazard, id: string, at: Date): Promise<void> {
  if (h.turn === 'returned')
    await acting(['孙立新', 'leaderInCharge'], at, async (ctx) => {
      const { params, body } = on(await rowOf(ctx, id))
      await returnHazard(ctx, { params, body: { ...body, reason: '登记簿缺上周的两页，补齐再交' } })
    })
  if (h.turn === 'extensionAsked')
    await acting(['周启航', 'leadOfficer'], at, async (ctx) => {
      const { params, body } = on(await rowOf(ctx, id))
      await askExtension(ctx, { params, body: { ...body, day: addDays(ctx.today, 30), reason: '采购的柜子下月到货' } })
    })
  if (h.turn === 'relapsed')
    await acting(['郭立军', 'unitHead'], at, async (ctx) => {
      const { params, body } = on(await rowOf(ctx, id))
      await relapseHazard(ctx, { params, body: { ...body, note: '夜查时又发现' } })
    })
}

/** 隐患 — in several units and states, each brought so far by those whose steps they are. Call it after the accounts. */
export async function addDemoHazards(services: Services, founded: Founded): Promise<void> {
  const acting = actingAs(services, founded)
  const now = services.clock().getTime()
  const bytes = Buffer.from(dot, 'base64')
  const file = {
    id: await storeBytes(services, bytes),
    name: '登记簿照片.png',
    mediaType: 'image/png',
    size: bytes.length,
    digest: sha256(bytes),
  }
  await acting(office, new Date(now), (ctx) => addPastHazards(ctx, file))
  for (const h of demoHazards) {
    const at = (step: number) => new Date(now - Math.max(0, h.daysAgo - step) * 86_400_000)
    const place = await acting(office, at(0), (ctx) => placeOf(ctx, h))
    if (!place) continue
    const players = playersOf[h.unit] ?? {}
    const { unitId, subcategoryId } = place
    const { category, title, description } = h
    const said = { unitId, category, title, description, subcategoryId }
    const { id } = await acting(players.found ?? office, at(0), (ctx) => recordHazard(ctx, { body: said }))
    for (const [step, stage] of stages.slice(1, stages.indexOf(h.until) + 1).entries())
      await acting(players[stage] ?? office, at(step), (ctx) => take(ctx, stage, { h, id, place, file }))
    await turn(acting, h, id, at(stages.length))
  }
}
