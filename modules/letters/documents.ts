import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Download } from '../../platform/http/mount.ts'
import { inkOf, type Stroke, svgOf } from '../../platform/signing/stroke.ts'
import { type ApprovedVersion, shownText, type WordingSheet, wordingDocx, wordingPages } from '../wordings/public.ts'
import { partyOf, textOf } from './presenter.ts'
import type { FoundLetter } from './queries.ts'

export interface PrintedLetters {
  readonly letters: readonly FoundLetter[]
  /** Texts by version. */
  readonly versions: ReadonlyMap<string, ApprovedVersion>
  /** Drawn signatures by id. */
  readonly strokes: ReadonlyMap<string, { readonly stroke: Stroke | null; readonly signedAt: Date }>
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly isBlank: boolean
  readonly fileName: string
}
type Signed = NonNullable<WordingSheet['signed']>[number]

/** A drawn signature, the name of who signed on paper or acknowledged, or room for a pen. */
function signedBy({ strokes, isBlank }: PrintedLetters, letter: FoundLetter, side: 'issuer' | 'holder'): Signed {
  const party = partyOf(letter, side)
  if (isBlank || !party) return {}
  if (party.answer === 'acknowledged') return { value: `${party.personName}（接任确认）` }
  if (party.answer !== 'signed') return {}
  const stroke = strokes.get(party.signatureId ?? '')?.stroke
  return stroke ? { stroke: svgOf(inkOf(stroke)) } : { value: `${party.personName}（纸质签名）` }
}

/** When the later of both sides answered; room for a pen until then. */
function dateOf({ isBlank }: PrintedLetters, letter: FoundLetter): { signedOn: string } | undefined {
  const at = (['issuer', 'holder'] as const).map((side) => partyOf(letter, side)?.answeredAt?.getTime() ?? 0)
  return isBlank || letter.inForceOn === null || at.includes(0)
    ? undefined
    : { signedOn: formatDate(beijingDate(new Date(Math.max(...at)))) }
}

/** 附件4: its own fixed line (责任单位、责任人、日期) below the one of whoever issues the letter. */
function sheetOf(printed: PrintedLetters, letter: FoundLetter): WordingSheet[] {
  const version = printed.versions.get(letter.versionId)
  if (!version) return []
  const { bureau } = printed
  const text = { ...textOf(letter, version), signLine: '签发人：责任单位：责任人：' }
  const sheet: WordingSheet = {
    text,
    formLabel: version.formLabel,
    bureauName: bureau.name,
    note: `${letter.serialNumber}　${letter.unitName}　第${version.number}版`,
    signed: [
      signedBy(printed, letter, 'issuer'),
      { value: letter.fields.单位 ?? letter.unitName },
      signedBy(printed, letter, 'holder'),
    ],
    ...dateOf(printed, letter),
  }
  const list = printed.versions.get(letter.listVersionId ?? '')
  const attached = list && {
    text: shownText(list, letter.fields),
    formLabel: '',
    bureauName: bureau.name,
    note: `${letter.serialNumber}随附　${letter.unitName}　第${list.number}版`,
  }
  return attached ? [sheet, attached] : [sheet]
}

/** 责任书 with the responsibility lists that go with them, in roster order, as one file; no seal is drawn. `onProgress` hears how many letters are laid out. Errors as wordingPages. */
export async function lettersFile(
  printed: PrintedLetters,
  format: 'pdf' | 'docx',
  onProgress?: (done: number) => Promise<void>,
): Promise<Download> {
  const sheets = printed.letters.flatMap((letter) => sheetOf(printed, letter))
  const printing = {
    title: sheets[0]?.text.title ?? '责任书',
    isDemo: printed.bureau.isDemo,
    onProgress: async (done: number) => onProgress?.(Math.floor((done * printed.letters.length) / sheets.length)),
  }
  const bytes = format === 'pdf' ? await wordingPages(sheets, printing) : await wordingDocx(sheets, printing)
  return { bytes, fileName: `${printed.fileName}.${format}`, mediaType: mediaTypes[format] }
}
