import { inSentence } from '../../../app/dates.ts'
import type { LightKind } from '../../../app/kit/light.tsx'
import type { RequestRowView, SignatureView } from '../contract.ts'

export const stateWords: Record<RequestRowView['state'], string> = {
  open: '未答复',
  signed: '已签',
  declined: '不签',
  withdrawn: '已收回',
}
export const occasionWords: Record<RequestRowView['occasion'], string> = {
  round: '签订批次',
  letter: '责任书',
  leaving: '离岗',
}
export const meansWords: Record<SignatureView['means'], string> = {
  screen: '屏幕上手写',
  desk: '签署台上手写',
  paper: '纸质签名',
}

/** How the signatory was identified, in words. */
export function wordsOfIdentification(s: Pick<SignatureView, 'identification' | 'witnessName' | 'recordedByName'>): string {
  if (s.identification === 'paper') return `本人在纸上签名，${s.recordedByName ?? ''}录入`
  return s.identification === 'pin' ? '本人会话和签名密码' : `本人会话和签名密码，${s.witnessName ?? ''}见证`
}

const lights: Record<RequestRowView['light'], LightKind> = {
  none: 'ring',
  before: 'ring',
  near: 'amber',
  overdue: 'red',
  unknown: 'ring',
}
/** The light of a deadline and its words; undefined where no day is set. */
export function deadlineOf(r: Pick<RequestRowView, 'dueOn' | 'light'>): { kind: LightKind; words: string } | undefined {
  if (r.dueOn === null) return undefined
  const on = inSentence(r.dueOn)
  return { kind: lights[r.light], words: r.light === 'overdue' ? `逾期，应在 ${on}前` : `${on}前` }
}

/** 7c1e90ab 52f43333 … */
export const grouped = (digest: string): string => digest.replace(/(.{8})(?=.)/g, '$1 ')
