import { setTimeout as sleep } from 'node:timers/promises'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { demoAccount, newFolder, startServer } from '../../tests/proofs/server-process.ts'
import { signIn, type Visitor } from '../../tests/proofs/visitor.ts'
import { atMost, type Row } from './figures.ts'
import { buildBureau } from './stage.ts'

/** Seconds from asking for annex 5 of every unit to the file in hand, as the page asks. */
async function printAll(office: Visitor, order: object): Promise<number> {
  const started = performance.now()
  const asked = await office.call('POST', '/api/annex-five/print-jobs', order)
  if (asked.status !== 200) throw new Error(asked.text)
  for (;;) {
    const job = (await office.call('GET', `/api/jobs/${asked.json.jobId}`)).json
    if (job.state === 'failed') throw new Error(String(job.failure))
    if (job.state === 'done')
      return (await office.call('GET', job.resultHref)).text.length > 0 ? (performance.now() - started) / 1000 : Number.NaN
    await sleep(50)
  }
}

/** Annex 5 of a bureau of 40 units and 887 auxiliaries: one file in each format, and single files in one. */
export async function measureAnnexFive(): Promise<Row[]> {
  const folder = newFolder()
  await buildBureau(folder.path, '887', '40')
  const server = await startServer(['serve', '--data', folder.path, '--port', '0'], { LOG_LEVEL: 'warn' })
  try {
    const office = await signIn(server.address, demoAccount(folder.path, 'office'))
    const common = { on: beijingDate(new Date()), unitIds: [], isBlank: false, showsHeadLine: true }
    const rows: Row[] = []
    for (const format of ['pdf', 'docx', 'xlsx'])
      for (const arrangement of ['oneFile', 'zip'])
        rows.push(
          atMost(
            `annex 5 of 40 units, ${format}, ${arrangement}`,
            await printAll(office, { ...common, format, arrangement }),
            5,
            's',
          ),
        )
    return rows
  } finally {
    await server.stop()
    folder.remove()
  }
}
