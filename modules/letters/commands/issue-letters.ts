import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { fieldsOf, findWordingId, versionInForceOn } from '../../wordings/public.ts'
import { closeLetters, subjectsOf } from '../closing.ts'
import type { issueLetters as endpoint } from '../contract.ts'
import { findLetterTemplate, type LetterFacts, lockLettersOf } from '../filters.ts'
import { canIssue } from '../policy.ts'
import { findPosts } from '../queries.ts'
import { type Person, type Seat, seatParties } from '../seating.ts'
import type { HolderDuty } from '../tables.ts'

interface Input {
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** The list that a duty is given with its letter. */
const listCodes: Record<HolderDuty, string> = {
  unitHead: 'listUnitHead',
  leaderInCharge: 'listLeaderInCharge',
  leadOfficer: 'listLeadOfficer',
}

/** The letter's text in force and the list that goes with it, if one is in force. */
async function findTexts(ctx: CommandContext, holderDuty: HolderDuty) {
  const wordingId = await findWordingId(ctx, 'responsibilityLetter')
  const version = await versionInForceOn(ctx, wordingId, ctx.today)
  if (!version)
    throw new DomainError('conflict', 'noVersionInForce', '责任书范本还没有施行的版本。先在“范本”里批准、施行，再签发。')
  const listId = await findWordingId(ctx, listCodes[holderDuty]).catch(() => undefined)
  return { version, list: listId === undefined ? undefined : await versionInForceOn(ctx, listId, ctx.today) }
}

async function findPeople(ctx: CommandContext, posts: readonly LetterFacts[]): Promise<Map<string, Person>> {
  const ids = posts.flatMap((p) => [p.holderId ?? [], p.issuerId ?? []].flat())
  const people = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('kind', '=', 'officer')
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .select(['id as personId', 'name', sql<string>`coalesce("title", '民警')`.as('title')])
    .execute()
  return new Map(people.map((p) => [p.personId, p]))
}

/** What the text says of the bureau, the chain and the day, whoever signs it. */
async function commonFields(ctx: CommandContext, personId: string): Promise<Record<string, string>> {
  const { 局名 = '', 日期 = '', 责任链 = '' } = (await fieldsOf(ctx, [personId])).get(personId) ?? {}
  return { 局名, 日期, 责任链 }
}

async function insertLetters(ctx: CommandContext, posts: Awaited<ReturnType<typeof findPosts>>, { body }: Input) {
  const { bureauId, accountId, name } = ctx.actor
  const { version, list } = await findTexts(ctx, body.holderDuty)
  const template = await findLetterTemplate(ctx)
  const common = await commonFields(ctx, posts[0]?.holderId ?? '')
  const numbers: string[] = []
  for (const _ of posts) numbers.push(await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '责'))
  const letters = posts.map((post, i) => ({
    bureauId,
    id: newId(),
    serialNumber: numbers[i] ?? '',
    unitId: post.unitId,
    unitSortKey: post.unitSortKey,
    holderDuty: post.holderDuty,
    issuerDuty: post.issuerDuty,
    holderPersonId: post.holderId,
    issuerPersonId: post.issuerId,
    wordingId: version.wordingId,
    versionId: version.id,
    listVersionId: list?.id ?? null,
    chainTemplateId: template.id,
    fields: { ...common, 单位: post.unitName },
    successorMeans: body.successorMeans,
    issuedOn: ctx.today,
    dueOn: body.dueOn,
    issuedBy: accountId,
    issuedByName: name,
    predecessorId: post.id,
  }))
  for (let i = 0; i < letters.length; i += 1000)
    await ctx.tx
      .insertInto('letters')
      .values(letters.slice(i, i + 1000).map((l) => ({ ...l, fields: JSON.stringify(l.fields) })))
      .execute()
  return letters
}

/** 签发责任书 — to every post of a level that is held and has none (and, if asked, in place of those on an older version); both sides are asked to sign. */
export async function issueLetters(ctx: CommandContext, input: Input): Promise<{ ids: string[] }> {
  const { body } = input
  if (!canIssue(ctx.actor, body.holderDuty)) throw forbidden()
  if (body.dueOn !== null && body.dueOn < ctx.today) throw invalid('dueOn', '截止日期不能早于今天。', 'past')
  const { bureauId } = ctx.actor
  await lockLettersOf(ctx.tx, bureauId)
  const posts = await findPosts(ctx, body)
  if (posts.length === 0)
    throw new DomainError('conflict', 'nothingToIssue', '所选范围里，有人任职的岗位都有责任书了，没有要签发的。')
  const people = await findPeople(ctx, posts)
  const replaced = posts.flatMap((p) => (p.id ? [{ id: p.id }] : []))
  if (replaced.length > 0)
    await closeLetters(ctx.tx, bureauId, replaced, { on: ctx.today, reason: '按新版本重新签发。', byName: ctx.actor.name })
  const letters = await insertLetters(ctx, posts, input)
  const seats = letters.flatMap((letter) =>
    (['issuer', 'holder'] as const).flatMap((side): Seat[] => {
      const personId = letter[`${side}PersonId`]
      const person = personId === null ? undefined : people.get(personId)
      const holder = letter.holderPersonId === null ? undefined : people.get(letter.holderPersonId)
      const seat = { letter, side, holder, means: 'signature' as const, fromOn: ctx.today, predecessorId: null }
      return person ? [{ ...seat, person }] : []
    }),
  )
  await seatParties(ctx.tx, bureauId, seats, ctx.today)
  await recordEvent(ctx, { verb: 'letter.issued', subjects: subjectsOf(letters) })
  return { ids: letters.map((l) => l.id) }
}
