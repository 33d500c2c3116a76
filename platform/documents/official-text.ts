/** An official document of running text by GB/T 9704-2012, with an annex that is one table. */
export interface OfficialText {
  /** 发文机关, the red head. */
  readonly issuer: string
  /** 发文字号; the words of its stage while it has none. */
  readonly dispatchNumber: string
  readonly title: string
  /** 1: 一、 in 黑体; 2: （一） in 楷体 up to the first full stop; 0: text. */
  readonly lines: readonly { readonly level: 0 | 1 | 2; readonly text: string }[]
  readonly annex: {
    readonly name: string
    readonly heads: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly note: string
  }
  readonly sign: string
  /** As printed; empty while it is not issued. */
  readonly date: string
  /** 抄送, 印发机关, 印发日期. */
  readonly copies: string
  readonly printedBy: string
  readonly printedOn: string
  readonly isDemo: boolean
}
