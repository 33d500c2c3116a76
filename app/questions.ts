import type { ReactNode } from 'react'

/** A modal asks one question and names its consequence; the button repeats the verb and the object. */
export interface Confirmation {
  readonly title: string
  /** What follows and whether it can be taken back. */
  readonly consequence: ReactNode
  /** 改为周启航, 写入正确的 46 行 — never 确定. */
  readonly yes: string
  readonly no?: string | undefined
  readonly isDangerous?: boolean | undefined
}

export type Question =
  | { readonly kind: 'secret'; readonly answer: (isProven: boolean) => void }
  | { readonly kind: 'confirmation'; readonly text: Confirmation; readonly answer: (isYes: boolean) => void }
  | { readonly kind: 'reason'; readonly text: Confirmation; readonly answer: (reason: string | null) => void }

let asked: readonly Question[] = []
const listeners = new Set<() => void>()

function put(question: Question): void {
  asked = [...asked, question]
  for (const listener of listeners) listener()
}

/** Takes an answered question off the screen. */
export function settle(question: Question): void {
  asked = asked.filter((q) => q !== question)
  for (const listener of listeners) listener()
}

export const openQuestions = (): readonly Question[] => asked
export function onQuestions(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Asks for the own secret (step-up); true when the server has accepted it. */
export const askSecret = (): Promise<boolean> => new Promise((answer) => put({ kind: 'secret', answer }))

/** One question with its consequence; true when the person chose the act. */
export const askConfirmation = (text: Confirmation): Promise<boolean> =>
  new Promise((answer) => put({ kind: 'confirmation', text, answer }))

/** Asks why (5 characters or more); null when the person thought better of it. */
export const askReason = (text: Confirmation): Promise<string | null> =>
  new Promise((answer) => put({ kind: 'reason', text, answer }))
