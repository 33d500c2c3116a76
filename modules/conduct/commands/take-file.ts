import type { Selectable } from 'kysely'
import { holdersOf, recordSealed } from '../../../platform/access/sealed-files.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import { newId } from '../../../platform/ids.ts'
import { holdsFor, isFrom, last } from '../policy.ts'
import { dueAfter, type EntryContent, type EntryFacts, findFile, type HeldFile, lockFile, sealEntry } from '../queries.ts'
import { type EntryKindName, isSetAsideAt, stepOf } from '../rails.ts'
import type { ProceedingRow } from '../tables.ts'
import { type ActName, acts, type ProceedingState } from '../workflow.ts'

/** 打开 — a file is read; that it was, by whom and when stands in it. */
export async function openFile(ctx: CommandContext, { params }: { params: { id: string } }): Promise<HeldFile> {
  const file = await findFile(ctx, params.id)
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.opened' })
  return file
}

export interface Taking {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}
const wrongState = (name: ActName) => new DomainError('conflict', 'wrongState', acts[name].otherwise)

/** The file for an act: lent to the caller, in a capacity that may, as it was seen, not waiting, at a step from which it is done. */
export async function take(ctx: CommandContext, { params, body }: Taking, name: ActName): Promise<HeldFile> {
  const file = await lockFile(ctx, params.id)
  if (!holdsFor(file, name)) throw forbidden('您在这件核查里的身份不能办这件事。')
  assertVersion(file.row, body.version)
  if (!isFrom(name, file.row.state)) throw wrongState(name)
  const isWaiting = file.row.waitingSince !== null
  if (isWaiting && name !== 'resume') throw new DomainError('conflict', 'waiting', '已移送，内部办理等待；恢复以后再办。')
  if (!isWaiting && name === 'resume') throw wrongState(name)
  return file
}

/** Not ready: what is missing, in words. */
export const notReady = (missing: readonly string[]): DomainError =>
  new DomainError('conflict', 'notReady', `还不能办这一步：${missing.join('；')}。`)

export interface NewEntry {
  readonly kind: EntryKindName
  readonly lines: EntryContent['lines']
  readonly facts?: EntryFacts
  readonly points?: readonly string[]
  readonly ofId?: string | null
  readonly attachment?: Attachment | null
}
interface At {
  readonly proceedingId: string
  readonly position: number
}

/** Writes one entry, frozen from now on; its id. */
export async function writeEntry(
  ctx: Pick<CommandContext, 'tx' | 'keys' | 'now'> & { readonly actor: { bureauId: string; name: string } },
  { kind, lines, facts = {}, points, ofId = null, attachment = null }: NewEntry,
  { proceedingId, position }: At,
): Promise<string> {
  const id = newId()
  const file = attachment && {
    name: attachment.name,
    mediaType: attachment.mediaType,
    size: attachment.size,
    digest: attachment.digest,
  }
  const content = { byName: ctx.actor.name, lines, facts, ...(points ? { points } : {}), ...(file ? { file } : {}) }
  const contentSealed = sealEntry(ctx, id, content)
  const { bureauId } = ctx.actor
  await ctx.tx
    .insertInto('proceedingEntries')
    .values({
      ...{ bureauId, id, proceedingId, kind, position, contentSealed, ofId },
      fileId: attachment?.id ?? null,
      at: ctx.now,
      setAsideAt: null,
    })
    .execute()
  return id
}
/** An entry of the file behind those it has. */
export const enter = (ctx: CommandContext, file: HeldFile, entry: NewEntry): Promise<string> =>
  writeEntry(ctx, entry, { proceedingId: file.row.id, position: file.entries.length + 1 })

type Moved = Partial<
  Pick<
    Selectable<ProceedingRow>,
    | 'state'
    | 'waitingSince'
    | 'retainUntil'
    | 'isKeptLonger'
    | 'remedy'
    | 'remedyDueOn'
    | 'admittedOn'
    | 'servedOn'
    | 'influenceUntil'
    | 'endedOn'
  >
>
/** The day of the step that begins: its own window, or the day by which a decision is due. */
async function dueOfStep(ctx: CommandContext, file: HeldFile, state: ProceedingState): Promise<string | null> {
  const receipt = last(file, 'noticeReceipt')
  if (state === 'hearing') return dueAfter(ctx, 'statement', receipt ? beijingDate(receipt.at) : ctx.today)
  if (state === 'vetting') return dueAfter(ctx, 'vetting', ctx.today)
  if (state === 'ending') return dueAfter(ctx, 'union', ctx.today)
  return stepOf(state) < 9 && stepOf(state) > 1 ? dueAfter(ctx, 'decision', file.row.admittedOn ?? ctx.today) : null
}

/** Moves the file on, or only to its next version; the state and version that were seen are asked for again. */
export async function move(ctx: CommandContext, file: HeldFile, moved: Moved = {}): Promise<{ id: string }> {
  const { id, state, version } = file.row
  const due = moved.state ? { dueOn: await dueOfStep(ctx, file, moved.state) } : {}
  const isNewWindow = moved.state !== undefined || moved.remedyDueOn !== undefined
  const { numUpdatedRows } = await ctx.tx
    .updateTable('proceedings')
    .set({ ...moved, ...due, ...(isNewWindow ? { remindedFor: null } : {}), version: version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  return { id }
}

/** Entries that a file going back to a step leaves behind: kept, no longer counted. */
export async function setAside(ctx: CommandContext, file: HeldFile, step: number): Promise<void> {
  const left = file.entries.filter((e) => !e.isSetAside && isSetAsideAt(e.kind, step)).map((e) => e.id)
  if (left.length === 0) return
  await ctx.tx
    .updateTable('proceedingEntries')
    .set({ setAsideAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('proceedingId', '=', file.row.id)
    .where('id', 'in', left)
    .execute()
}

/** The caller's own mark by account. */
export const ownMark = (ctx: QueryContext): string => holdersOf(ctx)[0] ?? ''
