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

/** Runs a program of node_modules at its large size (`MINGZE_PROVE=1`); its exit code. */
async function runLarge(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, MINGZE_PROVE: '1' } })
  return new Promise((resolve) => child.once('exit', resolve))
}
/** Test files of a vitest project at their large size. */
const testsOf =
  (project: string) =>
  (...files: string[]) =>
  async (): Promise<Proved> => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--testTimeout=1800000', ...files]
    const code = await runLarge(args)
    return { figures: { files, code }, isKept: code === 0 }
  }
const tests = testsOf('unit')

/** Browser stories, on pages built just now. */
const storiesOf =
  (project: string) =>
  (...files: string[]) =>
  async (): Promise<Proved> => {
    const built = await runLarge(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])
    return built === 0 ? testsOf(project)(...files)() : { figures: { built }, isKept: false }
  }
const stories = storiesOf('e2e')
const long = storiesOf('long')

async function syncs(): Promise<Proved> {
  const figures = await proveSyncs(1000)
  return { figures, isKept: figures.syncs >= figures.writes && figures.careless < figures.writes }
}
async function syncFaults(): Promise<Proved> {
  if (!existsSync('/usr/bin/strace')) return { figures: { absent: 'strace (apt-get install strace)' }, isKept: false }
  const figures = await proveSyncFaults(300)
  const isRefused = figures.duringFaults.length > 0 && figures.duringFaults.every((status) => status === 503)
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
  { row: 'L5', what: 'repeats', run: tests(`${proofs}/repeats.database.test.ts`, `${proofs}/writes.database.test.ts`) },
  { row: 'L6', what: 'no lost update on any versioned endpoint', run: tests(`${proofs}/writes.database.test.ts`) },
  { row: 'L7', what: '887 people sign at once', run: tests(`${proofs}/signing-crowd.database.test.ts`) },
  {
    row: 'L8',
    what: 'all or nothing',
    run: tests(`${proofs}/half-states.database.test.ts`, `${proofs}/transactions.database.test.ts`),
  },
  { row: 'L17', what: 'nothing is deleted for good', run: tests(`${proofs}/stored-data.database.test.ts`) },
  {
    row: 'A1',
    what: 'authorization matrix; A3, A4, A5, A13',
    run: testsOf('alone')('tests/architecture/matrix.database.test.ts'),
  },
  { row: 'A2', what: 'row-level security', run: tests('tests/architecture/row-security.database.test.ts') },
  { row: 'A4', what: 'the same answer in the same time; S3', run: tests(`${proofs}/same-answers.database.test.ts`) },
  { row: 'A6', what: 'planted fields', run: tests(`${proofs}/mass-assignment.database.test.ts`) },
  { row: 'A7', what: 'guesses at ids', run: tests(`${proofs}/guesses.database.test.ts`) },
  { row: 'A8', what: 'rights follow at once', run: tests(`${proofs}/rights-at-once.database.test.ts`) },
  { row: 'A10', what: 'three administrators, two people', run: tests('modules/accounts') },
  { row: 'A13', what: 'units that move', run: tests('server/jobs/move-unit.test.ts') },
  { row: 'S1', what: 'sessions, and S6 step-up', run: tests(`${proofs}/sessions.database.test.ts`) },
  { row: 'S2', what: 'brute force and spray', run: tests('modules/accounts/commands/sign-in.test.ts') },
  { row: 'S4', what: 'passwords', run: tests(`${proofs}/passwords.test.ts`) },
  { row: 'S7', what: 'foreign requests', run: tests(`${proofs}/foreign-requests.database.test.ts`) },
  { row: 'S8', what: 'headers', run: tests(`${proofs}/headers.database.test.ts`) },
  { row: 'S9', what: 'texts that would run, on every page', run: stories('tests/e2e/naughty-strings.story.ts') },
  { row: 'S10', what: 'injection', run: testsOf('alone')(`${proofs}/injection.database.test.ts`) },
  { row: 'S11', what: 'formulas in sheets', run: tests('platform/spreadsheet/write-workbook.test.ts') },
  { row: 'S12', what: 'uploads', run: tests(`${proofs}/uploads.database.test.ts`, 'platform/spreadsheet', 'platform/files') },
  { row: 'S13', what: 'real rosters', run: tests('modules/imports') },
  { row: 'S17', what: 'a dump of the database', run: tests(`${proofs}/stored-data.database.test.ts`) },
  { row: 'T1', what: 'every alteration of the trail', run: trailProofs.alterations },
  { row: 'T1', what: 'a million rows verified', run: trailProofs.speed },
  { row: 'T2', what: 'cut and forged chains', run: trailProofs.cuts },
  { row: 'T3', what: 'what the roles are refused', run: trailProofs.rights },
  {
    row: 'T4',
    what: 'every act and every refusal leaves its event',
    run: tests(`${proofs}/writes.database.test.ts`, `${proofs}/every-act.database.test.ts`),
  },
  { row: 'T5', what: 'the chain under load', run: trailProofs.load },
  { row: 'T7', what: 'signatures and sealed copies altered', run: tests(`${proofs}/signatures.database.test.ts`) },
  { row: 'ROUND', what: '887 people: half on the desk, half on paper', run: stories('tests/e2e/whole-round.story.ts') },
  { row: 'CASES', what: 'every path of hazards, sealed files and concerns, in a browser', run: long('tests/long') },
  { row: 'T8', what: 'nothing personal in logs, nothing goes out; S14, O2', run: tests(`${proofs}/quiet-server.test.ts`) },
  {
    row: 'C1',
    what: 'deadlines and dates in every zone; C2',
    run: tests(`${proofs}/deadlines.database.test.ts`, 'platform/calendar'),
  },
  { row: 'O1', what: 'dependencies, licences, secrets; S16', run: testsOf('architecture')('every-rule', 'packages', 'words') },
  { row: 'O2', what: 'nothing from elsewhere in the pages', run: stories('tests/e2e/bundle.story.ts') },
  { row: 'O3', what: 'a fresh installation', run: tests(`${proofs}/fresh-install.test.ts`) },
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
