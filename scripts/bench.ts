import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureAnnexFive } from './bench/annex-five.ts'
import { measureCpu } from './bench/cpu.ts'
import { atMost, printTable, type Row, told } from './bench/figures.ts'
import { measureImport } from './bench/import.ts'
import { measureLedger } from './bench/ledger.ts'
import { measureLedgerPictures } from './bench/ledger-pictures.ts'
import { measurePaper } from './bench/paper.ts'
import { measureRequests } from './bench/requests.ts'
import { firstLoadBytes } from './bench/script-size.ts'
import { buildBureau, openStage } from './bench/stage.ts'
import { measureSuperiors } from './bench/superiors.ts'
import { measureWeekly } from './bench/weekly.ts'

/** `npm run bench [-- --data DIR --people N --units N --rounds N --hazards N --events N]`: the speed figures of one run, in one table; exit code 1 when a limit is broken. */
async function bench(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '/tmp/mingze-bench' },
      people: { type: 'string', default: '100000' },
      units: { type: 'string', default: '4000' },
      rounds: { type: 'string', default: '200' },
      hazards: { type: 'string', default: '1000000' },
      events: { type: 'string', default: '2000000' },
    },
  })
  const rows: Row[] = []
  const size = firstLoadBytes(fileURLToPath(new URL('../dist', import.meta.url)))
  rows.push(
    size === undefined
      ? told('first load, script, gzip', 'absent: run npm start once')
      : atMost('first load, script, gzip', size / 1000, 250, 'kB'),
  )
  if (!existsSync(`${values.data}/demo-accounts.json`)) {
    const seconds = await buildBureau(values.data, values.people, values.units)
    rows.push(told(`demo of ${values.people} people, ${values.units} units`, `${seconds.toFixed(0)} s`))
  }
  const stage = await openStage(values.data)
  try {
    rows.push(atMost('second start to first answer', stage.startMilliseconds, 3000, 'ms'))
    rows.push(atMost('idle memory of our process', stage.idleMemory, 250, 'MB'))
    rows.push(...(await measureRequests(stage, Number(values.rounds))))
    rows.push(...(await measureCpu(stage, Number(values.rounds))))
    rows.push(...(await measureLedger(stage, Number(values.hazards), Number(values.rounds))))
  } finally {
    await stage.close()
  }
  rows.push(...(await measureAnnexFive()))
  rows.push(...(await measureLedgerPictures(Number(values.units), Number(values.hazards))))
  rows.push(...(await measureWeekly(Number(values.units), Number(values.events))))
  rows.push(...(await measureSuperiors(20, 20_000, Number(values.rounds))))
  rows.push(...(await measureImport(Number(values.people))))
  rows.push(...(await measurePaper()))
  return printTable(rows)
}

bench().then(
  (isKept) => process.exit(isKept ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  },
)
