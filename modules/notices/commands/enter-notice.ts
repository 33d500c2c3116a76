import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { newId } from '../../../platform/ids.ts'
import { type CutClause, cutClauses } from '../cut-clauses.ts'
import { canKeep } from '../policy.ts'
import { findUnits, type NamedUnit } from '../queries.ts'
import type { ClausePartyRow } from '../tables.ts'

type Group = NonNullable<ClausePartyRow['groupName']>
const groupWords: readonly (readonly [said: RegExp, group: Group])[] = [
  [/^各派出所、局直各单位$|^(?:各单位|各部门|局属各单位|各所队)$/, 'stationsAndDirectUnits'],
  [/^各派出所$/, 'stations'],
  [/^局直各?单位$/, 'directUnits'],
  [/^各(?:用人|使用)单位$/, 'usingUnits'],
]

/** Parties as the text names them: a group, a unit of that name, or words alone. */
function partyNamed(said: string, units: readonly NamedUnit[]): Pick<ClausePartyRow, 'groupName' | 'unitId' | 'words'> {
  const groupName = groupWords.find(([form]) => form.test(said))?.[1] ?? null
  if (groupName) return { groupName, unitId: null, words: null }
  const unit = unitNamed(said, units)
  return { groupName: null, unitId: unit?.id ?? null, words: unit ? null : said.slice(0, 40) }
}
/** The auxiliary office stands for the bureau itself. */
const unitNamed = (said: string, units: readonly NamedUnit[]): NamedUnit | undefined =>
  units.find((u) => u.name === said || u.shortName === said || (u.kind === 'bureau' && said === '辅警办'))

/** The annexes a text asks for, as forms. */
function formsIn(clause: CutClause, annexes: readonly { number: number; title: string }[]) {
  const numbers = new Set([...`${clause.heading}${clause.text}`.matchAll(/附件\s*(\d{1,2})/g)].map(([, n]) => Number(n)))
  return annexes
    .filter((a) => numbers.has(a.number))
    .map((a) => ({ kind: 'form' as const, words: `附件${a.number} ${a.title}`.slice(0, 60), annex: a.number }))
}

/** Cuts a text and writes its clauses, parties and days; what stood before is gone. What the notice keeps of it. */
export async function cutInto(ctx: CommandContext, noticeId: string, of: { text: string; year: string }) {
  const { bureauId } = ctx.actor
  const { preamble, clauses, closing, annexes } = cutClauses(of.text, of.year)
  if (clauses.length === 0)
    throw new DomainError('invalid', 'noClause', '文字里没有找到条款的编号（一、　1.　（一）），请补上编号再切分。')
  if (clauses.length > 100) throw new DomainError('invalid', 'tooManyClauses', '切出来超过 100 条，请检查编号。')
  const units = await findUnits(ctx)
  await ctx.tx.deleteFrom('clauses').where('bureauId', '=', bureauId).where('noticeId', '=', noticeId).execute()
  const rows = clauses.map((c, i) => {
    const lead = c.lead === null ? undefined : unitNamed(c.lead, units)
    const cycle = { cycle: c.cycle?.every ?? null, cycleDay: c.cycle?.day ?? null, dueOn: c.dueOn }
    const said = { number: c.number, section: c.section?.slice(0, 60) ?? null, heading: c.heading, text: c.text }
    const leads = { leadUnitId: lead?.id ?? null, leadWords: lead ? null : (c.lead?.slice(0, 40) ?? null) }
    const deliverables = JSON.stringify(formsIn(c, annexes))
    return { bureauId, id: newId(), noticeId, position: i + 1, ...said, ...leads, deliverables, ...cycle }
  })
  await ctx.tx.insertInto('clauses').values(rows).execute()
  const parties = clauses.flatMap((c, i) =>
    (['assisting', 'responsible'] as const).flatMap((part) =>
      c[part].map((said, position) => ({ clauseId: rows[i]?.id ?? '', part, position, ...partyNamed(said, units) })),
    ),
  )
  if (parties.length > 0)
    await ctx.tx
      .insertInto('clauseParties')
      .values(parties.map((p) => ({ bureauId, id: newId(), noticeId, ...p })))
      .onConflict((o) => o.doNothing())
      .execute()
  return { preamble, closing, annexes: JSON.stringify(annexes) }
}

export interface NoticeHead {
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string
}

/** A number is given once, but for a notice that was withdrawn. */
export async function assertFree(ctx: CommandContext, number: string, id?: string): Promise<void> {
  const taken = await ctx.tx
    .selectFrom('notices')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('number', '=', number)
    .where('state', '<>', 'withdrawn')
    .$if(id !== undefined, (b) => b.where('id', '<>', id ?? ''))
    .select('id')
    .executeTakeFirst()
  if (taken)
    throw new DomainError('conflict', 'numberTaken', `文号“${number}”已经录入过，请在通知里找；要重录，先撤回原来的。`, [
      { path: 'number', code: 'numberTaken', message: '这个文号已经录入过。' },
    ])
}

interface Input {
  body: NoticeHead & { text: string }
}

/** 录入通知 — head and text, cut into clauses by its numbering; the file it was read from is kept. */
export async function enterNotice(ctx: CommandContext, { body }: Input, file: Attachment | null): Promise<{ id: string }> {
  if (!canKeep(ctx)) throw forbidden()
  const { number, title, issuer, issuedOn } = body
  await assertFree(ctx, number)
  const { bureauId, name } = ctx.actor
  const id = newId()
  const original = { fileId: file?.id ?? null, fileName: file?.name ?? null, fileDigest: file?.digest ?? null }
  const entered = { enteredByName: name, enteredAt: ctx.now, preamble: '', closing: '', annexes: '[]' }
  await ctx.tx
    .insertInto('notices')
    .values({ bureauId, id, number, title, issuer, issuedOn, ...original, ...entered })
    .execute()
  const cut = await cutInto(ctx, id, { text: body.text, year: issuedOn.slice(0, 4) })
  await ctx.tx.updateTable('notices').set(cut).where('bureauId', '=', bureauId).where('id', '=', id).execute()
  await recordEvent(ctx, {
    verb: 'notice.entered',
    subjects: [{ id, kind: 'notice' }],
    ...(file ? { changes: [{ field: 'fileDigest', after: file.digest }] } : {}),
  })
  return { id }
}
