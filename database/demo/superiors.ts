import { approveRelease } from '../../modules/superiors/commands/answer-release.ts'
import { askRelease } from '../../modules/superiors/commands/ask-release.ts'
import { placeBureau } from '../../modules/superiors/commands/place-bureau.ts'
import { sendNotice } from '../../modules/superiors/commands/send-notice.ts'
import { settleFigures } from '../../modules/superiors/commands/settle-figures.ts'
import { settleNotices } from '../../modules/superiors/commands/settle-notices.ts'
import { acknowledgeReceived, takeOverReceived } from '../../modules/superiors/commands/take-over-notice.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import { storeBytes } from '../../platform/files/upload.ts'
import type { Services } from '../../platform/http/service.ts'
import { sha256 } from '../../platform/keys.ts'
import type { PublishedFigure } from '../../platform/published-figure.ts'
import type { ReleasableKind } from '../../platform/releasables.ts'
import { type Founded, foundBureau, foundingOffice } from '../found-bureau.ts'
import { type DemoAccount, openSuperior } from './accounts.ts'
import { addDemoAuxiliaries } from './auxiliaries.ts'
import { addDemoOfficers, appointDemoLeaders } from './officers.ts'
import { actingAs } from './players.ts'
import { populationOf } from './population.ts'
import { addDemoUnits } from './units.ts'

export interface DemoSuperiors {
  readonly published: readonly PublishedFigure[]
  readonly releasables: readonly ReleasableKind[]
}

const day = 86_400_000
const neighbours = [
  { name: '石桥县公安局', shortName: '石桥', units: 6, people: 120, seed: 11 },
  { name: '临溪县公安局', shortName: '临溪', units: 4, people: 63, seed: 13 },
] as const

/** A neighbour: units, officers and auxiliaries, made by the same commands; nobody signs in there. */
async function addNeighbour(services: Services, of: (typeof neighbours)[number]): Promise<Founded> {
  const [now, { keys }] = [services.clock(), services]
  const { name, shortName } = of
  const founded = await foundBureau(services.pool, { name, shortName, isDemo: true, hasNoAdministrators: true, now, keys })
  const asOffice = officeOf(services, founded, now)
  const population = populationOf(of.seed)
  const units = await asOffice((ctx) => addDemoUnits(ctx, founded.rootUnitId, of.units))
  const officers = await asOffice((ctx) => addDemoOfficers(ctx, units, population))
  await asOffice((ctx) => appointDemoLeaders(ctx, units, officers))
  const { posts } = founded
  await addDemoAuxiliaries(asOffice, { units, posts, officers, population, total: of.people, today: beijingDate(now) })
  return founded
}

function officeOf(services: Services, founded: Founded, now: Date) {
  const { actor, scope } = foundingOffice(founded)
  const { keys } = services
  return <T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> =>
    transact(services.pool, 'mingze_app', settingsOf(actor, scope, keys), (tx) =>
      work({ db: tx, tx, actor, scope, now, today: beijingDate(now), keys }),
    )
}

const text = `一、总体要求
各县局对辅警队伍组织一次集中排查，摸清底数，落实责任。
1．核对花名册。逐人核对岗位、带辅责任民警和分管责任领导，缺的补齐。
2．签订承诺书。没有签的补签，签不了的说明原因。
3．整改隐患。排查出的隐患定措施、定期限，逐条销号。`

/** A notice of five days ago: one neighbour has taken it over, the other has acknowledged it, 明河 has still to. */
async function sendDown(services: Services, city: Founded, [first, second]: readonly Founded[], mine: Founded): Promise<void> {
  const at = new Date(services.clock().getTime() - 5 * day)
  const on = beijingDate(at)
  const tenants = [mine, first, second].flatMap((f) => f?.bureauId ?? [])
  const head = { number: '清公通〔2026〕31号', title: '关于开展辅警队伍集中排查的通知', issuedOn: on, dueOn: addDays(on, 25) }
  await actingAs(services, city)(['市局辅警处', 'superior'], at, (ctx) =>
    sendNotice(ctx, { body: { ...head, text, recipients: tenants } }),
  )
  for (const bureauId of [city.bureauId, ...tenants])
    await transact(services.pool, 'owner', {}, (tx) => settleNotices(tx, bureauId, on, { now: at }))
  const inOffice = async (founded: Founded | undefined, act: (ctx: CommandContext, id: string) => Promise<unknown>) => {
    if (!founded) return
    await officeOf(
      services,
      founded,
      new Date(at.getTime() + day),
    )(async (ctx) => {
      const found = await ctx.db
        .selectFrom('receivedNotices')
        .where('bureauId', '=', founded.bureauId)
        .select('id')
        .executeTakeFirst()
      await act(ctx, found?.id ?? '')
    })
  }
  await inOffice(first, (ctx, id) => takeOverReceived(ctx, { params: { id }, body: { version: 1, text } }))
  await inOffice(second, (ctx, id) => acknowledgeReceived(ctx, { params: { id }, body: { version: 1 } }))
}

/** The figures of yesterday, asked for by the office and approved. */
async function release(services: Services, mine: Founded, { releasables }: DemoSuperiors): Promise<void> {
  const acting = actingAs(services, mine)
  const at = new Date(services.clock().getTime() - day)
  const kind = releasables.find((k) => k.id === 'bureauFigures')
  const frozen = await acting(['何俊杰', 'auxiliaryOffice'], at, async (ctx) => {
    const [source] = (await kind?.sources(ctx, 1)) ?? []
    return source && kind ? { sourceId: source.id, ...(await kind.freeze(ctx, source.id)) } : undefined
  })
  if (!frozen) return
  const { bytes, fileName, mediaType } = await frozen.file()
  const file = { id: await storeBytes(services, bytes), title: frozen.title, fileName, mediaType, digest: sha256(bytes) }
  const said = { scope: '供市局季度核对', reason: '市局来文要求报送辅警队伍底数。', expiresOn: addDays(beijingDate(at), 90) }
  const body = { kind: 'bureauFigures', sourceId: frozen.sourceId, ...said }
  const { id } = await acting(['何俊杰', 'auxiliaryOffice'], at, (ctx) => askRelease(ctx, { body }, file))
  await acting(['李文静', 'politicalOfficeLeader'], at, (ctx) => approveRelease(ctx, { params: { id }, body: { version: 1 } }))
}

/** 上级和兄弟局 — a city and a province above 明河, two bureaus beside it; figures of the last days, a notice down, a release up. Call it last. */
export async function addDemoSuperiors(
  services: Services,
  mine: Founded,
  given: DemoSuperiors & { readonly knownSecrets: boolean },
): Promise<DemoAccount[]> {
  const [now, { keys, pool }] = [services.clock(), services]
  const above = { isDemo: true, hasNoAdministrators: true, now, keys }
  const city = await foundBureau(pool, { ...above, name: '清源市公安局', shortName: '清源', level: 'city' })
  const province = await foundBureau(pool, { ...above, name: '东川省公安厅', shortName: '东川', level: 'province' })
  const beside: Founded[] = []
  for (const neighbour of neighbours) beside.push(await addNeighbour(services, neighbour))
  const counties = [mine, ...beside]
  const fromOn = beijingDate(new Date(now.getTime() - 30 * day))
  const place = (bureauId: string, parentId: string) =>
    transact(pool, 'owner', {}, (tx) => placeBureau(tx, { bureauId, parentId, fromOn, today: fromOn }))
  for (const { bureauId } of counties) await place(bureauId, city.bureauId)
  await place(city.bureauId, province.bureauId)
  for (const before of [3, 2, 1])
    for (const { bureauId } of [...counties, city]) {
      const at = { now: new Date(now.getTime() - before * day), keys }
      await transact(pool, 'owner', {}, (tx) => settleFigures(tx, bureauId, at, given.published))
    }
  const accounts = [
    await openSuperior(services, city, { key: 'superior', login: 'shiju', name: '市局辅警处' }, given.knownSecrets),
    await openSuperior(
      services,
      province,
      { key: 'provinceSuperior', login: 'shengting', name: '省厅辅警处' },
      given.knownSecrets,
    ),
  ]
  await sendDown(services, city, beside, mine)
  await release(services, mine, given)
  return accounts
}
