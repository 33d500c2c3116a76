import { hashSecret } from '../../platform/access/passwords.ts'
import { addDays, addMonths, beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId, newReadableSecret } from '../../platform/ids.ts'
import { addPeople, type NewPerson } from '../../modules/personnel/public.ts'
import { type Founded, foundBureau, founder } from '../found-bureau.ts'
import { inventIdNumber, inventName, inventPhone } from './names.ts'
import { seeded } from './random.ts'
import { addDemoUnits, type DemoUnit } from './units.ts'
import { addDemoPosts } from './posts.ts'
import { subtreeRange } from '../../platform/sort-key.ts'

export interface DemoOptions {
  readonly people: number
  readonly units: number
  readonly seed: number
  /** Test fixtures only: secrets follow from the login. The product's demo makes random ones. */
  readonly knownSecrets?: boolean
}
export interface DemoAccount {
  readonly key: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly secret: string
}

const officer = (fields: Pick<NewPerson, 'name' | 'idNumber' | 'unitId' | 'title' | 'number' | 'phone'>): NewPerson => ({
  kind: 'officer', category: null, auxiliaryKind: null, employer: null, education: null, politicalStatus: null, tier: null, licenceClass: null, isVeteran: false,
  entryOn: null, contractFrom: null, contractEndsOn: null, postId: null, leadOfficerId: null, leaderInChargeId: null, fromOn: '2020-01-01', ...fields,
})

/** Makes the demo bureau by calling the commands, as its auxiliary office would. */
export async function buildDemo(services: Services, options: DemoOptions): Promise<{ founded: Founded; accounts: DemoAccount[] }> {
  const now = services.clock()
  const today = beijingDate(now)
  const founded = await foundBureau(services.pool, { name: '明河县公安局', shortName: '明河', isDemo: true, now })
  const actor = { bureauId: founded.bureauId, accountId: founder, personId: null, name: '建局', role: 'auxiliaryOffice' as const, unitId: founded.rootUnitId, sessionId: null, address: 'local' }
  const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange('0001')], personIds: [], policeLine: null })
  const asOffice = <T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> =>
    transact(services.pool, 'mingze_app', settingsOf(actor, scope), (tx) => work({ db: tx, tx, actor, scope, now, today, keys: services.keys }))
  const random = seeded(options.seed)
  const units = await asOffice((ctx) => addDemoUnits(ctx, founded.rootUnitId, options.units))
  const posts = await asOffice((ctx) => addDemoPosts(ctx))
  let running = 0
  const person = (name: string | undefined, sex: 'male' | 'female') => {
    running += 1
    const bornOn = addDays('1975-03-01', random.below(9000))
    return { name: name ?? inventName(random, sex), idNumber: inventIdNumber(bornOn, sex, running), phone: inventPhone(running) }
  }
  const officersOf = new Map<string, { id: string; name: string }[]>()
  for (const unit of units) {
    const named = unit.officers
    const rows = Array.from({ length: Math.max(named.length, 5) }, (_, i) => {
      const given = named[i]
      return officer({ ...person(given?.name, given?.sex ?? (random.chance(0.8) ? 'male' : 'female')), unitId: unit.id, number: `99${String(running).padStart(4, '0')}`, title: given?.title ?? (i === 0 ? unit.headTitle : i === 1 ? unit.deputyTitle : '民警') })
    })
    const { ids } = await asOffice((ctx) => addPeople(ctx, rows))
    officersOf.set(unit.id, rows.map((r, i) => ({ id: ids[i] ?? '', name: r.name })))
  }
  await appoint(asOffice, units, officersOf)
  const auxiliaries = planAuxiliaries({ units, posts, officersOf, person, random, total: options.people, today })
  for (let i = 0; i < auxiliaries.length; i += 500) await asOffice((ctx) => addPeople(ctx, auxiliaries.slice(i, i + 500)))
  const accounts = await openDemoAccounts(services, founded, units, options.knownSecrets ?? false)
  return { founded, accounts }
}

async function appoint(asOffice: <T>(work: (ctx: CommandContext) => Promise<T>) => Promise<T>, units: DemoUnit[], officersOf: Map<string, { id: string; name: string }[]>): Promise<void> {
  const leaders = officersOf.get(units.find((u) => u.isRoot)?.id ?? '') ?? []
  await asOffice(async (ctx) => {
    for (const [i, unit] of units.entries()) {
      const [head, deputy] = officersOf.get(unit.id) ?? []
      const overseer = leaders[1 + (i % Math.max(1, leaders.length - 1))]
      const duties = unit.isRoot ? [] : ([['unitHead', head], ['leaderInCharge', deputy], ['overseeingBureauLeader', unit.name === '柳河派出所' ? leaders.find((l) => l.name === '冯家乐') : overseer]] as const)
      for (const [duty, person] of duties) {
        if (person && !(unit.isHeadVacant && duty === 'unitHead')) {
          await ctx.tx.insertInto('unitAppointments').values({ bureauId: ctx.actor.bureauId, id: newId(), unitId: unit.id, unitSortKey: unit.unitSortKey, personId: person.id, duty, fromOn: '2025-05-20', toOn: null }).execute()
        }
      }
    }
  })
}

interface Plan {
  units: DemoUnit[]
  posts: { id: string; name: string; category: 'duty' | 'civilian' }[]
  officersOf: Map<string, { id: string; name: string }[]>
  person: (name: string | undefined, sex: 'male' | 'female') => { name: string; idNumber: string; phone: string }
  random: ReturnType<typeof seeded>
  total: number
  today: string
}

function planAuxiliaries({ units, posts, officersOf, person, random, total, today }: Plan): NewPerson[] {
  const using = units.filter((u) => !u.isRoot)
  const shares = using.map((u) => u.named?.length ?? 0)
  const fixed = new Map(using.map((u, i) => [u.id, u.name === '柳河派出所' ? 46 : (shares[i] ?? 0)]))
  let left = total - [...fixed.values()].reduce((a, b) => a + b, 0)
  const open = using.filter((u) => u.name !== '柳河派出所')
  for (let i = 0; left > 0; i++, left--) {
    const unit = open[i % open.length]
    if (unit) fixed.set(unit.id, (fixed.get(unit.id) ?? 0) + 1)
  }
  let number = 10_216
  return using.flatMap((unit) => {
    const [, deputy, ...officers] = officersOf.get(unit.id) ?? []
    return Array.from({ length: fixed.get(unit.id) ?? 0 }, (_, i): NewPerson => {
      const given = unit.named?.[i]
      const sex = given?.sex ?? (random.chance(0.7) ? 'male' : 'female')
      const post = given ? posts.find((p) => p.name === given.post) : random.pick(posts)
      const entryOn = addDays('2017-01-01', random.below(3200))
      const isPatrol = number < 10_216 + Math.round(total * (726 / 887))
      const lacksOfficer = given ? given.lacksOfficer : random.chance(0.004)
      number += 1
      return {
        kind: 'auxiliary', ...person(given?.name, sex), number: `MH${number}`, title: null, category: post?.category ?? 'duty', auxiliaryKind: isPatrol ? 'patrolMember' : 'policeAssistant',
        employer: random.chance(0.6) ? '明安保安服务公司' : '明河县公安局', education: random.pick(['大学专科', '大学专科', '大学本科', '高中']), politicalStatus: random.pick(['群众', '群众', '共青团员', '中共党员']),
        tier: random.pick(['七级辅警', '六级辅警', '五级辅警', '四级辅警']), licenceClass: random.chance(0.5) ? 'C1' : null, isVeteran: random.chance(0.2), entryOn, contractFrom: entryOn,
        contractEndsOn: addDays(addMonths(today, 2), random.below(900) - 20), unitId: unit.id, postId: post?.id ?? null, leadOfficerId: lacksOfficer ? null : (officers[i % Math.max(1, officers.length)]?.id ?? null),
        leaderInChargeId: deputy?.id ?? null, fromOn: entryOn,
      }
    })
  })
}

const castAccounts: readonly { key: string; login: string; name: string; role: Role; unit: string; hasPerson: boolean }[] = [
  { key: 'office', login: 'fujingban', name: '何俊杰', role: 'auxiliaryOffice', unit: '明河县公安局', hasPerson: true },
  { key: 'politicalLeader', login: 'zhengzhichu', name: '李文静', role: 'politicalOfficeLeader', unit: '明河县公安局', hasPerson: true },
  { key: 'bureauLeader', login: 'julingdao', name: '冯家乐', role: 'bureauLeader', unit: '柳河派出所', hasPerson: true },
  { key: 'head', login: 'liuhe.suozhang', name: '郭立军', role: 'unitHead', unit: '柳河派出所', hasPerson: true },
  { key: 'leaderInCharge', login: 'liuhe.fusuozhang', name: '孙立新', role: 'leaderInCharge', unit: '柳河派出所', hasPerson: true },
  { key: 'clerk', login: 'liuhe.neiqin', name: '谢春燕', role: 'unitClerk', unit: '柳河派出所', hasPerson: true },
  { key: 'otherClerk', login: 'qingqiao.neiqin', name: '邵美琳', role: 'unitClerk', unit: '青桥派出所', hasPerson: true },
  { key: 'leadOfficer', login: 'zhouqihang', name: '周启航', role: 'leadOfficer', unit: '柳河派出所', hasPerson: true },
  { key: 'auxiliary', login: 'mh10217', name: '宋永康', role: 'auxiliary', unit: '柳河派出所', hasPerson: true },
  { key: 'lineInspector', login: 'zhian.dudao', name: '治安督导', role: 'lineInspector', unit: '明河县公安局', hasPerson: false },
  { key: 'union', login: 'gonghui', name: '局工会', role: 'unionRepresentative', unit: '明河县公安局', hasPerson: false },
  { key: 'superior', login: 'shiju', name: '市局辅警处', role: 'superior', unit: '明河县公安局', hasPerson: false },
]
const derived: readonly Role[] = ['auxiliary', 'leadOfficer']

async function openDemoAccounts(services: Services, founded: Founded, units: DemoUnit[], knownSecrets: boolean): Promise<DemoAccount[]> {
  const secretFor = (login: string): string => (knownSecrets ? `Demo-${login}-2026` : newReadableSecret())
  const admins = founded.administrators.map((a) => ({ key: a.role, login: a.login, name: a.name, role: a.role, unit: '明河县公安局', accountId: a.accountId, hasPerson: false }))
  const made: DemoAccount[] = []
  for (const account of [...castAccounts.map((a) => ({ ...a, accountId: newId() })), ...admins]) {
    const secret = secretFor(account.login)
    const hash = await hashSecret(secret)
    await transact(services.pool, 'owner', {}, async (tx) => {
      const { bureauId } = founded
      const isAdmin = admins.some((a) => a.accountId === account.accountId)
      const unit = units.find((u) => u.name === account.unit)
      if (isAdmin) {
        await tx.updateTable('secrets').set({ hash, isOneTime: false, expiresAt: null }).where('accountId', '=', account.accountId).execute()
        return
      }
      const person = account.hasPerson ? await tx.selectFrom('people').where('bureauId', '=', bureauId).where('name', '=', account.name).select(['id', 'unitId', 'unitSortKey']).executeTakeFirstOrThrow() : undefined
      await tx.insertInto('accounts').values({ bureauId, accountId: account.accountId, login: account.login, name: account.name, personId: person?.id ?? null, unitId: unit?.id ?? null, unitName: account.unit, unitSortKey: unit?.unitSortKey ?? '' }).execute()
      await tx.insertInto('secrets').values({ bureauId, accountId: account.accountId, hash, isOneTime: false, expiresAt: null }).execute()
      if (derived.includes(account.role)) return
      await tx.insertInto('grants').values({ bureauId, id: newId(), accountId: account.accountId, role: account.role, unitId: unit?.id ?? null, policeLine: account.role === 'lineInspector' ? '治安' : null, fromOn: '2025-01-01', reason: '演示数据', proposedBy: founder, confirmedBy: founded.administrators[1]?.accountId ?? null, confirmedAt: services.clock() }).execute()
    })
    made.push({ key: account.key, login: account.login, name: account.name, role: account.role, unit: account.unit, secret })
  }
  return made
}
