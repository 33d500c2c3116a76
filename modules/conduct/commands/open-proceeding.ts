import { lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { formatDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { newId, newReadableSecret } from '../../../platform/ids.ts'
import { findPerson } from '../../personnel/public.ts'
import type { openProceeding as endpoint } from '../contract.ts'
import { mayEverBe } from '../policy.ts'
import { findAccounts, marksOf, sealSubject } from '../queries.ts'
import { letters } from '../rails.ts'
import type { ProceedingRow } from '../tables.ts'
import { ownMark, writeEntry } from './take-file.ts'

/** Without letters and digits that look alike. */
const drawn = (length: number): string => newReadableSecret().replaceAll('-', '').slice(0, length)

export interface Opening {
  readonly kind: ProceedingRow['kind']
  readonly personId: string
  /** The leader's account to whom alone the report goes. */
  readonly leaderId: string
  readonly lines: readonly (readonly [label: string, words: string])[]
}

/** 密封报告 — a proceeding begins, seen by who reports and the one leader chosen; notFound for a person out of the caller's reach. */
export async function openSealed(ctx: CommandContext, { kind, personId, leaderId, lines }: Opening): Promise<{ id: string }> {
  const person = await findPerson(ctx, personId)
  const leader = (await findAccounts(ctx)).find((a) => a.accountId === leaderId)
  if (!leader || !mayEverBe(leader, 'authorisedLeader'))
    throw invalid('leaderId', '请选一位有权受理的领导：政治处领导或者局领导。', 'notLeader')
  if (leader.personId === person.id || person.id === ctx.actor.personId || marksOf(ctx, leader).includes(ownMark(ctx)))
    throw invalid('leaderId', '报告人、受理领导、被核查的人不能是同一个人，请另选。', 'notApart')
  const id = newId()
  const subject = { id: person.id, name: person.name, number: person.number, unitName: person.unitName ?? '' }
  await lendFile(ctx, id, [
    { to: ctx.actor.accountId, name: ctx.actor.name, capacity: 'reporter' },
    { to: leader.accountId, name: leader.name, capacity: 'authorisedLeader' },
  ])
  const row = { bureauId: ctx.actor.bureauId, id, kind, subjectSealed: sealSubject(ctx, id, subject), createdAt: ctx.now }
  await insertNumbered(ctx, { ...row, state: 'reported' })
  await writeEntry(ctx, { kind: 'sealedReport', lines }, { proceedingId: id, position: 1 })
  await recordSealed(ctx, { fileId: id, verb: 'proceeding.reported' })
  return { id }
}

/** A number drawn at random: a running one would tell whoever holds it how many there are. */
async function insertNumbered(
  ctx: CommandContext,
  row: Pick<ProceedingRow, 'bureauId' | 'id' | 'kind' | 'state' | 'subjectSealed' | 'createdAt'>,
): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    const number = `${letters[row.kind]}${ctx.today.slice(0, 4)}-${drawn(4 + turn)}`
    const { numInsertedOrUpdatedRows } = await ctx.tx
      .insertInto('proceedings')
      .values({ ...row, number })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n) return
  }
  throw new DomainError('unavailable', 'numberTaken', '编号没有排出来，请再试一次。')
}

/** A conduct case, as it is reported on its page. */
export const reportConduct = (ctx: CommandContext, { body }: InputOf<typeof endpoint>): Promise<{ id: string }> =>
  openSealed(ctx, {
    kind: 'conduct',
    personId: body.personId,
    leaderId: body.leaderId,
    lines: [
      ['时间', formatDate(body.happenedOn)],
      ['地点', body.place],
      ['事由', body.matter],
    ],
  })
