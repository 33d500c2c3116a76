/** A text that is signed, as one person's sheet: for one page or several, PDF or .docx. */
export interface TextSheet {
  /** 附件2; empty where there is none. */
  readonly label: string
  /** Whose text it is (may be empty) and its name: together the title. */
  readonly owner: string
  readonly name: string
  readonly lines: readonly { readonly prefix: string; readonly text: string; readonly kind: string }[]
  /** Where it is signed: 承诺人签名：; a drawn signature (SVG text), a name, or room for a pen. */
  readonly parties: readonly { readonly label: string; readonly value: string; readonly stroke: string | null }[]
  readonly date: string
  /** The readable code beside the QR code, and what the QR code says; both come back on paper. */
  readonly code: string
  readonly qr: string | null
  /** What QR codes say that differ from page to page, by `page/pages`: 2/3; they stand in place of `qr`. */
  readonly pageQrs?: Readonly<Record<string, string>> | undefined
  /** Whose sheet, which version: small, at the foot. */
  readonly note: string
  /** An official document: its pages are numbered — 1 — instead of counted. */
  readonly isOfficial?: boolean | undefined
}

export interface TextSheets {
  readonly title: string
  readonly isDemo: boolean
  readonly sheets: readonly TextSheet[]
}
