import { setTimeout as sleep } from 'node:timers/promises'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { readConfig } from '../../platform/config.ts'
import { openInstallation } from '../../server/installation.ts'
import { demoAccount, newFolder, startServer } from '../../tests/proofs/server-process.ts'
import { signIn, type Visitor } from '../../tests/proofs/visitor.ts'
import { atMost, type Row, spreadOf, timed } from './figures.ts'
import { fillLedger } from './hazard-rows.ts'
import { buildBureau } from './stage.ts'

const seen = async (visitor: Visitor, path: string): Promise<void> => {
  const answer = await visitor.call('GET', path)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text.slice(0, 300)}`)
}

/** Seconds from asking for annex 1 of the units to the file in hand, as the page asks. */
async function printLists(office: Visitor, order: object): Promise<number> {
  const started = performance.now()
  const asked = await office.call('POST', '/api/annex-one/print-jobs', order)
  if (asked.status !== 200) throw new Error(asked.text)
  for (;;) {
    const job = (await office.call('GET', `/api/jobs/${asked.json.jobId}`)).json
    if (job.state === 'failed') throw new Error(String(job.failure))
    if (job.state === 'done')
      return (await office.call('GET', job.resultHref)).text.length > 0 ? (performance.now() - started) / 1000 : Number.NaN
    await sleep(50)
  }
}

/** Pictures of the whole ledger and annex 1 of forty units, in a bureau of many units and hazards. */
export async function measureLedgerPictures(units: number, hazards: number): Promise<Row[]> {
  const folder = newFolder()
  try {
    await buildBureau(folder.path, String(units), String(units))
    return await measureIn(folder.path, hazards)
  } finally {
    folder.remove()
  }
}

/** The same in a bureau that is built already; its ledger is filled first. */
async function measureIn(path: string, hazards: number): Promise<Row[]> {
  const { services, close } = await openInstallation(readConfig({ MINGZE_DATA: path, LOG_LEVEL: 'silent' }), false)
  await fillLedger(services, hazards)
  const { rows: some } = await services.pool.query<{ id: string }>(
    `select "id" from "units" where "kind" = 'policeStation' order by "unitSortKey" limit 40`,
  )
  await close()
  const server = await startServer(['serve', '--data', path, '--port', '0'], { LOG_LEVEL: 'warn' })
  try {
    const office = await signIn(server.address, demoAccount(path, 'office'))
    const rows: Row[] = []
    for (const picture of ['heat-map', 'burn-down', 'aging', 'causes', 'units']) {
      const times: number[] = []
      for (let i = 0; i < 9; i++) times.push(await timed(() => seen(office, `/api/hazard-pictures/${picture}`)))
      rows.push(atMost(`picture ${picture} of ${hazards} hazards, p50`, spreadOf(times).p50, 300, 'ms'))
    }
    const on = beijingDate(new Date())
    const order = { from: on, to: on, unitIds: some.map((u) => u.id), sheet: 'list', isBlank: false, showsHeadLine: true }
    for (const format of ['pdf', 'docx', 'xlsx'])
      for (const arrangement of ['oneFile', 'zip'])
        rows.push(
          atMost(
            `annex 1 of ${some.length} units, ${format}, ${arrangement}`,
            await printLists(office, { ...order, format, arrangement }),
            5,
            's',
          ),
        )
    return rows
  } finally {
    await server.stop()
  }
}
