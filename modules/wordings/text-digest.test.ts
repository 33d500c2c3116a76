import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPledges } from './default-pledges.ts'
import { shownText } from './shown-text.ts'
import { digestOfText, digestOfVersion } from './text-digest.ts'

const [pledge] = defaultPledges
const source = { kind: 'pledge' as const, title: pledge?.title ?? '', body: pledge?.body ?? [] }

test('同一文字同一摘要，两种算法都是 64 位十六进制', () => {
  const digest = digestOfVersion(source)
  expect(digest).toEqual(digestOfVersion(structuredClone(source)))
  expect([digest.sha256, digest.sm3].every((d) => /^[0-9a-f]{64}$/.test(d))).toBe(true)
  expect(digest.sha256).not.toBe(digest.sm3)
})

test('改、删、加任何一处的任何一个字，摘要都变', () => {
  const place = fc.record({
    block: fc.nat(source.body.length - 1),
    at: fc.nat(400),
    fresh: fc.string({ minLength: 1, maxLength: 1 }),
  })
  fc.assert(
    fc.property(place, fc.constantFrom('change', 'remove', 'insert'), ({ block, at, fresh }, how) => {
      const { text = '' } = source.body[block] ?? {}
      const from = at % text.length
      const after = text.slice(0, from) + (how === 'remove' ? '' : fresh) + text.slice(how === 'insert' ? from : from + 1)
      const body = source.body.map((b, i) => (i === block ? { ...b, text: after } : b))
      const isSame = digestOfVersion({ ...source, body }).sha256 === digestOfVersion(source).sha256
      expect(isSame).toBe(after === text)
    }),
  )
})

test('标题、次序、编号的改变也在摘要里；两段并成一段不同于两段', () => {
  const digests = [
    source,
    { ...source, title: `${source.title}书` },
    { ...source, body: source.body.toReversed() },
    { ...source, body: source.body.map((b) => ({ ...b, kind: 'clause' as const })) },
    { ...source, body: [{ kind: 'paragraph' as const, text: source.body.map((b) => b.text).join('') }] },
  ].map((s) => digestOfVersion(s).sha256)
  expect(new Set(digests).size).toBe(digests.length)
})

test('给人看的文字按填好的算：换一个人、换一处值，摘要就不同；没有栏目的文字与版本摘要相同', () => {
  const one = digestOfText(shownText(source, { 姓名: '宋永康', 单位: '柳河派出所', 身份: '勤务辅警' }))
  const other = digestOfText(shownText(source, { 姓名: '宋永健', 单位: '柳河派出所', 身份: '勤务辅警' }))
  expect(one.sha256).not.toBe(other.sha256)
  const plain = { ...source, body: [{ kind: 'clause' as const, text: '遵守法律。' }] }
  expect(digestOfText(shownText(plain, {}))).toEqual(digestOfVersion(plain))
})
