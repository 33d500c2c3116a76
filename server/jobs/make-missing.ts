import { type Choices, choicesOf, type NewOfficer, nameKey, newOfficersOf } from '../../modules/imports/choices.ts'
import { openTyped } from '../../modules/imports/commands/choose.ts'
import { findUnitForImport, type ImportFacts } from '../../modules/imports/queries.ts'
import type { AskGate } from '../../modules/imports/undo-plan.ts'
import { addUnit } from '../../modules/organisation/commands/add-unit.ts'
import { addPeople, type NewPerson } from '../../modules/personnel/public.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { findKnownIndexes, findNamesToMake, isUnitKnown } from './roster-store.ts'

const kinds = [
  [/(派出所|所)$/, 'policeStation'],
  [/(大队|支队|总队)$/, 'division'],
  [/中队$/, 'squad'],
] as const
const kindOf = (name: string) => kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'office'

/** Throws previewStale where somebody has made a unit of that name since the preview. */
async function makeUnit(ctx: CommandContext, found: ImportFacts, name: string, parentId: string): Promise<string> {
  await findUnitForImport(ctx, parentId)
  if (await isUnitKnown(ctx, found.unitSortKey, name))
    throw new DomainError('conflict', 'previewStale', `预览以后已有人新建了“${name}”，一行也没有写入。请重新核对。`)
  const shortName = name.replace(/派出所$/, '所').slice(0, 20)
  const code = `N${newId().replaceAll('-', '').slice(0, 8)}`.toUpperCase()
  const { id } = await addUnit(ctx, {
    body: { parentId, kind: kindOf(name), name: name.slice(0, 60), shortName, code, policeLine: null, openedOn: ctx.today },
  })
  return id
}

/** All that a file can't say of an officer; it is filled in on the person's page. */
const unsaid = {
  kind: 'officer',
  phone: null,
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
} as const

async function makeOfficers(ctx: CommandContext, importId: string, officers: readonly NewOfficer[]): Promise<string[]> {
  if (officers.length === 0) return []
  const people = officers.map(
    ({ idNumberSealed, ...officer }): NewPerson => ({
      ...unsaid,
      ...officer,
      idNumber: openTyped(ctx, importId, idNumberSealed),
      fromOn: ctx.today,
    }),
  )
  return (await addPeople(ctx, people)).ids
}

/** What a commit created before its rows: ids by the key of the name in the file. */
export interface Made {
  readonly made: ReadonlyMap<string, string>
  readonly units: number
  readonly officers: number
}

/** Units and officers that nobody has entered, somebody asked to create, and a row to be written names. */
export async function makeMissing(ctx: CommandContext, found: ImportFacts): Promise<Made> {
  const used = new Set((await findNamesToMake(ctx, found.id)).map(({ kind, text }) => nameKey(kind, text)))
  const choices = choicesOf(found.choices)
  const made = new Map<string, string>()
  for (const [key, choice] of Object.entries(choices.names))
    if ('parentId' in choice && used.has(key))
      made.set(key, await makeUnit(ctx, found, key.slice('unit:'.length), choice.parentId))
  const units = made.size
  const officers = newOfficersOf(choices).filter(([key]) => used.has(key))
  const ids = await makeOfficers(
    ctx,
    found.id,
    officers.map(([, officer]) => officer),
  )
  officers.forEach(([key], index) => {
    made.set(key, ids[index] ?? '')
  })
  return { made, units, officers: officers.length }
}

/** Blind indexes of the officers to be created, by the key of the name. */
export const indexesOfNew = (ctx: QueryContext, importId: string, choices: Choices): Map<string, string> =>
  new Map(
    newOfficersOf(choices).map(([key, { idNumberSealed }]) => [
      key,
      ctx.keys.blind('idNumber', openTyped(ctx, importId, idNumberSealed)).toString('hex'),
    ]),
  )

/** Officers who can't be created: somebody in the bureau has the ID number, or another of them has. */
export async function findTaken(ctx: QueryContext, gate: AskGate, { id, choices }: ImportFacts): Promise<Set<string>> {
  const indexes = indexesOfNew(ctx, id, choicesOf(choices))
  if (indexes.size === 0) return new Set()
  const known = await gate((db) => findKnownIndexes(db, ctx.actor.bureauId, [...indexes.values()]))
  const taken = new Set<string>()
  for (const [key, index] of indexes) {
    if (known.has(index)) taken.add(key)
    known.add(index)
  }
  return taken
}
