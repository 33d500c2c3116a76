import type { CommandContext } from '../context.ts'
import { DomainError } from '../errors.ts'
import { asActor } from '../http/mount.ts'
import { framesOf } from '../http/problem.ts'
import type { Services, Session } from '../http/service.ts'
import { newId } from '../ids.ts'
import { sha256 } from '../keys.ts'
import { endJob, noteProgress, type TakenJob, takeJob } from './queue.ts'

export class Cancelled extends Error {}

/** What a job's work is given: its input, a way into the database under the asker's rights, progress, and a place for its file. */
export interface JobWork {
  readonly services: Services
  readonly input: unknown
  readonly session: Session
  /** Runs a step in a transaction as the asker. */
  inTransaction<T>(work: (ctx: CommandContext) => Promise<T>): Promise<T>
  /** Tells progress; throws Cancelled when the asker gave up. */
  progress(done: number, total: number, phase: string): Promise<void>
  /** Keeps bytes as the job's result file. */
  keepFile(bytes: Uint8Array, name: string, mediaType: string): Promise<string>
}
export interface JobResult {
  readonly result?: unknown
  readonly fileId?: string
}
export type JobHandler = (work: JobWork) => Promise<JobResult>
export type FindActing = (who: Pick<TakenJob, 'bureauId' | 'accountId' | 'role' | 'delegationId'>) => Promise<Session | undefined>

function workOf(services: Services, job: TakenJob, session: Session): JobWork {
  const inTransaction = <T>(work: (ctx: CommandContext) => Promise<T>): Promise<T> => asActor(services, session, work)
  return {
    services,
    input: job.input,
    session,
    inTransaction,
    progress: async (done, total, phase) => {
      if (await noteProgress(services.pool, job.id, { done, total, phase })) throw new Cancelled()
    },
    keepFile: async (bytes, name, mediaType) => {
      const id = newId()
      await services.files.put(id, bytes)
      await inTransaction((ctx) =>
        ctx.tx
          .insertInto('files')
          .values({
            bureauId: ctx.actor.bureauId,
            id,
            accountId: ctx.actor.accountId,
            name,
            mediaType,
            size: bytes.length,
            digest: sha256(bytes),
          })
          .execute(),
      )
      return id
    },
  }
}

async function runJob(
  services: Services,
  job: TakenJob,
  handlers: Record<string, JobHandler>,
  findActing: FindActing,
): Promise<void> {
  const beat = setInterval(() => void noteProgress(services.pool, job.id, {}).catch(() => undefined), 5000)
  try {
    const session = await findActing(job)
    const handler = handlers[job.kind]
    if (!session) throw new DomainError('forbidden', 'roleLost', '您现在已没有办这件事的身份，任务没有做。')
    if (!handler) throw new DomainError('conflict', 'unknownJob', '系统版本已变，不认识这个任务。')
    await endJob(services.pool, job.id, { state: 'done', ...(await handler(workOf(services, job, session))) })
  } catch (error) {
    if (error instanceof Cancelled) return await endJob(services.pool, job.id, { state: 'cancelled' })
    if (!(error instanceof DomainError))
      services.log.error({ job: job.kind, err: { name: (error as Error).name, stack: framesOf(error) } }, 'job failed')
    const failure = error instanceof DomainError ? error.message : '系统出了错，任务没有做完，什么都没有写入。'
    await endJob(services.pool, job.id, { state: 'failed', failure })
  } finally {
    clearInterval(beat)
  }
}

/** Takes jobs one after another until stopped; a database that is away is waited for. */
export function startRunner(
  services: Services,
  handlers: Record<string, JobHandler>,
  findActing: FindActing,
): { stop(): Promise<void> } {
  let isStopping = false
  const loop = (async () => {
    while (!isStopping) {
      const job = await takeJob(services.pool).catch(() => undefined)
      if (job) await runJob(services, job, handlers, findActing).catch(() => undefined)
      else await new Promise((resolve) => setTimeout(resolve, 300))
    }
  })()
  return {
    stop: async () => {
      isStopping = true
      await loop
    },
  }
}
