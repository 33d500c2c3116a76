import { wordsOfVerb } from '../../../platform/audit/verb-words.ts'
import { roleNames } from '../../../platform/http/roles.ts'

const names: Readonly<Record<string, string>> = roleNames

/** 何俊杰 · 辅警办 */
export const wordsOfWho = (view: { readonly who: string; readonly role: string | null }): string =>
  view.role === null ? view.who : `${view.who} · ${names[view.role] ?? view.role}`

/** 看全部身份证号：办理续签合同核对 */
export const wordsOfAct = (view: { readonly verb: string; readonly words: readonly string[] }): string =>
  [wordsOfVerb(view.verb), view.words.join('；')].filter(Boolean).join('：')
