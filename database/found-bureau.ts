import type pg from 'pg'
import { defaultChainTemplates } from '../modules/responsibility/tables.ts'
import { hashSecret } from '../platform/access/passwords.ts'
import { recordEvent } from '../platform/audit/record-event.ts'
import { beijingDate } from '../platform/calendar/dates.ts'
import { stateHolidays } from '../platform/calendar/state-holidays.ts'
import { type CommandContext, mintScope, type Tx } from '../platform/context.ts'
import { transact } from '../platform/database/transact.ts'
import type { Role } from '../platform/http/contract.ts'
import { newId, newReadableSecret } from '../platform/ids.ts'
import type { Keys } from '../platform/keys.ts'
import { newSealKey } from '../platform/signing/seal-key.ts'
import { childKey, subtreeRange } from '../platform/sort-key.ts'
import { foundCatalogue } from './found-catalogue.ts'
import { foundWordings } from './found-wordings.ts'

/** Stands for the founding itself where an act needs an author and nobody exists yet. */
export const founder = '00000000-0000-4000-8000-000000000000'
const administrators: readonly [Role, string, string][] = [
  ['systemAdministrator', 'xitong', '系统管理员'],
  ['securityAdministrator', 'anquan', '安全管理员'],
  ['auditAdministrator', 'shenji', '审计管理员'],
]
export interface Founding {
  readonly name: string
  readonly shortName: string
  readonly isDemo: boolean
  /** 县、市、省; a county bureau where nothing is said. */
  readonly level?: 'county' | 'city' | 'province'
  /** Where several tenants share a database: logins are one namespace, so theirs end with this: xitong.qingyuan. */
  readonly loginEnd?: string
  /** Nobody signs in there: a neighbour in the demo that has nothing but its figures. */
  readonly hasNoAdministrators?: boolean
  readonly now: Date
  /** Seal the private half of the bureau's first sealing key. */
  readonly keys: Keys
}
export interface Founded {
  readonly bureauId: string
  readonly rootUnitId: string
  readonly rootSortKey: string
  /** The example posts, in the order of the catalogue. */
  readonly posts: readonly { id: string; name: string; category: 'duty' | 'civilian' }[]
  /** The three administrators with their one-time secrets, valid seven days; shown once, stored nowhere. */
  readonly administrators: readonly { role: Role; login: string; name: string; accountId: string; secret: string }[]
}

type Administrator = Founded['administrators'][number] & { readonly bureauId: string; readonly hash: string }

async function openAdministrator(
  tx: Tx,
  { bureauId, accountId, login, name, role, hash }: Administrator,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + 7 * 86_400_000)
  const confirmed = { proposedBy: founder, confirmedBy: accountId, confirmedAt: now }
  await tx.insertInto('accounts').values({ bureauId, accountId, login, name }).execute()
  await tx.insertInto('secrets').values({ bureauId, accountId, hash, isOneTime: true, expiresAt }).execute()
  const grant = { bureauId, id: newId(), accountId, role, fromOn: beijingDate(now), reason: '建立本局时设置' }
  await tx
    .insertInto('grants')
    .values({ ...grant, ...confirmed })
    .execute()
}

/** Loads the calendar of the year, where the product brings it; a year it does not know is left for the bureau to mark. */
async function loadCalendar(tx: Tx, bureauId: string, now: Date): Promise<void> {
  const year = Number(beijingDate(now).slice(0, 4))
  const days = stateHolidays(year)
  if (!days) return
  await tx
    .insertInto('calendarYears')
    .values({ bureauId, year, source: 'stateCouncil', loadedBy: founder, loadedByName: '建局', loadedAt: now })
    .execute()
  await tx
    .insertInto('calendarDays')
    .values(days.map((day) => ({ bureauId, ...day })))
    .execute()
}

type Place = Pick<Founded, 'bureauId' | 'rootUnitId' | 'rootSortKey'>

/** The auxiliary office of a bureau in which nobody holds that role yet: who acts, and on what. */
export function foundingOffice({ bureauId, rootUnitId, rootSortKey }: Place): Pick<CommandContext, 'actor' | 'scope'> {
  const person = { accountId: founder, personId: null, name: '建局', sessionId: null, address: 'local' }
  const range = subtreeRange(rootSortKey)
  return {
    actor: { ...person, bureauId, unitId: rootUnitId, role: 'auxiliaryOffice' },
    scope: mintScope({ kind: 'subtree', ranges: [range], personIds: [], policeLine: null }),
  }
}

/** Founds a bureau: the tenant, its root unit, the year's calendar, both chain templates, the example catalogue with the red lines, a sealing key, and three administrators that exclude one another. */
export async function foundBureau(pool: pg.Pool, founding: Founding): Promise<Founded> {
  const bureauId = newId()
  const rootUnitId = newId()
  const people = await Promise.all(
    (founding.hasNoAdministrators ? [] : administrators).map(async ([role, word, name]) => {
      const secret = newReadableSecret()
      const login = `${word}${founding.loginEnd ?? ''}`
      return { bureauId, role, login, name, secret, accountId: newId(), hash: await hashSecret(secret) }
    }),
  )
  const unitSortKey = childKey('', 1)
  const place = { bureauId, rootUnitId, rootSortKey: unitSortKey }
  const posts = await transact(pool, 'owner', {}, async (tx) => {
    const { name, shortName, isDemo, level = 'county' } = founding
    await tx.insertInto('bureaus').values({ bureauId, name, shortName, isDemo, level }).execute()
    await tx
      .insertInto('units')
      .values({
        bureauId,
        id: rootUnitId,
        parentId: null,
        kind: 'bureau',
        name,
        shortName,
        code: '0',
        position: 1,
        unitSortKey,
        openedOn: null,
      })
      .execute()
    await tx
      .insertInto('unitNames')
      .values({ bureauId, unitId: rootUnitId, unitSortKey, name, shortName, fromOn: '1949-10-01', toOn: null })
      .execute()
    for (const person of people) await openAdministrator(tx, person, founding.now)
    await loadCalendar(tx, bureauId, founding.now)
    const templates = defaultChainTemplates.map((t) => ({
      bureauId,
      id: newId(),
      name: t.name,
      basis: t.basis,
      position: t.position,
      levels: JSON.stringify(t.levels),
    }))
    await tx.insertInto('chainTemplates').values(templates).execute()
    await foundWordings(tx, { bureauId, accountId: founder, now: founding.now })
    await tx
      .insertInto('sealKeys')
      .values({ bureauId, ...newSealKey(founding.keys), madeAt: founding.now })
      .execute()
    const actor = { bureauId, accountId: '', personId: null, name: '建局', role: null, address: 'local' }
    await recordEvent(
      { tx, actor },
      { verb: 'bureau.founded', subjects: people.map((p) => ({ id: p.accountId, kind: 'account' })) },
    )
    const { now, keys } = founding
    return foundCatalogue({ db: tx, tx, ...foundingOffice(place), now, today: beijingDate(now), keys })
  })
  return { ...place, posts, administrators: people.map(({ hash: _, bureauId: __, ...p }) => p) }
}
