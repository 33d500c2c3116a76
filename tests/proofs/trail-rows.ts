import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { digestOf, leafOf } from '../../platform/audit/canonical.ts'
import { type Chainer, type ChainerOptions, startChainer } from '../../platform/audit/chainer.ts'
import { recordEvent } from '../../platform/audit/record-event.ts'
import type { Tx } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'

export interface Heads extends ChainerOptions {
  /** What the chainer logged. */
  readonly logged: string[]
}

/** A place for signed heads of a proof's own. */
export function headsPlace(clock: () => Date = () => new Date()): Heads {
  const folder = mkdtempSync(join(tmpdir(), 'mz-anchor-'))
  const logged: string[] = []
  const log = {
    error: (_: unknown, words?: string) => void logged.push(words ?? ''),
    warn: (_: unknown, words?: string) => void logged.push(words ?? ''),
  }
  return { folder, anchorFile: join(folder, 'heads.jsonl'), clock, log: log as ChainerOptions['log'], logged }
}

export async function withChainer<T>(pool: pg.Pool, place: ChainerOptions, work: (chainer: Chainer) => Promise<T>): Promise<T> {
  const chainer = startChainer(pool, place)
  try {
    return await work(chainer)
  } finally {
    await chainer.stop()
  }
}

export async function someBureau(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select "bureauId" as "id" from "bureaus" limit 1')
  if (rows[0]) return rows[0].id
  const id = randomUUID()
  await pool.query(`insert into "bureaus" ("bureauId", "name", "shortName") values ($1, '明河县公安局', '明河')`, [id])
  return id
}

/** Records one act as the gate does, so that no session is needed. */
export function recordAct(tx: Tx, bureauId: string, verb = 'unit.renamed'): Promise<string> {
  const actor = {
    bureauId,
    accountId: randomUUID(),
    personId: randomUUID(),
    name: '何俊杰',
    role: 'auxiliaryOffice' as const,
    address: '10.9.1.7',
  }
  const unit = { id: randomUUID(), kind: 'unit', unitSortKey: '0001' }
  const changes = [
    { field: 'name', before: '柳河所', after: '柳河派出所' },
    { field: 'mailbox', before: '', after: null },
    { field: 'phone', after: 'v1.k1.AAAA', isSealed: true },
  ]
  return recordEvent({ tx, actor }, { verb, subjects: [unit, { id: randomUUID(), kind: 'person', unitSortKey: null }], changes })
}

export async function recordActs(pool: pg.Pool, count: number): Promise<void> {
  const bureauId = await someBureau(pool)
  for (let i = 0; i < count; i++) await transact(pool, 'owner', {}, (tx) => recordAct(tx, bureauId))
}

/** Many events at once, each with a subject and a change, for measuring. */
export async function fillEvents(pool: pg.Pool, count: number): Promise<void> {
  const bureauId = await someBureau(pool)
  for (let done = 0; done < count; done += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - done) }, () => {
      const [id, subjectId, salt] = [randomUUID(), randomUUID(), randomUUID()]
      const leaf = leafOf(salt, { position: 0, subjectId, field: 'phone', before: null, after: '示例', isSealed: false })
      return { id, subjectId, salt, leaf, digest: digestOf([{ id: subjectId, kind: 'person' }], [leaf]) }
    })
    await pool.query(
      `with n as (select *, clock_timestamp() as at from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) as t(id, subject, salt, leaf, digest)),
        e as (insert into "events" ("bureauId", "id", "at", "accountId", "actorName", "role", "address", "verb", "result", "digest")
          select $1, id, at, id, '谢春燕', 'unitClerk', '10.9.1.7', 'person.changed', 'done', digest from n),
        s as (insert into "eventSubjects" ("bureauId", "eventId", "subjectId", "subjectKind", "unitSortKey", "at") select $1, id, subject, 'person', '0001', at from n)
        insert into "changes" ("bureauId", "eventId", "position", "subjectId", "field", "after", "salt", "leaf", "unitSortKey") select $1, id, 0, subject, 'phone', '示例', salt, leaf, '0001' from n`,
      [
        bureauId,
        rows.map((r) => r.id),
        rows.map((r) => r.subjectId),
        rows.map((r) => r.salt),
        rows.map((r) => r.leaf),
        rows.map((r) => r.digest),
      ],
    )
  }
}
