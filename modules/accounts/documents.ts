import { fileURLToPath } from 'node:url'
import { renderPdf } from '../../platform/documents/render.ts'

const template = fileURLToPath(new URL('./templates/slips.typ', import.meta.url))

export interface AccountSlip {
  readonly name: string
  readonly login: string
  readonly password: string
}

export interface AccountSlipsView {
  readonly bureauName: string
  /** In roster order; each unit begins a page of its own, so that its clerk gets its sheets and no others. */
  readonly units: readonly { readonly unitName: string; readonly slips: readonly AccountSlip[] }[]
  /** Words under the password: how long it is good for. */
  readonly advice?: string
  readonly isDemo: boolean
}

const usualAdvice = '只能用一次，登录后须马上改成自己的口令。'

/** 开户条 — one-time passwords to cut, fold and hand out, nine on a page, as PDF/A-2b; never kept. Errors as renderPdf. */
export function accountSlipsPdf(view: AccountSlipsView): Promise<Uint8Array> {
  return renderPdf({
    template,
    data: {
      bureauName: view.bureauName,
      title: '开户条',
      units: view.units
        .filter((unit) => unit.slips.length > 0)
        .map((unit) => ({
          unitName: unit.unitName,
          slips: unit.slips.map(({ name, login, password }) => ({ name, login, password })),
        })),
      advice: view.advice ?? usualAdvice,
      isDemo: view.isDemo,
    },
  })
}
