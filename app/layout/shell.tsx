import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'
import { ChangeSecret } from '../entrance/change-secret.tsx'
import { SignIn } from '../entrance/sign-in.tsx'
import { Loading, ReadFailure } from '../kit/states.tsx'
import { useLargeType } from '../large-type.tsx'
import { onQuestions, openQuestions } from '../questions.ts'
import { SessionProvider, useSessionState } from '../session.tsx'
import { Frame } from './frame.tsx'

const QuestionHost = lazy(() => import('./question-host.tsx').then((m) => ({ default: m.QuestionHost })))

/** Who sees what: the sign-in page, the change of a first secret, or the product. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <Gate>{children}</Gate>
      <Questions />
    </>
  )
}

function Gate({ children }: { children: ReactNode }) {
  const state = useSessionState()
  const { rememberFor } = useLargeType()
  const accountId = state.kind === 'signedIn' ? state.desk.session.account.id : null
  useEffect(() => {
    if (accountId) rememberFor(accountId)
  }, [accountId, rememberFor])
  if (state.kind === 'reading') return <Loading />
  if (state.kind === 'unreadable') return <ReadFailure what="登录信息" problem={state.problem} onAgain={state.again} />
  if (state.kind === 'signedOut') return <SignIn message={state.message} onSignedIn={state.signedIn} />
  if (state.desk.session.mustChangeSecret) return <ChangeSecret desk={state.desk} onChanged={state.reread} />
  return (
    <SessionProvider desk={state.desk}>
      <Frame>{children}</Frame>
    </SessionProvider>
  )
}

function Questions() {
  const questions = useSyncExternalStore(onQuestions, openQuestions)
  const question = questions[questions.length - 1]
  if (!question) return null
  return (
    <Suspense fallback={null}>
      <QuestionHost key={questions.length} question={question} />
    </Suspense>
  )
}
