import { type Selectable, sql } from 'kysely'
import { endLent, findEveryLending, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { asSystem } from '../../../platform/access/system-context.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import type { Keys } from '../../../platform/keys.ts'
import { isApart, mayEverBe } from '../policy.ts'
import { type Candidate, findAccounts, marksOf, openSubject } from '../queries.ts'
import { ends, handlers } from '../rails.ts'
import type { ProceedingRow } from '../tables.ts'
import { capacityLabels } from '../words.ts'
import type { Capacity } from '../workflow.ts'
import { writeEntry } from './take-file.ts'

/** Parts in which somebody acts, and may be missed; the reporter and the person have nothing to hand on. */
const parts: readonly Capacity[] = [...handlers, 'unionist']

type Row = Selectable<ProceedingRow> & { readonly entries: number; readonly isUnionAsked: boolean }
async function findOpen(ctx: CommandContext): Promise<Row[]> {
  const entry = (kind: string) =>
    sql`exists (select 1 from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id" and e."kind" = ${kind} and e."setAsideAt" is null)`
  const { rows } = await sql<Row>`
    select p.*, (select count(*)::int from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id") as "entries",
      p."state" = 'ending' and ${entry('unionLetter')} and not ${entry('unionOpinion')} as "isUnionAsked"
    from "proceedings" p where p."bureauId" = ${ctx.actor.bureauId} and (p."state" <> all(${[...ends]}::text[]) or p."retainUntil" <= ${ctx.today}::date) order by p."id" for update of p`.execute(
    ctx.tx,
  )
  return rows
}

type Lent = Awaited<ReturnType<typeof findEveryLending>>
interface Looking {
  readonly row: Row
  readonly lendings: Lent
  readonly accounts: readonly Candidate[]
}
const isOpen = (l: Lent[number]): boolean => l.endedAt === null
/** Who holds a part and can no longer act in it: the account is closed, the person left, or the role that the part asks for is gone. */
const goneOf = (ctx: CommandContext, { lendings, accounts }: Looking): Lent =>
  lendings.filter((l) => {
    const capacity = l.capacity as Capacity
    const mayStill = (a: Candidate) => mayEverBe(a, capacity) && marksOf(ctx, a).includes(l.holder)
    return isOpen(l) && parts.includes(capacity) && !accounts.some(mayStill)
  })

/** Who takes a part over that nobody in the file may give: a leader, or somebody of the union; never who had another part. Drawn, so that being chosen tells nothing. */
function drawn(
  ctx: CommandContext,
  { row, lendings, accounts }: Looking,
  capacity: 'authorisedLeader' | 'unionist',
): Candidate | undefined {
  const subject = openSubject(ctx, row)
  const able = accounts.filter((candidate) => {
    const marks = marksOf(ctx, candidate)
    const hadPart = lendings.some((l) => marks.includes(l.holder) && l.capacity !== 'decider')
    return mayEverBe(candidate, capacity) && !hadPart && isApart({ lendings, subject }, { candidate, marks, capacity })
  })
  const turnOf = (a: Candidate): string =>
    `${a.roles.includes('politicalOfficeLeader') ? 0 : 1}${ctx.keys.stamp('proceedingHandler', `${row.id} ${a.accountId}`)}`
  return able.toSorted((a, b) => (turnOf(a) < turnOf(b) ? -1 : 1))[0]
}

const why = '账号已停用、本人已离岗，或者不再有办理这件事的身份'
async function handOn(ctx: CommandContext, looking: Looking): Promise<void> {
  const { row, lendings } = looking
  const gone = goneOf(ctx, looking)
  const isMissed = (capacity: Capacity) => !lendings.some((l) => l.capacity === capacity && isOpen(l) && !gone.includes(l))
  const missed = (['authorisedLeader', 'unionist'] as const).filter(
    (c) => isMissed(c) && (c === 'authorisedLeader' || row.isUnionAsked),
  )
  const successors = missed.flatMap((capacity) => {
    const found = drawn(ctx, looking, capacity)
    return found ? [{ to: found.accountId, name: found.name, capacity }] : []
  })
  if (gone.length + successors.length === 0) return
  for (const { holder, capacity } of gone) await endLent(ctx, row.id, { holder, capacity })
  await lendFile(ctx, row.id, successors)
  const words = (l: { name: string; capacity: string }) => `${capacityLabels[l.capacity as Capacity]} ${l.name}`
  await writeEntry(
    ctx,
    {
      kind: 'handlerLeft',
      lines: [
        ...(gone.length > 0 ? [['离开的经办人', gone.map(words).join('、')] as const, ['原因', why] as const] : []),
        ['接手', successors.length > 0 ? successors.map(words).join('、') : '由受理领导另行指定'],
      ],
    },
    { proceedingId: row.id, position: row.entries + 1 },
  )
  await ctx.tx
    .updateTable('proceedings')
    .set({ version: row.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', row.id)
    .execute()
  await recordSealed(ctx, { fileId: row.id, verb: 'proceeding.handlerLeft' })
}

/** 经办人离开 — a file whose handler can no longer act goes back to the leader who names another; the leader's own part, and the union's, are drawn anew. Nobody outside learns of it. Runs as the owner; done again it changes nothing. */
export async function settleHandlers(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<void> {
  const ctx = await asSystem(tx, bureauId, today, keys)
  const accounts = await findAccounts(ctx)
  for (const row of await findOpen(ctx)) await handOn(ctx, { row, accounts, lendings: await findEveryLending(ctx, row.id) })
}
