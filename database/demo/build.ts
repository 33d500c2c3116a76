import { beijingDate } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import type { WeekLine } from '../../platform/week-lines.ts'
import { type Founded, foundBureau, foundingOffice } from '../found-bureau.ts'
import { type DemoAccount, openDemoAccounts } from './accounts.ts'
import { addDemoAuxiliaries } from './auxiliaries.ts'
import { addDemoChains } from './chains.ts'
import { addDemoCollections } from './collections.ts'
import { addDemoConsultations } from './consultations.ts'
import { addDemoDelegation } from './delegations.ts'
import { addDemoFilings } from './filings.ts'
import { addDemoHazards } from './hazards.ts'
import { addDemoIncident } from './incidents.ts'
import { addDemoInspections } from './inspections.ts'
import { addDemoLetters } from './letters.ts'
import { addDemoNotices } from './notices.ts'
import { addDemoOfficers, appointDemoLeaders } from './officers.ts'
import { addDemoOwnForms } from './own-forms.ts'
import { populationOf } from './population.ts'
import { addDemoQuotas, setDemoLines } from './posts.ts'
import { addDemoRounds } from './rounds.ts'
import { addDemoScreening } from './screening.ts'
import { addDemoSuperiors, type DemoSuperiors } from './superiors.ts'
import { addDemoSlips } from './supervision.ts'
import { addDemoUnits } from './units.ts'
import { addDemoWeeklyReports } from './weekly-reports.ts'
import { addDemoWordings } from './wordings.ts'

export interface DemoOptions {
  readonly people: number
  readonly units: number
  readonly seed: number
  /** Test fixtures only: secrets follow from the login. The product's demo makes random ones. */
  readonly knownSecrets?: boolean
  /** What weekly reports are written from; without them there are none. */
  readonly weekLines?: readonly WeekLine[]
  /** What bureaus write and give to superiors; without it the bureau stands alone. */
  readonly superiors?: DemoSuperiors
}

/** Makes the demo bureau by calling the commands, as its auxiliary office would; the same seed makes the same bureau. */
export async function buildDemo(
  services: Services,
  options: DemoOptions,
): Promise<{ founded: Founded; accounts: DemoAccount[] }> {
  const now = services.clock()
  const today = beijingDate(now)
  const { keys } = services
  const founded = await foundBureau(services.pool, { name: '明河县公安局', shortName: '明河', isDemo: true, now, keys })
  const { actor, scope } = foundingOffice(founded)
  const asOffice = <T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> =>
    transact(services.pool, 'mingze_app', settingsOf(actor, scope, keys), (tx) =>
      work({ db: tx, tx, actor, scope, now, today, keys }),
    )
  const population = populationOf(options.seed)
  const units = await asOffice((ctx) => addDemoUnits(ctx, founded.rootUnitId, options.units))
  const officers = await asOffice((ctx) => addDemoOfficers(ctx, units, population))
  await asOffice((ctx) => appointDemoLeaders(ctx, units, officers))
  await addDemoAuxiliaries(asOffice, { units, posts: founded.posts, officers, population, total: options.people, today })
  await asOffice((ctx) => addDemoQuotas(ctx, today))
  await asOffice((ctx) => setDemoLines(ctx))
  await asOffice((ctx) => addDemoChains(ctx))
  const isTold = !options.knownSecrets && options.people <= 5000
  const knownSecrets = options.knownSecrets ?? false
  /* A demo of a few units is for proofs: it stands alone. */
  const superiors = isTold && options.units >= 20 ? options.superiors : undefined
  const opened = { founded, units, now }
  const accounts = await openDemoAccounts(services, opened, { knownSecrets, hasSuperiors: superiors !== undefined })
  await addDemoWordings(services, founded)
  /* Stories open rounds of their own; beyond a few thousand people the demo is for measuring the roster. */
  if (isTold) {
    await addDemoRounds(services, founded)
    await addDemoFilings(services, founded)
    await addDemoLetters(services, founded)
    await addDemoScreening(services, founded)
    await addDemoConsultations(services, founded)
    await addDemoHazards(services, founded)
    /* A demo of a few units is for proofs: nobody looks at its weeks. */
    if (options.units < 20) return { founded, accounts }
    await addDemoNotices(services, founded)
    await addDemoInspections(services, founded)
    await addDemoCollections(services, founded)
    await addDemoOwnForms(services, founded)
    await addDemoIncident(services, founded)
    /* Beyond a few hundred units the demo is for measuring the week itself. */
    if (options.weekLines && options.units <= 200) await addDemoWeeklyReports(services, founded, options.weekLines)
    await addDemoDelegation(services, founded)
    await addDemoSlips(services, founded)
  }
  if (superiors) accounts.push(...(await addDemoSuperiors(services, founded, { ...superiors, knownSecrets })))
  return { founded, accounts }
}
