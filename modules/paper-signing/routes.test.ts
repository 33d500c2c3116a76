import { Transformer } from '@napi-rs/image'
import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { closeDocuments } from '../../platform/documents/render.ts'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang } from '../../tests/harness/database.ts'
import { paperDesk } from '../../tests/harness/paper-desk.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { type Fate, markStack } from '../../tests/harness/scan-marker/mark-stack.ts'
import { requestAddress, setPins, signingKit } from '../../tests/harness/signing.ts'

const app = useApp()
afterAll(closeDocuments)
const desk = paperDesk(app)
const bytesOf = (text: string) => Buffer.from(text, 'latin1')

test('柳河一个所：成套印出，签名（一人没签、一人只划了一笔、一人只写了日期），打乱、倾斜、旋转、弄脏、坏码、重复、夹空白页和别的单位的页，扫回来；归错的一页也没有，没签的不在批里', async () => {
  const browser = await app.signedIn(clerk)
  const roundId = await desk.openRound(browser, 'confidentialityPledge', '柳河派出所')
  const people = await desk.peopleOf(roundId, 12)
  const pdf = await desk.printed(browser, roundId, { personIds: people })
  const elsewhere = await app.signedIn(office)
  const otherRound = await desk.openRound(elsewhere, 'confidentialityPledge', '青桥派出所')
  const foreign = await desk.printed(elsewhere, otherRound, { personIds: await desk.peopleOf(otherRound, 2) })
  const fates: Record<number, Fate> = { 1: 'damaged', 3: 'twice', 5: 'blank', 7: 'unsigned', 8: 'touched', 9: 'dated' }
  const marking = { seed: 20261123, dpi: 150, slant: 9, specks: 0.02 }
  const { scan: file, truth } = await markStack([
    { pdf, marking: { ...marking, fates } },
    { pdf: foreign, marking: { ...marking, fates: {} } },
  ])
  const { job, scan } = await desk.scanned(browser, [await desk.uploaded(browser, '收回件.pdf', file)])
  expect([job.state, scan.state, scan.counts.pages]).toEqual(['done', 'ready', truth.length])
  const pages = await desk.pagesOf(browser, scan.id)
  const own = new Set(await desk.codesOf(roundId))
  const truthOf = (position: number) => truth[position - 1]
  const shown = pages.filter((p) => p.sheet !== null)
  expect(shown.filter((p) => p.sheet?.code.replace(' ', '') !== truthOf(p.position)?.code)).toEqual([])
  const intact = truth.filter((t) => own.has(t.code) && t.fate !== 'damaged' && t.fate !== 'blank')
  expect(shown.length / intact.length).toBeGreaterThanOrEqual(0.995)
  const verdictOf = (fate: Fate) => pages.filter((p) => truthOf(p.position)?.fate === fate).map((p) => p.verdict)
  expect(verdictOf('blank')).toEqual(['blank'])
  expect(verdictOf('damaged')).toEqual(['unreadable'])
  expect(verdictOf('twice')).toContain('duplicate')
  expect([verdictOf('unsigned'), verdictOf('touched'), verdictOf('dated')]).toEqual([['unsigned'], ['unclear'], ['unclear']])
  expect([scan.counts.unsigned, scan.counts.unclear]).toEqual([1, 2])
  const signed = pages.filter((p) => own.has(truthOf(p.position)?.code ?? '') && truthOf(p.position)?.fate === 'signed')
  expect(new Set(signed.map((p) => p.verdict))).toEqual(new Set(['matched']))
  const outside = pages.filter((p) => truthOf(p.position)?.code && !own.has(truthOf(p.position)?.code ?? ''))
  expect(outside.length).toBeGreaterThanOrEqual(2)
  expect(new Set(outside.map((p) => p.verdict))).toEqual(new Set(['foreign']))

  const { matched } = scan.counts
  const address = `/api/scans/${scan.id}/recording`
  expect((await browser.send('POST', address, { version: scan.version, pages: matched - 1 })).json.code).toBe('stale')
  const recorded = await browser.send('POST', address, { version: scan.version, pages: matched })
  expect([recorded.status, recorded.json.counts.matched, recorded.json.counts.recorded]).toEqual([200, 0, matched])
  const signatures = await desk.signaturesOf(roundId)
  expect(signatures.length).toBeGreaterThan(0)
  for (const row of signatures) {
    expect([row.means, row.recordedByName, truthOf(row.scanPage)?.code]).toEqual(['paper', '谢春燕', row.code])
    expect((await browser.get(`/api/verification?signature=${row.id}`)).json.faults).toEqual([])
  }

  const unsigned = pages.find((p) => p.verdict === 'unsigned')
  expect(signatures.map((row) => row.code)).not.toContain(truthOf(unsigned?.position ?? 0)?.code)
  const unseen = { version: unsigned?.version, requestId: unsigned?.sheet?.requestId }
  const refused = await browser.send('POST', `/api/scan-pages/${unsigned?.id}/filing`, unseen)
  expect([refused.status, refused.json.errors[0].path]).toEqual([422, 'isSigned'])
  const looked = { ...unseen, isSigned: true }
  expect((await browser.send('POST', `/api/scan-pages/${unsigned?.id}/filing`, looked)).json.state).toBe('recorded')
  expect((await browser.get(`/api/scans/${scan.id}`)).json.counts).toMatchObject({ unsigned: 0, unclear: 2 })

  const damaged = pages.find((p) => p.verdict === 'unreadable')
  const guesses = await browser.send('POST', `/api/scan-pages/${damaged?.id}/guesses`, { words: '' })
  const code = truthOf(damaged?.position ?? 0)?.code ?? ''
  const found = await browser.send('POST', `/api/scan-pages/${damaged?.id}/guesses`, { words: code.slice(0, 4) })
  expect(guesses.json.rows.map((g: { why: string }) => g.why).join()).toContain('点名顺序')
  expect(found.json.rows).toHaveLength(1)
  const { requestId } = found.json.rows[0]
  const filing = { version: damaged?.version, requestId, isSigned: true }
  const filed = await browser.send('POST', `/api/scan-pages/${damaged?.id}/filing`, filing)
  expect([filed.status, filed.json.state, filed.json.sheet.code.replace(' ', '')]).toEqual([200, 'recorded', code])
  expect((await browser.send('POST', `/api/scan-pages/${damaged?.id}/filing`, filing)).json.code).toBe('pageSettled')
  const twice = pages.find((p) => p.verdict === 'duplicate')
  const again = { version: twice?.version, requestId: twice?.sheet?.requestId, isSigned: true }
  expect((await browser.send('POST', `/api/scan-pages/${twice?.id}/filing`, again)).json.code).toBe('alreadySigned')
  const left = await browser.send('POST', `/api/scan-pages/${twice?.id}/leaving-out`, {
    version: twice?.version,
    reason: '同一人扫了两次',
  })
  expect([left.status, left.json.state]).toEqual([200, 'leftOut'])
  const mine = await browser.get(`/api/signatures/${signatures[0]?.id}/scan`)
  expect([mine.status, Buffer.from(mine.bytes.slice(0, 3)).toString('hex')]).toEqual([200, 'ffd8ff'])
  const strangers = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await strangers.get(`/api/signatures/${signatures[0]?.id}/scan`)).status).toBe(404)
  expect((await strangers.get(`/api/scans/${scan.id}`)).status).toBe(404)
  expect((await strangers.get(`/api/scan-pages/${twice?.id}/picture`)).status).toBe(404)
}, 240_000)

test('已签的一套：签名处有本人笔迹，没签的不在里面；空白的、已签的都能存成文档', async () => {
  await setPins(app.services)
  const browser = await app.signedIn(clerk)
  const roundId = await desk.openRound(browser, 'confidentialityPledge', '柳河派出所')
  const early = await browser.send('POST', `/api/signing-rounds/${roundId}/stack`, {
    content: 'signed',
    format: 'pdf',
    unitIds: [],
    personIds: [],
  })
  expect([early.status, early.json.detail]).toEqual([422, '选的范围里还没有人签。'])
  const song = await app.signedIn(songYongkang)
  const { json } = await song.get('/api/me/signing-requests?state=waiting')
  const { id } = json.rows.find((r: { title: string }) => r.title.includes('保密承诺书'))
  expect((await song.send('POST', requestAddress(id, '/signature'), await signingKit(app).readyToSign(song, id))).status).toBe(
    200,
  )
  const { rows } = await app.services.pool.query<{ round: string }>(
    'select "occasionId" as round from "signingRequests" where "id" = $1',
    [id],
  )
  const pages = readPdfText(await desk.printed(browser, rows[0]?.round ?? '', { content: 'signed' })).map((p) => p.text)
  const text = pages.join('').replaceAll(/\s/g, '')
  expect([text.includes('宋永康'), text.includes('2026年11月23日'), text.includes('　　年　　月'), pages.length <= 2]).toEqual([
    true,
    true,
    false,
    true,
  ])
  const xmlOf = async (choice: object) =>
    Buffer.from(
      unzipSync(await desk.printed(browser, rows[0]?.round ?? '', { format: 'docx', ...choice }))['word/document.xml'] ?? [],
    ).toString()
  const signed = await xmlOf({ content: 'signed' })
  expect([signed.includes('宋永康'), signed.includes('<pic:pic')]).toEqual([true, true])
  const blank = await xmlOf({ personIds: (await desk.peopleOf(rows[0]?.round ?? '', 3)).slice(1) })
  expect([blank.match(/<w:sectPr/g)?.length, blank.includes('<pic:pic')]).toEqual([2, false])
})

test('上传断了，从服务器收到的地方接着传；传错位置的一段不收；别人接不上', async () => {
  const browser = await app.signedIn(clerk)
  const whole = bytesOf('%PDF-1.4 '.padEnd(1000, 'x'))
  const { json: upload } = await browser.send('POST', '/api/part-uploads', { name: '断过.pdf', size: whole.length })
  const address = `/api/part-uploads/${upload.id}`
  const part = (from: number, to: number) => browser.send('POST', `${address}/parts?offset=${from}`, whole.subarray(from, to))
  expect((await part(0, 400)).json.received).toBe(400)
  const wrong = await part(0, 400)
  expect([wrong.status, wrong.json.code, wrong.json.detail]).toEqual([
    409,
    'otherOffset',
    '这个文件已收到第 400 字节，请从那里接着传。',
  ])
  expect((await browser.get(address)).json).toMatchObject({ received: 400, isComplete: false })
  const early = await browser.send('POST', '/api/scans', { uploadIds: [upload.id] })
  expect([early.status, early.json.detail]).toEqual([409, '“断过.pdf”还没有传完。'])
  const other = await app.signedIn(office)
  expect((await other.get(address)).status).toBe(404)
  expect((await part(400, 1000)).json).toMatchObject({ received: 1000, isComplete: true })
  const huge = await browser.send('POST', '/api/part-uploads', { name: '大.pdf', size: 700 * 1024 * 1024 })
  expect([huge.status, huge.json.code]).toEqual([413, 'fileTooLarge'])
})

test('打不开的文件说清楚为什么，同一次里别的文件照读；全都打不开就说没有读成', async () => {
  const browser = await app.signedIn(clerk)
  const jpeg = await desk.blankPicture()
  const tiff = await new Transformer(jpeg).tiff()
  const names: readonly [string, Uint8Array][] = [
    ['坏.pdf', bytesOf('%PDF-1.4\n垃圾')],
    ['锁.pdf', desk.lockedPdf()],
    ['表.xlsx', bytesOf('PK\x03\x04')],
    ['大图.png', desk.hugePng()],
  ]
  const ids: string[] = []
  for (const [name, bytes] of names) ids.push(await desk.uploaded(browser, name, bytes))
  const failed = await desk.scanned(browser, ids)
  expect([failed.job.state, failed.scan.state]).toEqual(['failed', 'failed'])
  expect(failed.scan.failure).toContain('“锁.pdf”设了密码，打不开')
  const more: string[] = []
  for (const [name, bytes] of [...names, ['白.jpg', jpeg] as const, ['白.tif', tiff] as const])
    more.push(await desk.uploaded(browser, name, bytes))
  const { scan } = await desk.scanned(browser, more)
  expect([scan.state, scan.counts.pages]).toEqual(['ready', 2])
  expect(scan.files.map((f: { failure: string | null }) => f.failure?.slice(0, 4) ?? null)).toEqual([
    '已损坏或',
    '设了密码',
    '不是 P',
    '超过 4',
    null,
    null,
  ])
  expect((await desk.pagesOf(browser, scan.id)).map((p) => p.verdict)).toEqual(['blank', 'blank'])
}, 60_000)
