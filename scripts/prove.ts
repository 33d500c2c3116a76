import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { proveDatabaseKills, proveServerKills } from '../tests/proofs/kills.ts'
import { proveSyncFaults } from '../tests/proofs/sync-faults.ts'
import { proveSyncs } from '../tests/proofs/syncs.ts'
import { trailProofs } from './prove/trail-proofs.ts'

/** A large proof: its figures, and whether they keep the promise. */
interface Proved {
  readonly figures: object
  readonly isKept: boolean
}
interface Row {
  readonly row: string
  readonly what: string
  run(): Promise<Proved>
}

const root = fileURLToPath(new URL('..', import.meta.url))

async function kills(prove: typeof proveServerKills, isSeparate: boolean, within: number): Promise<Proved> {
  const figures = await prove({ kills: 10, writes: 10_000, writers: 8, random: Math.random }, isSeparate)
  const isKept =
    figures.lost.length + figures.doubled.length + figures.wrong.length === 0 && Math.max(...figures.back) <= within * 1000
  return { figures, isKept }
}

/** Test files at their large size (`MINGZE_PROVE=1`). */
const tests =
  (...files: string[]) =>
  async (): Promise<Proved> => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--testTimeout=1800000', ...files]
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, MINGZE_PROVE: '1' } })
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
    return { figures: { files, code }, isKept: code === 0 }
  }

async function syncs(): Promise<Proved> {
  const figures = await proveSyncs(1000)
  return { figures, isKept: figures.syncs >= figures.writes && figures.careless < figures.writes }
}
async function syncFaults(): Promise<Proved> {
  if (!existsSync('/usr/bin/strace')) return { figures: { absent: 'strace (apt-get install strace)' }, isKept: false }
  const figures = await proveSyncFaults(300)
  const isRefused = figures.duringFaults.every((status) => status === 503)
  return { figures, isKept: figures.calls >= figures.writes && isRefused && figures.versionsGained === 1 }
}

const proofs = 'tests/proofs'
const rows: readonly Row[] = [
  { row: 'L1', what: 'kill -9 of the server, embedded database', run: () => kills(proveServerKills, false, 10) },
  { row: 'L1', what: 'kill -9 of the server, separate PostgreSQL 15', run: () => kills(proveServerKills, true, 10) },
  { row: 'L2', what: 'kill -9 of the embedded postmaster', run: () => kills(proveDatabaseKills, false, 15) },
  { row: 'L2', what: 'kill -9 of a separate PostgreSQL 15', run: () => kills(proveDatabaseKills, true, 15) },
  { row: 'L3', what: 'syncs for each acknowledged write', run: syncs },
  { row: 'L3', what: 'syncs by strace, and a disk whose syncs fail', run: syncFaults },
  { row: 'L4', what: 'one data folder, one server; S16 keys', run: tests(`${proofs}/data-folder.test.ts`) },
  { row: 'L5', what: 'repeats', run: tests(`${proofs}/repeats.database.test.ts`) },
  { row: 'L6', what: 'no lost update on any versioned endpoint', run: tests(`${proofs}/lost-updates.database.test.ts`) },
  {
    row: 'L8',
    what: 'all or nothing',
    run: tests(`${proofs}/half-states.database.test.ts`, `${proofs}/transactions.database.test.ts`),
  },
  { row: 'A1', what: 'authorization matrix', run: tests('tests/architecture/matrix.database.test.ts') },
  { row: 'A2', what: 'row-level security', run: tests('tests/architecture/row-security.database.test.ts') },
  { row: 'A7', what: 'guesses at ids', run: tests(`${proofs}/guesses.database.test.ts`) },
  { row: 'S7', what: 'foreign requests', run: tests(`${proofs}/foreign-requests.database.test.ts`) },
  { row: 'S8', what: 'headers', run: tests(`${proofs}/headers.database.test.ts`) },
  { row: 'S10', what: 'injection', run: tests(`${proofs}/injection.database.test.ts`) },
  { row: 'T1', what: 'every alteration of the trail', run: trailProofs.alterations },
  { row: 'T1', what: 'a million rows verified', run: trailProofs.speed },
  { row: 'T2', what: 'cut and forged chains', run: trailProofs.cuts },
  { row: 'T3', what: 'what the roles are refused', run: trailProofs.rights },
  { row: 'T5', what: 'the chain under load', run: trailProofs.load },
  { row: 'T8', what: 'nothing personal in logs, nothing goes out', run: tests(`${proofs}/quiet-server.test.ts`) },
]

/** `npm run prove [-- ROW …]`: the promises of reliability at their full size, with figures. */
async function prove(): Promise<boolean> {
  const wanted = process.argv.slice(2).map((r) => r.toUpperCase())
  const chosen = rows.filter((r) => wanted.length === 0 || wanted.includes(r.row))
  if (chosen.length === 0) throw new Error(`no such row; there are ${[...new Set(rows.map((r) => r.row))].join(', ')}`)
  let isAllKept = true
  for (const { row, what, run } of chosen) {
    const started = performance.now()
    const { figures, isKept } = await run().catch(
      (error: Error): Proved => ({ figures: { error: error.message }, isKept: false }),
    )
    isAllKept &&= isKept
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stdout.write(`${row} ${what}: ${isKept ? 'kept' : 'BROKEN'} (${seconds} s) ${JSON.stringify(figures)}\n`)
  }
  return isAllKept
}

prove().then(
  (isKept) => process.exit(isKept ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  },
)
