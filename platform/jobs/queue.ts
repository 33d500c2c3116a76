import { sql } from 'kysely'
import type pg from 'pg'
import type { CommandContext, Tx } from '../context.ts'
import { transact } from '../database/transact.ts'
import type { Role } from '../http/contract.ts'
import { newId } from '../ids.ts'

export interface JobRequest {
  readonly kind: string
  /** What the person who waits reads. */
  readonly title: string
  readonly input: object
  readonly total?: number
}

/** Queues long work in the transaction of the act that asks for it; it runs later under the asker's rights of that moment. */
export async function queueJob(ctx: CommandContext, job: JobRequest): Promise<string> {
  const id = newId()
  const { bureauId, accountId, role, onBehalfOf } = ctx.actor
  await ctx.tx
    .insertInto('jobs')
    .values({
      bureauId,
      id,
      accountId,
      role,
      delegationId: onBehalfOf?.delegationId ?? null,
      kind: job.kind,
      title: job.title,
      input: JSON.stringify(job.input),
      total: job.total ?? 0,
    })
    .execute()
  return id
}

export interface TakenJob {
  readonly bureauId: string
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly delegationId: string | null
  readonly kind: string
  readonly title: string
  readonly input: unknown
}

/** Takes the oldest waiting job, once among all processes; a job whose process died (no heartbeat for 30 s) is taken again. */
export async function takeJob(pool: pg.Pool): Promise<TakenJob | undefined> {
  const taken = await asGate(pool, (tx) =>
    sql<TakenJob>`
    update "jobs" set "state" = 'running', "startedAt" = coalesce("startedAt", now()), "heartbeatAt" = now() where ("bureauId", "id") in (
      select "bureauId", "id" from "jobs" where "state" = 'queued' or ("state" = 'running' and "heartbeatAt" < now() - interval '30 seconds')
      order by "createdAt" limit 1 for update skip locked)
    returning "bureauId", "id", "accountId", "role", "delegationId", "kind", "title", "input"`.execute(tx),
  )
  return taken.rows[0]
}

/** Writes progress and heartbeat; true when somebody asked to cancel. */
export async function noteProgress(
  pool: pg.Pool,
  id: string,
  at: { done?: number; total?: number; phase?: string },
): Promise<boolean> {
  const row = await asGate(pool, (tx) =>
    tx
      .updateTable('jobs')
      .set({ ...at, heartbeatAt: sql`now()` })
      .where('id', '=', id)
      .returning('isCancelRequested')
      .executeTakeFirst(),
  )
  return row?.isCancelRequested ?? true
}

export async function endJob(
  pool: pg.Pool,
  id: string,
  end: { state: 'done' | 'failed' | 'cancelled'; failure?: string; result?: unknown; fileId?: string },
): Promise<void> {
  await asGate(pool, (tx) =>
    tx
      .updateTable('jobs')
      .set({
        state: end.state,
        failure: end.failure ?? null,
        result: end.result === undefined ? null : JSON.stringify(end.result),
        fileId: end.fileId ?? null,
        endedAt: sql`now()`,
      })
      .where('id', '=', id)
      .execute(),
  )
}

const asGate = <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> => transact(pool, 'mingze_gate', {}, work)
