import { endLending, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { sealedActs } from '../contract.ts'
import { chooseLooker, findLookers, type LookedAt, lookStateOf, recordStampOf, sealPerson, sealPlace } from '../queries.ts'

interface Adverse {
  readonly act: (typeof sealedActs)[number]
  readonly recordId: string
  readonly person: LookedAt
}

/** 提请第二人查看 — before an adverse act takes effect, whether or not anything was ever raised; asked again it changes nothing. */
export async function askSecondLook(ctx: CommandContext, { act, recordId, person }: Adverse): Promise<void> {
  if (await lookStateOf(ctx, act, recordId)) return
  const id = newId()
  const looker = await chooseLooker(ctx, { lookId: id, personId: person.id, able: await findLookers(ctx, person.id) })
  if (!looker)
    throw new DomainError('conflict', 'nobodyToLook', '没有本人管理链条以外的第二人可以查看，请先给辅警办或者政治处开账号。')
  /* The asker holds it while it is written, and not afterwards: what the second person sees is not the asker's. */
  await lendFile(
    ctx,
    id,
    [{ accountId: ctx.actor.accountId, name: ctx.actor.name, role: 'asker' }, looker].map((l) => ({
      to: l.accountId,
      name: l.name,
      capacity: l.role,
    })),
  )
  await ctx.tx
    .insertInto('secondLooks')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      act,
      recordStamp: recordStampOf(ctx, act, recordId),
      personSealed: sealPerson(ctx, id, person),
      askedBySealed: ctx.keys.seal(ctx.actor.name, sealPlace('askedBySealed', id)),
      askedOn: ctx.today,
      answeredBySealed: null,
      answerSealed: null,
      decidedBySealed: null,
      decisionSealed: null,
      answeredOn: null,
      decidedOn: null,
    })
    .execute()
  await recordSealed(ctx, { fileId: id, verb: 'secondLook.asked' })
  await endLending(ctx, id, { to: ctx.actor.accountId, capacity: 'asker' })
}
