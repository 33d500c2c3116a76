import { fileURLToPath } from 'node:url'
import { beijingDate, beijingMoment, formatDate } from '../../platform/calendar/dates.ts'
import { qrSvg } from '../../platform/documents/qr-svg.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { Keys } from '../../platform/keys.ts'
import { evidenceOf } from '../../platform/signing/evidence.ts'
import type { StoredSealKey } from '../../platform/signing/seal-key.ts'
import { sealPdf } from '../../platform/signing/seal-pdf.ts'
import { inkOf, svgOf } from '../../platform/signing/stroke.ts'
import { type ApprovedVersion, shownText, textSheetOf } from '../wordings/public.ts'
import { factsOf, type KeptSignature } from './evidence.ts'

const template = fileURLToPath(new URL('./templates/signed-copy.typ', import.meta.url))

export interface CopyContent {
  readonly signature: KeptSignature
  readonly version: ApprovedVersion
  readonly key: StoredSealKey
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  /** Where the event stands in the trail; undefined while it is not linked. */
  readonly place: number | undefined
  /** Address of the intranet page that verifies it. */
  readonly address: string
}

const meansWords = { screen: '屏幕上手写', desk: '签署台上手写', paper: '纸上签名' }
/** 7c1e90ab 52f4…, groups of eight, four a line. */
const grouped = (digest: string): string[] => (digest.match(/.{32}/g) ?? []).map((half) => half.replace(/(.{8})(?=.)/g, '$1 '))

/** 2026年11月23日 15:20:08（北京时间） */
const inBeijing = (at: Date): string => `${formatDate(beijingDate(at))} ${beijingMoment(at).slice(11)}（北京时间，服务器时钟）`

function identificationOf(s: KeptSignature): string {
  if (s.identification === 'paper') return `本人在纸上签名，由${s.recordedByName ?? ''}录入，扫描件第 ${s.scanPage ?? 1} 页`
  const own = '本人登录自己的会话，签署时验过本人的签名密码'
  return s.witnessName === null ? own : `${own}；口令重置未满 72 小时，由${s.witnessName}用自己的账号见证`
}

const factsShown = ({ signature: s, version, place }: CopyContent) => [
  ['文书', `${version.title}　第 ${version.number} 版`],
  ['签署人', `${s.personName}　${s.unitName}`],
  ['签署方式', meansWords[s.means]],
  ['身份核验', identificationOf(s)],
  ['签署时间', inBeijing(s.signedAt)],
  ['来自', s.address],
  ['签署编号', s.id],
  ['留痕编号', s.eventId],
  ['链上位置', place === undefined ? '尚未入链' : `第 ${place} 号`],
  ['签章密钥', s.sealKeyId],
]

const digestsShown = ({ signature: s, version }: CopyContent) =>
  [
    ['所签文本', 'SHA-256', s.textDigest],
    ['所签文本', 'SM3', s.textDigestSm3],
    ['范本文本', 'SHA-256', version.digest],
    ['笔迹', 'SHA-256', s.strokeDigest],
    ['扫描页', 'SHA-256', s.scanDigest],
    ['证据', 'SHA-256', s.evidenceDigest],
  ].flatMap(([what, kind, digest]) => (digest ? [[what, kind, grouped(digest)]] : []))

/** The drawn signature stands with the last party of the sign line; of a paper one, where it can be seen. */
function sheetOf({ signature: s, version, bureau }: CopyContent) {
  const text = shownText(version, s.fields)
  const own = s.stroke ? { stroke: svgOf(inkOf(s.stroke)) } : { value: `${s.personName}（见扫描件）` }
  const others = Math.max(0, text.signLine.split('：').length - 2)
  const signed = [...Array.from({ length: others }, () => ({})), own]
  return textSheetOf({
    text,
    formLabel: version.formLabel,
    bureauName: bureau.name,
    signed,
    signedOn: formatDate(beijingDate(s.signedAt)),
  })
}

/** 签署件 — the text as it was signed, its proof on a page, sealed (docs/signature-format.md); the same signature makes the same bytes. Errors as renderPdf. */
export async function signedCopy(content: CopyContent, keys: Keys): Promise<Uint8Array> {
  const { signature, version, key, bureau, address } = content
  const bytes = await renderPdf({
    template,
    data: {
      title: version.title,
      isDemo: bureau.isDemo,
      sheet: sheetOf(content),
      facts: factsShown(content),
      digests: digestsShown(content),
      qr: qrSvg(address),
      address,
    },
  })
  return sealPdf(bytes, evidenceOf(factsOf(signature, version)), { keys, key })
}
