import { sql } from 'kysely'
import { type CommitOrder, lockForCommit } from '../../modules/imports/commands/ask-commit.ts'
import {
  type CommitTally,
  commitRows,
  finishCommit,
  type ReadyRows,
  readyRows,
} from '../../modules/imports/commands/commit-import.ts'
import { sealedPlace } from '../../modules/imports/commands/preview-import.ts'
import { queueReading } from '../../modules/imports/commands/start-import.ts'
import { inStep } from '../../modules/imports/in-step.ts'
import type { SheetHeader } from '../../modules/imports/preview.ts'
import { findImport, findRowsAfter, type ImportFacts } from '../../modules/imports/queries.ts'
import type { RosterValues } from '../../modules/imports/read-value.ts'
import { closeUnit } from '../../modules/organisation/commands/close-unit.ts'
import { openIdNumber, openPhone, sealPhone, termsOf } from '../../modules/personnel/identity.ts'
import type { CommandContext } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { JobHandler, JobWork } from '../../platform/jobs/runner.ts'
import { type Bench, gateOf, judgeRows, openBench } from './judge-roster.ts'
import { keepHeapLean } from './lean-heap.ts'
import { makeMissing } from './make-missing.ts'
import { findCreated } from './roster-created.ts'

/** What others know how to do for the import's commands: numbers and terms of people, closing a unit, what stands on what. */
export const craft = { sealPhone, termsOf, openIdNumber, openPhone, closeUnit, findCreated }

const rowsAtOnce = 2500
const written = ['added', 'changed', 'elsewhere']

interface Batch extends ReadyRows {
  readonly last: number
}

/** The chosen rows of a preview, judged once more and made ready; read in transactions of their own, so that the writing one need not wait. */
async function* readyBatches(work: JobWork, found: ImportFacts, bench: Bench): AsyncGenerator<Batch> {
  const judging = { bench, gate: gateOf(work.services), sheets: found.headers as SheetHeader[] }
  for (let position = -1; ; ) {
    const batch = await work.inTransaction(async (ctx): Promise<Batch | null> => {
      const stored = await findRowsAfter(ctx, found.id, written, { position, limit: rowsAtOnce })
      const last = stored.at(-1)?.position
      if (last === undefined) return null
      const rows = stored.flatMap((row) => {
        if (!row.isChosen) return []
        const values = JSON.parse(ctx.keys.open(row.valuesSealed, sealedPlace(found.id, row.position))) as RosterValues
        return { sheet: row.sheet, row: row.row, stored: row, values, hasErrors: false }
      })
      const judged = await judgeRows(ctx, judging, rows)
      const rejudged = rows.flatMap((row, index) => (judged[index] ? { ...row, judgement: judged[index] } : []))
      return { last, ...readyRows(ctx, rejudged) }
    })
    if (batch === null) return
    position = batch.last
    yield batch
  }
}

async function commitAll(ctx: CommandContext, work: JobWork, order: CommitOrder): Promise<CommitTally> {
  /* One import of a bureau at a time: what the first one adds, the second one sees. */
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rosterImport ${ctx.actor.bureauId}`}, 1))`.execute(ctx.tx)
  const locked = await lockForCommit(ctx, order)
  const found = await findImport(ctx, order.importId)
  const { made, ...created } = await makeMissing(ctx, found)
  const bench = await openBench(ctx, found, { made })
  const tally: CommitTally = { found: locked, craft, created, personIds: [], proposals: [], added: 0, changed: 0 }
  await inStep(readyBatches(work, found, bench), async (batch) => {
    await commitRows(ctx, tally, batch)
    await work.progress(batch.last + 1, found.counts.rows ?? 0, '正在写入')
  })
  return tally
}

/** Writes a preview in one transaction: everything that was chosen, or nothing. A stale preview is read again for its owner to see. */
export const commitRosterJob: JobHandler = async (work) => {
  const order = work.input as CommitOrder
  keepHeapLean()
  try {
    const { added, changed, proposals } = await work.inTransaction(async (ctx) => {
      const tally = await commitAll(ctx, work, order)
      await finishCommit(ctx, tally)
      return tally
    })
    return { result: { href: `/imports/${order.importId}`, added, changed, proposed: proposals.length } }
  } catch (error) {
    if (error instanceof DomainError && ['previewStale', 'personKnown', 'duplicateNumber'].includes(error.code))
      await work.inTransaction(async (ctx) => {
        const found = await findImport(ctx, order.importId)
        if (found.state === 'preview') await queueReading(ctx, found)
      })
    throw error
  }
}
