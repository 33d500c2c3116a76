import { crc32, deflateSync } from 'node:zlib'
import { expect } from 'vitest'
import type { Browser, TestApp } from './app.ts'
import { fileOfJob, jobDone } from './job-done.ts'
import { jpegOf } from './scan-marker/picture-pdf.ts'

export interface TrayPage {
  readonly id: string
  readonly position: number
  readonly verdict: string
  readonly note: string
  readonly state: string
  readonly version: number
  readonly sheet: { readonly requestId: string; readonly code: string; readonly person: { readonly name: string } } | null
}
interface PaperSignature {
  readonly id: string
  readonly code: string
  readonly means: string
  readonly recordedByName: string
  readonly scanPage: number
}

/** What the stories of paper share: rounds, stacks, uploads, scans; background work runs when it is waited for. */
export function paperDesk(app: TestApp) {
  const rowsOf = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await app.services.pool.query<T>(text, values)).rows
  return {
    openRound: async (browser: Browser, wordingCode: string, unitName?: string): Promise<string> => {
      const [wording] = await rowsOf<{ id: string }>('select "id" from "wordings" where "code" = $1', [wordingCode])
      const units = await rowsOf<{ id: string }>('select "id" from "units" where "name" = $1', [unitName])
      const rest = { postIds: [], auxiliaryKinds: [], joinedSince: null, isOutdatedOnly: false }
      const audience = { people: 'auxiliary', unitIds: units.map((unit) => unit.id), ...rest }
      const days = { isStanding: false, fromOn: '2026-11-23', dueOn: '2026-11-27' }
      const body = { title: `${unitName ?? '全局'}补签`, wordingId: wording?.id, audience, ...days }
      const { status, json } = await browser.send('POST', '/api/signing-rounds', body)
      expect(status).toBe(200)
      return json.id
    },
    /** The first people of a round in roll-call order. */
    peopleOf: async (roundId: string, limit: number): Promise<string[]> =>
      (
        await rowsOf<{ id: string }>(
          `select s."personId" as id from "signingRequests" s join "people" p on p."id" = s."personId" where s."occasionId" = $1 order by s."unitSortKey", p."numberSortKey" limit $2`,
          [roundId, limit],
        )
      ).map((row) => row.id),
    codesOf: async (roundId: string): Promise<string[]> =>
      (await rowsOf<{ code: string }>('select "code" from "signingRequests" where "occasionId" = $1', [roundId])).map(
        (r) => r.code,
      ),
    signaturesOf: (roundId: string) =>
      rowsOf<PaperSignature>(
        `select g."id", s."code", g."means", g."recordedByName", g."scanPage" from "signatures" g join "signingRequests" s on s."id" = g."requestId" where s."occasionId" = $1`,
        [roundId],
      ),
    printed: async (browser: Browser, roundId: string, choice: object = {}): Promise<Uint8Array> => {
      const asked = await browser.send('POST', `/api/signing-rounds/${roundId}/stack`, {
        content: 'blank',
        format: 'pdf',
        unitIds: [],
        personIds: [],
        ...choice,
      })
      expect(asked.status).toBe(200)
      return fileOfJob(app, browser, asked.json.jobId)
    },
    uploaded: async (browser: Browser, name: string, bytes: Uint8Array): Promise<string> => {
      const { json } = await browser.send('POST', '/api/part-uploads', { name, size: bytes.length })
      const size = 8 * 1024 * 1024
      for (let offset = 0; offset < bytes.length; offset += size) {
        const part = bytes.slice(offset, offset + size)
        expect((await browser.send('POST', `/api/part-uploads/${json.id}/parts?offset=${offset}`, part)).status).toBe(200)
      }
      return json.id
    },
    scanned: async (browser: Browser, uploadIds: readonly string[]) => {
      const started = await browser.send('POST', '/api/scans', { uploadIds })
      expect(started.status).toBe(200)
      const job = await jobDone(app, browser, started.json.jobId)
      return { job, scan: (await browser.get(`/api/scans/${started.json.id}`)).json }
    },
    pagesOf: async (browser: Browser, scanId: string): Promise<TrayPage[]> =>
      (await browser.get(`/api/scans/${scanId}/pages?limit=1000`)).json.rows,
    blankPicture: () => jpegOf({ width: 600, height: 840, pixels: new Uint8Array(600 * 840).fill(250) }),
    lockedPdf,
    hugePng,
  }
}

/** A PDF that says it is locked with a password that nobody has. */
function lockedPdf(): Buffer {
  const key = 'a1'.repeat(32)
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >>`,
  ]
  let text = '%PDF-1.4\n'
  const offsets = parts.map((part, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${part}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const id = '<00112233445566778899aabbccddeeff>'
  const end = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [${id} ${id}] >>`
  return Buffer.from(`${text}${end}\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}

/** A picture of a few bytes that says it is 50,000 pixels square. */
function hugePng(): Buffer {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(kind), body])
    const numbers = Buffer.alloc(8)
    numbers.writeUInt32BE(body.length, 0)
    numbers.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(50_000, 0)
  head.writeUInt32BE(50_000, 4)
  head.set([8, 0], 8)
  const body = chunk('IDAT', deflateSync(Buffer.alloc(50_001)))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), body, chunk('IEND', Buffer.alloc(0))])
}
