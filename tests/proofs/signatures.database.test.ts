import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import type pg from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { keepSignatures } from '../../modules/signatures/commands/keep-signatures.ts'
import { digestOfText, fieldsNamed, fieldsOf, findVersion, shownText } from '../../modules/wordings/public.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { verifyDatabase } from '../../platform/signing/verifier/database.ts'
import { idOfKey, keysOf } from '../../platform/signing/verifier/format.ts'
import { verifyPdf } from '../../platform/signing/verifier/sealed-pdf.ts'
import { useApp } from '../harness/app.ts'
import { as, office, type Player, songYongkang, useDatabase, zhouQihang } from '../harness/database.ts'
import { askToSign, drawnName, onlyRequest, pin, setPins } from '../harness/signing.ts'
import { signMany } from './many-signatures.ts'
import { othersAltered, proveOthersAltered, proveRowAlterations, unproven } from './signature-rows.ts'
import { proveCopyAlterations } from './signed-copies.ts'
import { headersOf } from './story-kit.ts'

const isFull = process.env.MINGZE_PROVE === '1'
const app = useApp()
const many = useDatabase()
const security: Player = { name: '安全管理员', role: 'securityAdministrator' }

/** Where the verifier reads by itself. */
const addressOf = ({ pool }: Services): pg.ClientConfig => {
  const { host, database, user } = pool.options as pg.ClientConfig
  return { host, database, user }
}

async function sign(player: Player, witness: object | null = null): Promise<string> {
  const id = onlyRequest(await askToSign(app.services, { names: [player.name] }))
  const browser = await app.signedIn(player)
  const { json } = await browser.get(`/api/me/signing-requests/${id}`)
  const body = { version: 1, textDigest: json.text.digest, stroke: drawnName(), pin, witness }
  const answer = await browser.send('POST', `/api/me/signing-requests/${id}/signature`, body)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json.signature.id
}

/** A sheet of paper, recorded by the office as the module for paper does. */
async function recordPaper(): Promise<void> {
  const id = onlyRequest(await askToSign(app.services, { names: ['宋永康'] }))
  await as(
    app.services,
    office,
    async (ctx) => {
      const request = await ctx.tx.selectFrom('signingRequests').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
      const version = await findVersion(ctx, request.versionId)
      const all = (await fieldsOf(ctx, [request.personId])).get(request.personId) ?? {}
      const fields = fieldsNamed(version, all)
      const { sha256, sm3 } = digestOfText(shownText(version, fields))
      const who = { personId: request.personId, personName: '宋永康', unitName: '柳河派出所', versionId: version.id }
      const scan = {
        scanFileId: newId(),
        scanPage: 7,
        scanDigest: sha256,
        recordedBy: ctx.actor.accountId,
        recordedByName: ctx.actor.name,
      }
      const how = { means: 'paper', identification: 'paper', address: '127.0.0.1', signedAt: ctx.now } as const
      const none = { stroke: null, strokeDigest: null, witnessId: null, witnessName: null }
      const content = { id: newId(), ...who, ...how, ...none, ...scan, fields, textDigest: sha256, textDigestSm3: sm3 }
      await keepSignatures(ctx, 'signature.recorded', [{ request, version, content }])
    },
    true,
  )
}

beforeAll(async () => {
  await setPins(app.services)
  await sign(songYongkang)
  await (await app.signedIn(security)).send('POST', '/api/seal-keys', { reason: '年度更换' })
  await app.services.pool.query(`update "accounts" set "resetAt" = $1 where "name" = '周启航'`, [app.services.clock()])
  const { login = '', secret = '' } = inject('castAccounts').clerk ?? {}
  await sign(zhouQihang, { login, secret })
  await recordPaper()
})

test('每件签署的每一列改动、每一行删除，核验程序都发现并指出是哪一件；没动过的不报错', async () => {
  const figures = await proveRowAlterations(app.services.pool)
  expect(figures.missed).toEqual([])
  expect(figures.unnamed).toEqual([])
  expect(figures.falseAlarms).toBe(0)
  expect(figures.tried - figures.refused).toBeGreaterThan(120)
  expect(unproven).toEqual(['unitSortKey'])
})

test('改条文、改待签、改留痕、换密钥，一处一处都发现', async () => {
  expect(await proveOthersAltered(app.services.pool)).toEqual([])
  expect(othersAltered.length).toBeGreaterThan(10)
})

test('换下的密钥照样核得过；不在所给公钥里的密钥，一件也不认', async () => {
  const { rows } = await app.services.pool.query<{ publicKey: string }>(
    'select "publicKey" from "sealKeys" order by "retiredAt" nulls last',
  )
  const all = keysOf(rows.map((r) => r.publicKey).join('\n'))
  expect(all.size).toBe(2)
  expect(await verifyDatabase(addressOf(app.services), all)).toMatchObject({ isSound: true, count: 3 })
  const newest = createPublicKey(rows[1]?.publicKey ?? '')
  const verdict = await verifyDatabase(addressOf(app.services), new Map([[idOfKey(newest), newest]]))
  expect(verdict.faults.map((f) => f.code)).toEqual(['foreignKey'])
})

test('封签的 PDF：隔 97 字节翻一位、删一字节、插一字节、截断、续尾，样样查得出；原件从不报错', async () => {
  const { rows } = await app.services.pool.query<{ id: string }>(
    `select "id" from "signatures" where "means" = 'screen' and "personName" = '宋永康'`,
  )
  const headers = await headersOf(app.services, songYongkang)
  const answer = await app.hono.request(`/api/signatures/${rows[0]?.id}/copy`, { headers })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const keys = keysOf(await (await app.hono.request('/api/seal-keys/public', { headers })).text())
  expect(verifyPdf(bytes, keys)).toMatchObject({ isSound: true, faults: [] })
  const figures = proveCopyAlterations(bytes, keys, isFull ? 7 : 97)
  expect(figures.missed).toEqual([])
  expect(figures.tried).toBeGreaterThan(2000)
  for (const name of ['notSealed', 'sealUnreadable', 'contentAltered', 'sealAltered', 'appended', 'signatureWrong'])
    expect([name, figures.names.has(name)]).toEqual([name, true])
  const foreign = keysOf(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString())
  expect(verifyPdf(bytes, foreign).faults.map((f) => f.code)).toEqual(['foreignKey'])
})

test('许多件签署一次核验：一件不漏，说得出用时', async () => {
  const count = isFull ? 10_000 : 300
  await signMany(many.services, count)
  const { host, database } = many.services.pool.options
  const verdict = await verifyDatabase({
    host: String(host),
    database: String(database),
    user: String(many.services.pool.options.user),
  })
  expect(verdict).toMatchObject({ isSound: true, count })
  process.stdout.write(`${count} signatures verified in ${verdict.seconds.toFixed(2)} s\n`)
  expect(verdict.seconds).toBeLessThan(20)
})
