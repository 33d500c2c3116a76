import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { inkOf, svgOf } from '../../platform/signing/stroke.ts'
import { type ApprovedVersion, shownText, type WordingSheet, wordingPages } from '../wordings/public.ts'
import type { SignedSheet } from './queries.ts'

interface Signed {
  readonly sheets: readonly SignedSheet[]
  /** Texts by version. */
  readonly versions: ReadonlyMap<string, ApprovedVersion>
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly title: string
}

/** As it was signed; whoever holds the paper finds the sealed original by the number at the foot. */
function sheetOf({ versions, bureau }: Signed, s: SignedSheet): WordingSheet[] {
  const version = versions.get(s.versionId)
  if (!version) return []
  return [
    {
      text: shownText(version, s.fields),
      formLabel: version.formLabel,
      bureauName: bureau.name,
      note: `${s.unitName}　${s.personName}　第${version.number}版\n签署编号 ${s.id}　证据摘要 ${s.evidenceDigest.slice(0, 16)}`,
      signed: [s.stroke ? { stroke: svgOf(inkOf(s.stroke)) } : { value: `${s.personName}（纸质签名，见扫描件）` }],
      signedOn: formatDate(beijingDate(s.signedAt)),
    },
  ]
}

/** 已签的承诺书 of one unit, one person a sheet, as one PDF. Errors as wordingPages. */
export const signedFile = (signed: Signed): Promise<Uint8Array> =>
  wordingPages(
    signed.sheets.flatMap((s) => sheetOf(signed, s)),
    { title: signed.title, isDemo: signed.bureau.isDemo },
  )
