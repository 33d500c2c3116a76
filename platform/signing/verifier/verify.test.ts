import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { importsOf } from '../../../scripts/lint/imports.ts'
import { keysFrom } from '../../keys.ts'
import { evidenceOf } from '../evidence.ts'
import { newSealKey } from '../seal-key.ts'
import { sealPdf } from '../seal-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'mz-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const keys = keysFrom({ k1: Buffer.alloc(32, 7) })
const key = newSealKey(keys)
const digest = '7'.repeat(64)
const evidence = evidenceOf({
  bureauId: 'b',
  id: 's',
  requestId: 'r',
  personId: 'p',
  personName: '宋永康',
  unitName: '柳河派出所',
  versionId: 'v',
  title: '保密承诺书',
  number: 3,
  versionDigest: digest,
  versionDigestSm3: digest,
  textDigest: digest,
  textDigestSm3: digest,
  fields: { 姓名: '宋永康' },
  means: 'screen',
  strokeDigest: digest,
  identification: 'pinWithWitness',
  witnessId: 'w',
  witnessName: '谢春燕',
  recordedBy: null,
  recordedByName: null,
  scanFileId: null,
  scanPage: null,
  scanDigest: null,
  address: '10.32.7.41',
  signedAt: new Date('2026-11-23T07:20:08Z'),
  eventId: 'e',
  sealKeyId: key.id,
})
const plain = `%PDF-1.7
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj
xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n
trailer\n<<\n  /Size 3\n  /Root 1 0 R\n  /ID [(a) (a)]\n>>\nstartxref\n110\n%%EOF`
const sealed = sealPdf(Buffer.from(plain), evidence, { keys, key })

/** Runs the verifier as a program of its own on a file. */
function verify(bytes: Uint8Array | string, ...more: string[]): { code: number | null; said: string } {
  const file = join(folder, 'copy.pdf')
  writeFileSync(file, bytes)
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'verify.ts'), file, ...more], { encoding: 'utf8' })
  return { code: run.status, said: run.stdout + run.stderr }
}
const pem = (name: string, text: string): string[] => {
  writeFileSync(join(folder, name), text)
  return ['--keys', join(folder, name)]
}

test('两个核验程序都不引用自己文件夹以外的代码', () => {
  for (const place of ['platform/signing/verifier', 'platform/audit/verifier']) {
    const root = join(import.meta.dirname, '../../..')
    const own = readdirSync(join(root, place)).filter((name) => /(?<!\.test)\.ts$/.test(name))
    const files = own.map((name) => ({ path: `${place}/${name}`, text: readFileSync(join(root, place, name), 'utf8') }))
    const foreign = importsOf(files).filter(({ target, specifier }) =>
      target === null ? !/^(?:node:|pg$)/.test(specifier) : !target.startsWith(`${place}/`),
    )
    expect(own.length).toBeGreaterThan(4)
    expect(foreign.map((i) => `${i.from}: ${i.specifier}`)).toEqual([])
  }
})

test('封好的件：说得出谁、何时、怎样签了什么，退出码 0', () => {
  const { code, said } = verify(sealed, ...pem('keys.pem', key.publicKey))
  expect(code).toBe(0)
  for (const part of [
    '完好',
    '保密承诺书，第 3 版',
    '宋永康（柳河派出所）',
    '2026-11-23 15:20:08',
    '有见证人（谢春燕）',
    '10.32.7.41',
    key.id,
  ])
    expect(said).toContain(part)
  expect(verify(sealed).said).toContain('没有给本局公钥')
})

test('改了、截了、没封过的、别人封的、读不出的：退出码各是各的，说得出哪里不对', () => {
  const altered = Buffer.from(sealed)
  altered[30] = 0x20
  expect(verify(altered)).toMatchObject({ code: 1, said: expect.stringContaining('文件正文被改动') })
  expect(verify(sealed.subarray(0, sealed.length - 1))).toMatchObject({
    code: 1,
    said: expect.stringContaining('封签部分被改动或截短'),
  })
  expect(verify(plain)).toMatchObject({ code: 1, said: expect.stringContaining('没有封签') })
  const foreign = newSealKey(keys)
  expect(verify(sealed, ...pem('foreign.pem', foreign.publicKey))).toMatchObject({
    code: 1,
    said: expect.stringContaining('不是本局的封签'),
  })
  const theirs = sealPdf(Buffer.from(plain), evidence, { keys, key: foreign })
  expect(verify(theirs, ...pem('keys.pem', key.publicKey))).toMatchObject({ code: 1, said: expect.stringContaining('签名不对') })
  expect(verify(sealed, ...pem('none.pem', 'x')).code).toBe(2)
  expect(verify(sealed, '--database', 'postgres:///nowhere?host=/nonexistent').code).toBe(2)
})

test('封签是 PDF 的增量更新：原文件一字节不动，交叉引用指得准', () => {
  const text = Buffer.from(sealed).toString('latin1')
  expect(text.startsWith(plain)).toBe(true)
  const [, xref] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? []
  expect(text.slice(Number(xref), Number(xref) + 9)).toBe('xref\n3 1\n')
  const [, place] = /xref\n3 1\n(\d{10}) 00000 n \n/.exec(text) ?? []
  expect(text.slice(Number(place), Number(place) + 30)).toBe('3 0 obj\n<< /Type /MingzeSeal /')
  expect(text).toContain('/Size 4 /Root 1 0 R /ID [(a) (a)] /Prev 110 >>')
})
