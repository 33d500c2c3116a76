import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { keysOf } from '../../platform/signing/verifier/format.ts'
import { verifyPdf } from '../../platform/signing/verifier/sealed-pdf.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { readPdfText } from '../../tests/harness/read-pdf-text.ts'
import { requestAddress, setPins, signingKit } from '../../tests/harness/signing.ts'
import { headersOf } from '../../tests/proofs/story-kit.ts'

const app = useApp()
const { one, asked, readyToSign, signedBy, songId } = signingKit(app)
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }
beforeAll(() => setPins(app.services))

test('宋永康读到自己的全文，用签名密码和手写签名签下：一件签署、一条留痕，待签变已签', async () => {
  const id = await asked(undefined, { dueOn: '2026-11-25' })
  const song = await app.signedIn(songYongkang)
  const list = await song.get('/api/me/signing-requests?state=waiting')
  expect(list.json.rows[0]).toMatchObject({ id, title: '保密承诺书', versionNumber: 3, state: 'open', light: 'near' })
  const { json: shown } = await song.get(requestAddress(id))
  expect(shown.text.lines[0].text).toBe('本人宋永康，系柳河派出所勤务辅警，在保密工作中作如下承诺：')
  expect(shown.text.lines.map((l: { prefix: string }) => l.prefix)).toEqual([
    '',
    '一、',
    '二、',
    '1.',
    '三、',
    '四、',
    '五、',
    '',
  ])
  expect(shown.abilities).toEqual({ sign: true, decline: true })
  const signed = await song.send('POST', requestAddress(id, '/signature'), await readyToSign(song, id))
  expect(signed.status).toBe(200)
  expect(signed.json).toMatchObject({ id, state: 'signed', signature: { means: 'screen', identification: 'pin' } })
  expect(signed.json.signature.ink.path).toMatch(/^M27 34Q/)
  const row = await one('select * from "signatures" where "requestId" = $1', [id])
  expect(row).toMatchObject({ personName: '宋永康', unitName: '柳河派出所', textDigest: shown.text.digest, address: 'local' })
  const event = await one('select * from "events" where "id" = $1', [row.eventId])
  expect(event).toMatchObject({ verb: 'signature.signed', actorName: '宋永康', result: 'done' })
  const answered = await song.get('/api/me/signing-requests?state=answered')
  expect(answered.json.rows[0]).toMatchObject({ id, state: 'signed', signatureId: row.id })
})

test('谁也不能替宋永康签：内勤、所长、辅警办、三个管理员都够不着，数据库自己也不收', async () => {
  const id = await asked()
  const song = await app.signedIn(songYongkang)
  const body = await readyToSign(song, id)
  for (const player of [
    clerk,
    unitHead,
    office,
    { name: '李文静', role: 'politicalOfficeLeader' },
    { name: '周启航', role: 'leadOfficer' },
  ] as const) {
    const other = await app.signedIn(player)
    expect([player.name, (await other.get(requestAddress(id))).status]).toEqual([player.name, 404])
    expect((await other.send('POST', requestAddress(id, '/signature'), body)).status).toBe(404)
    expect((await other.send('POST', requestAddress(id, '/declining'), { version: 1, reason: null })).status).toBe(404)
  }
  for (const role of ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const) {
    const admin = await app.signedIn({
      name: { systemAdministrator: '系统管理员', securityAdministrator: '安全管理员', auditAdministrator: '审计管理员' }[role],
      role,
    })
    expect((await admin.send('POST', requestAddress(id, '/signature'), body)).status).toBe(403)
  }
  const forged = as(app.services, office, async (ctx) => {
    const { rows } = await app.services.pool.query('select * from "signatures" limit 1')
    const { stroke, fields, ...row } = rows[0]
    const values = { ...row, id: randomUUID(), requestId: id, stroke: JSON.stringify(stroke), fields: JSON.stringify(fields) }
    return ctx.tx.insertInto('signatures').values(values).execute()
  })
  await expect(forged).rejects.toMatchObject({ code: '42501' })
  expect(await one('select "state" from "signingRequests" where "id" = $1', [id])).toEqual({ state: 'open' })
})

const fileFor = async (player: Player, path: string) => app.hono.request(path, { headers: await headersOf(app.services, player) })
const copyFor = async (player: Player, id: string) => {
  const answer = await fileFor(player, `/api/signatures/${id}/copy`)
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

test('宋永康取一份留存：PDF 里有全文、核验页和封签，不联网也核得过；同一件取两次，一个字节不差', async () => {
  const { id, eventId, evidenceDigest } = await signedBy(songYongkang)
  await app.services.pool.query(
    `insert into "trailLinks" ("position", "bureauId", "eventId", "eventSeq", "previousHash", "hash") select 41, "bureauId", "id", "seq", 'x', 'y' from "events" where "id" = $1`,
    [eventId],
  )
  const first = await copyFor(songYongkang, id)
  const second = await copyFor(songYongkang, id)
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  const words = readPdfText(first.bytes)
    .map((page) => page.text)
    .join('')
    .replace(/\s/g, '')
  for (const part of [
    '保密承诺书',
    '本人宋永康，系柳河派出所',
    '签署核验页',
    '第41号',
    '没有加盖印章',
    evidenceDigest.slice(0, 8),
    eventId,
  ])
    expect(words).toContain(part)
  const keys = await fileFor(songYongkang, '/api/seal-keys/public')
  const verdict = verifyPdf(first.bytes, keysOf(await keys.text()))
  expect(verdict).toMatchObject({ isSound: true, evidence: { personName: '宋永康', title: '保密承诺书', eventId } })
})

test('谢春燕看得到本所人的签署，取了件宋永康看得见；邵美琳够不着，只能核验真伪，姓名打了掩码', async () => {
  const { browser, id } = await signedBy(songYongkang)
  const person = await songId()
  const desk = await app.signedIn(clerk)
  const list = await desk.get(`/api/people/${person}/signatures`)
  expect(list.json.rows[0]).toMatchObject({ signatureId: id, state: 'signed', means: 'screen' })
  expect((await copyFor(clerk, id)).status).toBe(200)
  const views = (await browser.get('/api/me/views')).json.rows
  expect(views[0]).toMatchObject({ who: '谢春燕', verb: 'signature.copied', words: ['保密承诺书第 3 版'] })
  const other = await app.signedIn(otherClerk)
  expect((await other.get(`/api/people/${person}/signatures`)).status).toBe(404)
  expect((await copyFor(otherClerk, id)).status).toBe(404)
  const seen = await other.get(`/api/verification?signature=${id}`)
  expect(seen.json).toMatchObject({ isSound: true, personName: '宋**', unitName: null, title: '保密承诺书' })
  expect(seen.text).not.toContain('永康')
  expect((await desk.get(`/api/verification?signature=${id}`)).json).toMatchObject({
    personName: '宋永康',
    unitName: '柳河派出所',
  })
  expect((await other.get(`/api/verification?signature=${randomUUID()}`)).status).toBe(404)
})

test('库里的签署被改了一处：核验页说不完好，件取不出来', async () => {
  const { browser, id } = await signedBy(songYongkang)
  await app.services.pool.query(`update "signatures" set "address" = '10.0.0.9' where "id" = $1`, [id])
  expect((await browser.get(`/api/verification?signature=${id}`)).json).toMatchObject({
    isSound: false,
    faults: ['登记的内容与证据摘要不符。', '封签与登记的内容不符。'],
  })
  expect((await copyFor(songYongkang, id)).status).toBe(409)
  await app.services.pool.query(`update "signatures" set "address" = 'local' where "id" = $1`, [id])
})

test('安全管理员更换签章密钥：新的签署用新密钥，旧的照样核得过', async () => {
  const old = await signedBy(songYongkang)
  const security = await app.signedIn({ name: '安全管理员', role: 'securityAdministrator' })
  expect((await old.browser.send('POST', '/api/seal-keys', { reason: '想换' })).status).toBe(403)
  const { json } = await security.send('POST', '/api/seal-keys', { reason: '年度更换' })
  expect(json.rows.map((k: { retiredAt: string | null }) => k.retiredAt !== null)).toEqual([false, true])
  const fresh = await signedBy(songYongkang)
  expect([fresh.sealKeyId === old.sealKeyId, fresh.sealKeyId]).toEqual([false, json.rows[0].id])
  for (const { id } of [old, fresh])
    expect((await old.browser.get(`/api/verification?signature=${id}`)).json).toMatchObject({ isSound: true })
  const verdict = verifyPdf((await copyFor(songYongkang, old.id)).bytes)
  expect(verdict).toMatchObject({ isSound: true, keyId: old.sealKeyId })
})
