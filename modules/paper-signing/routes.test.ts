import { afterAll, expect, test } from 'vitest'
import { closeDocuments } from '../../platform/documents/render.ts'
import { startRunner } from '../../platform/jobs/runner.ts'
import { jobHandlers } from '../../server/jobs/handlers.ts'
import { findActing } from '../../server/session.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang } from '../../tests/harness/database.ts'
import { type Fate, markStack } from '../../tests/harness/scan-marker/mark-stack.ts'

const app = useApp()
afterAll(closeDocuments)
const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
  (await app.services.pool.query(text, values)).rows[0] as T
const unitIdOf = async (name: string) => (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
const sealKey = () =>
  app.services.pool.query(`select 1 from "sealKeys" where "retiredAt" is null`).then(({ rows }) => expect(rows).toHaveLength(1))

async function openRound(browser: Browser, code: string, unitName: string): Promise<string> {
  const { id: wordingId } = await one<{ id: string }>('select "id" from "wordings" where "code" = $1', [code])
  const audience = {
    people: 'auxiliary',
    unitIds: [await unitIdOf(unitName)],
    postIds: [],
    auxiliaryKinds: [],
    joinedSince: null,
    isOutdatedOnly: false,
  }
  const body = { title: `${unitName}补签`, wordingId, audience, isStanding: false, fromOn: '2026-11-23', dueOn: '2026-11-27' }
  const { status, json } = await browser.send('POST', '/api/signing-rounds', body)
  expect(status).toBe(200)
  return json.id
}

/** Lets the background work of the product run until a job is over. */
async function jobDone(browser: Browser, id: string) {
  const runner = startRunner(app.services, jobHandlers, (who) => findActing(app.services, who))
  try {
    for (;;) {
      const { json } = await browser.get(`/api/jobs/${id}`)
      if (json.state !== 'queued' && json.state !== 'running') return json
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    await runner.stop()
  }
}

async function printed(browser: Browser, roundId: string, choice = {}): Promise<Uint8Array> {
  const asked = await browser.send('POST', `/api/signing-rounds/${roundId}/stack`, { unitIds: [], personIds: [], ...choice })
  expect(asked.status).toBe(200)
  const job = await jobDone(browser, asked.json.jobId)
  expect([job.state, job.phase]).toEqual(['done', '正在排版'])
  return (await browser.get(job.resultHref)).bytes
}

async function uploaded(browser: Browser, name: string, bytes: Uint8Array, size = 300_000): Promise<string> {
  const { json: upload } = await browser.send('POST', '/api/part-uploads', { name, size: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += size)
    expect(
      (await browser.send('POST', `/api/part-uploads/${upload.id}/parts?offset=${offset}`, bytes.slice(offset, offset + size)))
        .status,
    ).toBe(200)
  return upload.id
}

async function scanned(browser: Browser, uploadIds: readonly string[]) {
  const started = await browser.send('POST', '/api/scans', { uploadIds })
  expect(started.status).toBe(200)
  const job = await jobDone(browser, started.json.jobId)
  const scan = (await browser.get(`/api/scans/${started.json.id}`)).json
  return { job, scan }
}
const pagesOf = async (browser: Browser, scanId: string) =>
  (await browser.get(`/api/scans/${scanId}/pages?limit=1000`)).json.rows as {
    id: string
    position: number
    verdict: string
    note: string
    state: string
    version: number
    sheet: { requestId: string; code: string; person: { name: string } } | null
  }[]

test('柳河一个所：成套印出，人人签名，打乱、倾斜、旋转、弄脏、坏码、重复、夹空白页和别局的页，扫回来；归错的一页也没有', async () => {
  await sealKey()
  const browser = await app.signedIn(clerk)
  const roundId = await openRound(browser, 'onlineConductPledge', '柳河派出所')
  const fates: Record<number, Fate> = { 3: 'damaged', 7: 'twice', 12: 'blank' }
  const pdf = await printed(browser, roundId)
  const marking = { seed: 20261123, dpi: 150, slant: 8, specks: 0.02, fates }
  const { scan: file, truth } = await markStack([{ pdf, marking }])
  const { job, scan } = await scanned(browser, [await uploaded(browser, '收回件.pdf', file)])
  expect([job.state, scan.state, scan.counts.pages]).toEqual(['done', 'ready', truth.length])
  const pages = await pagesOf(browser, scan.id)
  const wrong = pages.filter((p) => p.sheet && p.sheet.code.replace(' ', '') !== truth[p.position - 1]?.code)
  expect(wrong).toEqual([])
  const intact = truth.filter((t) => t.fate === 'signed' || t.fate === 'twice').length
  const read = pages.filter((p) => p.sheet).length
  expect(read / intact).toBeGreaterThanOrEqual(0.995)
  const { counts } = scan
  const recorded = await browser.send('POST', `/api/scans/${scan.id}/recording`, { version: scan.version, pages: counts.matched })
  expect([recorded.status, recorded.json.counts.matched, recorded.json.counts.recorded]).toEqual([200, 0, counts.matched])
  const { rows } = await app.services.pool.query(
    `select r."code", s."means", s."recordedByName", s."scanPage", s."scanDigest" is not null as digested from "signatures" s join "signingRequests" r on r."id" = s."requestId" where r."occasionId" = $1`,
    [roundId],
  )
  for (const row of rows) {
    expect([row.means, row.recordedByName, row.digested]).toEqual(['paper', '谢春燕', true])
    expect(truth[row.scanPage - 1]?.code).toBe(row.code)
  }
}, 240_000)
