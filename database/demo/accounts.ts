import { hashSecret } from '../../platform/access/passwords.ts'
import type { Tx } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId, newReadableSecret } from '../../platform/ids.ts'
import { type Founded, founder } from '../found-bureau.ts'
import type { DemoUnit } from './units.ts'

export interface DemoAccount {
  readonly key: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly secret: string
}
type Opening = Omit<DemoAccount, 'secret'> & { readonly hasPerson: boolean }

const bureau = '明河县公安局'
const liuhe = '柳河派出所'
const openings: readonly Opening[] = [
  { key: 'office', login: 'fujingban', name: '何俊杰', role: 'auxiliaryOffice', unit: bureau, hasPerson: true },
  { key: 'politicalLeader', login: 'zhengzhichu', name: '李文静', role: 'politicalOfficeLeader', unit: bureau, hasPerson: true },
  { key: 'bureauLeader', login: 'julingdao', name: '冯家乐', role: 'bureauLeader', unit: liuhe, hasPerson: true },
  { key: 'head', login: 'liuhe.suozhang', name: '郭立军', role: 'unitHead', unit: liuhe, hasPerson: true },
  { key: 'leaderInCharge', login: 'liuhe.fusuozhang', name: '孙立新', role: 'leaderInCharge', unit: liuhe, hasPerson: true },
  { key: 'clerk', login: 'liuhe.neiqin', name: '谢春燕', role: 'unitClerk', unit: liuhe, hasPerson: true },
  { key: 'otherClerk', login: 'qingqiao.neiqin', name: '邵美琳', role: 'unitClerk', unit: '青桥派出所', hasPerson: true },
  { key: 'leadOfficer', login: 'zhouqihang', name: '周启航', role: 'leadOfficer', unit: liuhe, hasPerson: true },
  { key: 'auxiliary', login: 'mh10217', name: '宋永康', role: 'auxiliary', unit: liuhe, hasPerson: true },
  { key: 'lineInspector', login: 'zhian.dudao', name: '治安督导', role: 'lineInspector', unit: bureau, hasPerson: false },
  { key: 'union', login: 'gonghui', name: '局工会', role: 'unionRepresentative', unit: bureau, hasPerson: false },
  { key: 'superior', login: 'shiju', name: '市局辅警处', role: 'superior', unit: bureau, hasPerson: false },
]
/** Follow from the roster, need no grant. */
const derived: readonly Role[] = ['auxiliary', 'leadOfficer']

interface Opened {
  readonly founded: Founded
  readonly units: readonly DemoUnit[]
  readonly now: Date
}

async function openAccount(tx: Tx, opening: Opening, hash: string, { founded, units, now }: Opened): Promise<void> {
  const { bureauId } = founded
  const accountId = newId()
  const unit = units.find((u) => u.name === opening.unit)
  const person = opening.hasPerson
    ? await tx
        .selectFrom('people')
        .where('bureauId', '=', bureauId)
        .where('name', '=', opening.name)
        .orderBy('numberSortKey')
        .select('id')
        .executeTakeFirstOrThrow()
    : undefined
  await tx
    .insertInto('accounts')
    .values({
      bureauId,
      accountId,
      login: opening.login,
      name: opening.name,
      personId: person?.id ?? null,
      unitId: unit?.id ?? null,
      unitName: opening.unit,
      unitSortKey: unit?.unitSortKey ?? '',
    })
    .execute()
  await tx.insertInto('secrets').values({ bureauId, accountId, hash, isOneTime: false, expiresAt: null }).execute()
  if (derived.includes(opening.role)) return
  await tx
    .insertInto('grants')
    .values({
      bureauId,
      id: newId(),
      accountId,
      role: opening.role,
      unitId: unit?.id ?? null,
      policeLine: opening.role === 'lineInspector' ? '治安' : null,
      fromOn: '2025-01-01',
      reason: '演示数据',
      proposedBy: founder,
      confirmedBy: founded.administrators[1]?.accountId ?? null,
      confirmedAt: now,
    })
    .execute()
}

const secretFor = (login: string, isKnown: boolean): string => (isKnown ? `Demo-${login}-2026` : newReadableSecret())

/** A superior's account in the tenant above itself. */
export async function openSuperior(
  services: Services,
  founded: Founded,
  said: Pick<DemoAccount, 'key' | 'login' | 'name'>,
  knownSecrets: boolean,
): Promise<DemoAccount> {
  const { pool } = services
  const secret = secretFor(said.login, knownSecrets)
  const hash = await hashSecret(secret)
  const { bureauId, rootUnitId } = founded
  const own = await transact(pool, 'owner', {}, (tx) =>
    tx.selectFrom('units').where('bureauId', '=', bureauId).where('id', '=', rootUnitId).select('name').executeTakeFirstOrThrow(),
  )
  const accountId = newId()
  const place = { unitId: rootUnitId, unitName: own.name, unitSortKey: founded.rootSortKey }
  const grant = { bureauId, id: newId(), accountId, role: 'superior', unitId: rootUnitId, policeLine: null } as const
  await transact(pool, 'owner', {}, async (tx) => {
    await tx
      .insertInto('accounts')
      .values({ bureauId, accountId, login: said.login, name: said.name, personId: null, ...place })
      .execute()
    await tx.insertInto('secrets').values({ bureauId, accountId, hash, isOneTime: false, expiresAt: null }).execute()
    const confirmed = { proposedBy: founder, confirmedBy: accountId, confirmedAt: services.clock() }
    await tx
      .insertInto('grants')
      .values({ ...grant, ...confirmed, fromOn: '2025-01-01', reason: '演示数据' })
      .execute()
  })
  return { ...said, role: 'superior', unit: own.name, secret }
}

/** Opens one account for every role; administrators get a lasting secret instead of their one-time one. Where superiors have tenants of their own, theirs are opened there. */
export async function openDemoAccounts(
  services: Services,
  opened: Opened,
  { knownSecrets, hasSuperiors }: { readonly knownSecrets: boolean; readonly hasSuperiors: boolean },
): Promise<DemoAccount[]> {
  const made: DemoAccount[] = []
  for (const opening of openings.filter((o) => !hasSuperiors || o.role !== 'superior')) {
    const secret = secretFor(opening.login, knownSecrets)
    const hash = await hashSecret(secret)
    await transact(services.pool, 'owner', {}, (tx) => openAccount(tx, opening, hash, opened))
    const { hasPerson: _, ...account } = opening
    made.push({ ...account, secret })
  }
  for (const { role, login, name, accountId } of opened.founded.administrators) {
    const secret = secretFor(login, knownSecrets)
    const hash = await hashSecret(secret)
    await transact(services.pool, 'owner', {}, (tx) =>
      tx.updateTable('secrets').set({ hash, isOneTime: false, expiresAt: null }).where('accountId', '=', accountId).execute(),
    )
    made.push({ key: role, login, name, role, unit: bureau, secret })
  }
  return made
}
