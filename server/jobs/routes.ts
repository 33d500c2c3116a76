import { recordEvent } from '../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import * as contract from '../../platform/jobs/contract.ts'

const mine = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('jobs')
    .leftJoin('files', (join) => join.onRef('files.bureauId', '=', 'jobs.bureauId').onRef('files.id', '=', 'jobs.fileId'))
    .where('jobs.bureauId', '=', ctx.actor.bureauId)
    .where('jobs.accountId', '=', ctx.actor.accountId)
    .selectAll('jobs')
    .select('files.name as resultName')
type Row = Awaited<ReturnType<ReturnType<typeof mine>['executeTakeFirstOrThrow']>>

function estimate(row: Row, now: Date): number | null {
  if (row.state !== 'running' || !row.startedAt || row.done === 0) return null
  return Math.ceil((((now.getTime() - row.startedAt.getTime()) / row.done) * (row.total - row.done)) / 1000)
}

const hrefIn = (result: unknown): string | null => (result as { href?: string } | null)?.href ?? null

function present(ctx: QueryContext, row: Row): contract.JobView {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: row.done,
    total: row.total,
    phase: row.failure ?? row.phase,
    result: row.result,
    resultName: row.resultName,
    resultHref: row.fileId === null ? hrefIn(row.result) : `/api/jobs/${row.id}/file`,
    estimateSeconds: estimate(row, ctx.now),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

async function find(ctx: QueryContext, id: string): Promise<Row> {
  const row = await mine(ctx).where('jobs.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The result stops waiting in the in-box. */
async function noteTaken(ctx: CommandContext, id: string): Promise<void> {
  await ctx.tx
    .updateTable('jobs')
    .set({ openedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', ctx.actor.accountId)
    .where('id', '=', id)
    .execute()
}

/** The own jobs: progress, cancel, result. */
export function mountJobs(mount: Mount): void {
  read(mount, contract.listJobs, async (ctx) => ({
    rows: (await mine(ctx).orderBy('jobs.createdAt', 'desc').limit(50).execute()).map((r) => present(ctx, r)),
  }))
  read(mount, contract.readJob, async (ctx, { params }) => present(ctx, await find(ctx, params.id)))
  write(
    mount,
    contract.cancelJob,
    async (ctx, { params }) => {
      const row = await find(ctx, params.id)
      await ctx.tx
        .updateTable('jobs')
        .set({ isCancelRequested: true, ...(row.state === 'queued' ? { state: 'cancelled', endedAt: ctx.now } : {}) })
        .where('bureauId', '=', ctx.actor.bureauId)
        .where('id', '=', row.id)
        .where('state', 'in', ['queued', 'running'])
        .execute()
      await recordEvent(ctx, { verb: 'job.cancelRequested', subjects: [{ id: row.id, kind: 'job' }] })
      return { id: row.id }
    },
    async (ctx, { id = '' }) => present(ctx, await find(ctx, id)),
  )
  act(mount, contract.readJobFile, async (session, { params }) => {
    const file = await asActor(mount.services, session, async (ctx) => {
      const { fileId, openedAt } = await find(ctx, params.id)
      if (fileId && !openedAt) await noteTaken(ctx, params.id)
      return fileId
        ? ctx.db
            .selectFrom('files')
            .where('bureauId', '=', ctx.actor.bureauId)
            .where('id', '=', fileId)
            .selectAll()
            .executeTakeFirst()
        : undefined
    })
    if (!file) throw notFound()
    return { bytes: await mount.services.files.get(file.id), fileName: file.name, mediaType: file.mediaType }
  })
}
