import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { hashSecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { DomainError, notFound } from '../../../platform/errors.ts'
import { mediaTypes } from '../../../platform/files/media-types.ts'
import { asActor, type Download } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { newId, newReadableSecret } from '../../../platform/ids.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import type { JobResult, JobWork } from '../../../platform/jobs/runner.ts'
import { accountSlipsPdf } from '../documents.ts'
import { assertNone, issueFault } from '../policy.ts'
import { oneTimeUntil, subjectsOf } from './reset-secret.ts'

/** Kind of the job that makes first secrets and their slips. */
export const issueJob = 'accounts.issue'
const jobInput = z.object({ accountIds: z.array(z.string()), slipsId: z.string() })
const taken = '已取走'
const atOnce = 20

interface Asked {
  body: { accountIds?: string[] | undefined; unitId?: string | undefined }
}

const pending = (ctx: QueryContext) =>
  ctx.db.selectFrom('accounts as a').where('a.bureauId', '=', ctx.actor.bureauId).where('a.state', '=', 'pending')

function pendingAsked(ctx: QueryContext, { accountIds, unitId }: Asked['body']) {
  const below = sql<SqlBool>`exists (select 1 from "units" t where t."bureauId" = a."bureauId" and t."id" = ${unitId ?? null}
    and a."unitSortKey" >= t."unitSortKey" and a."unitSortKey" < t."unitSortKey" || '~')`
  const named = sql<SqlBool>`a."accountId" = any(${accountIds ?? []}::uuid[])`
  return pending(ctx)
    .where(accountIds ? named : below)
    .selectAll('a')
    .execute()
}

/** 成批发放 — queues the making of first secrets for pending accounts; asked for by others. */
export async function queueIssue(ctx: CommandContext, { body }: Asked): Promise<{ id: string }> {
  const accounts = await pendingAsked(ctx, body)
  if (accounts.length === 0) throw new DomainError('conflict', 'nothingPending', '选的范围里没有待发放口令的账号。')
  for (const account of accounts) assertNone(issueFault(ctx.actor, account))
  const accountIds = accounts.map((a) => a.accountId)
  const title = `发放口令 ${accounts.length} 个`
  const id = await queueJob(ctx, { kind: issueJob, title, input: { accountIds, slipsId: newId() }, total: accounts.length })
  await recordEvent(ctx, {
    verb: 'account.issueQueued',
    subjects: accounts.map((a) => ({ id: a.accountId, kind: 'account', unitSortKey: a.unitSortKey || null })),
  })
  return { id }
}

type Account = Awaited<ReturnType<typeof pendingAsked>>[number]
interface Slip extends Account {
  readonly password: string
  readonly hash: string
}

/** Secrets and their hashes, a few at a time, outside any transaction. */
async function makeSlips(work: JobWork, accounts: readonly Account[]): Promise<Slip[]> {
  const slips: Slip[] = []
  for (let from = 0; from < accounts.length; from += atOnce) {
    const some = accounts.slice(from, from + atOnce).map(async (account) => {
      const password = newReadableSecret()
      return { ...account, password, hash: await hashSecret(password) }
    })
    slips.push(...(await Promise.all(some)))
    await work.progress(slips.length, accounts.length, '生成口令')
  }
  return slips
}

async function printSlips(work: JobWork, slips: readonly Slip[]): Promise<Uint8Array> {
  const until = beijingDate(oneTimeUntil(work.services.clock()))
  const bureau = await work.inTransaction((ctx) =>
    ctx.db.selectFrom('bureaus').where('bureauId', '=', ctx.actor.bureauId).select(['name', 'isDemo']).executeTakeFirstOrThrow(),
  )
  const units = Map.groupBy(slips, (s) => s.unitName || bureau.name)
  return accountSlipsPdf({
    bureauName: bureau.name,
    isDemo: bureau.isDemo,
    advice: `${until} 前登录有效，只能用一次，登录后须马上改成自己的口令。`,
    units: [...units].map(([unitName, own]) => ({
      unitName,
      slips: own.map(({ name, login, password }) => ({ name, login, password })),
    })),
  })
}

/** Opens all accounts with their hashes in one transaction, or none: a job that dies half-way leaves no secret that nobody holds. */
async function keepSlips(ctx: CommandContext, slips: readonly Slip[]): Promise<void> {
  const ids = slips.map((s) => s.accountId)
  const opened = await ctx.tx
    .updateTable('accounts')
    .set((e) => ({ state: 'open', version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('state', '=', 'pending')
    .where(sql<SqlBool>`"accountId" = any(${ids}::uuid[])`)
    .returning('accountId')
    .execute()
  if (opened.length !== ids.length)
    throw new DomainError('conflict', 'accountsChanged', '有账号在制作期间被改动，这一批没有发放，请重新办理。')
  await sql`insert into "secrets" ("bureauId", "accountId", "hash", "isOneTime", "expiresAt", "changedAt")
    select ${ctx.actor.bureauId}, s.*, true, ${oneTimeUntil(ctx.now)}::timestamptz, ${ctx.now}::timestamptz
    from unnest(${ids}::uuid[], ${slips.map((s) => s.hash)}::text[]) as s
    on conflict ("bureauId", "accountId") do update set "hash" = excluded."hash", "isOneTime" = true, "expiresAt" = excluded."expiresAt", "changedAt" = excluded."changedAt"`.execute(
    ctx.tx,
  )
  await recordEvent(ctx, { verb: 'account.issued', subjects: slips.flatMap(subjectsOf) })
}

/** The job: secrets, slips by unit as one PDF (encrypted at rest until it is taken), then all accounts at once. */
export async function runIssue(work: JobWork): Promise<JobResult> {
  const { accountIds, slipsId } = jobInput.parse(work.input)
  const accounts = await work.inTransaction((ctx) =>
    pending(ctx)
      .where(sql<SqlBool>`a."accountId" = any(${accountIds}::uuid[])`)
      .orderBy('a.unitSortKey')
      .orderBy('a.login')
      .selectAll('a')
      .execute(),
  )
  if (accounts.length === 0) throw new DomainError('conflict', 'nothingPending', '这些账号都已发放过口令。')
  const slips = await makeSlips(work, accounts)
  await work.progress(slips.length, slips.length, '排开户条')
  await work.services.files.put(slipsId, await printSlips(work, slips))
  try {
    await work.inTransaction((ctx) => keepSlips(ctx, slips))
  } catch (error) {
    await work.services.files.remove(slipsId)
    throw error
  }
  return { result: { count: slips.length } }
}

/** 取开户条 — hands the slips over once and destroys them. */
export async function takeSlips(services: Services, session: Session, id: string): Promise<Download> {
  const slipsId = await asActor(services, session, async (ctx) => {
    const own = ctx.tx.updateTable('jobs').set({ phase: taken }).where('bureauId', '=', ctx.actor.bureauId)
    const mine = own
      .where('accountId', '=', ctx.actor.accountId)
      .where('id', '=', id)
      .where('kind', '=', issueJob)
      .where('state', '=', 'done')
    const job = await mine.where('phase', '<>', taken).returning('input').executeTakeFirst()
    if (!job) throw notFound()
    await recordEvent(ctx, { verb: 'account.slipsTaken', subjects: [{ id, kind: 'job' }] })
    return jobInput.parse(job.input).slipsId
  })
  const bytes = await services.files.get(slipsId)
  await services.files.remove(slipsId)
  return { bytes, fileName: `开户条${beijingDate(services.clock())}.pdf`, mediaType: mediaTypes.pdf }
}
