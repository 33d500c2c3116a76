import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import type { RequestView } from '../contract.ts'
import { useSign } from './api.ts'
import { forgetAct, forgetOthers, type KeptAct, keepAct, keptAct, keyOf } from './kept-act.ts'
import type { Stroke } from './stroke.ts'

export interface Secrets {
  readonly pin: string
  readonly witness: { login: string; secret: string } | null
}
const again = 5_000
/** Nobody answered, or the database is away: the signature waits and is sent again. */
const isUnheard = (problem: Problem): boolean => problem.status === 0 || problem.status === 503

/** Sends a signature and, while nobody answers, sends it again under the same key; the stroke stays in this tab until then. */
export function useSigning(request: RequestView, onChanged: () => void) {
  const accountId = useSession().session.account.id
  const signing = useSign()
  const [kept] = useState(() => keptAct(accountId, request.id))
  const [isWaiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const pending = useRef<{ act: KeptAct; secrets: Secrets } | null>(null)
  useEffect(() => forgetOthers(accountId), [accountId])
  const { runOrThrow } = signing
  const send = useRef<() => Promise<void>>(async () => undefined)
  send.current = async () => {
    if (pending.current === null) return
    const { act, secrets } = pending.current
    try {
      await runOrThrow({ params: { id: request.id }, body: { ...act, ...secrets } }, { key: keyOf(request.id, act) })
      pending.current = null
      forgetAct(accountId, request.id)
      setWaiting(false)
    } catch (thrown) {
      const refused = asProblem(thrown)
      if (isUnheard(refused)) return setWaiting(true)
      pending.current = null
      forgetAct(accountId, request.id)
      setWaiting(false)
      setProblem(refused)
      if (['textChanged', 'stale', 'alreadySigned', 'occasionOver'].includes(refused.code)) onChanged()
    }
  }
  useEffect(() => {
    if (!isWaiting) return
    const resend = () => void send.current()
    const timer = setInterval(resend, again)
    window.addEventListener('online', resend)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', resend)
    }
  }, [isWaiting])
  const sign = useCallback(
    (stroke: Stroke, secrets: Secrets) => {
      const act = { version: request.version, textDigest: request.text.digest, stroke }
      keepAct(accountId, request.id, act)
      pending.current = { act, secrets }
      setProblem(null)
      void send.current()
    },
    [accountId, request.id, request.version, request.text.digest],
  )
  const isSame = kept !== null && kept.textDigest === request.text.digest
  return { sign, problem, isWaiting, isSending: signing.isRunning && !isWaiting, keptStroke: isSame ? kept.stroke : null }
}
