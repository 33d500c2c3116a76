import { useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { isDesk } from '../desk.ts'
import { ChangeSecret } from '../entrance/change-secret.tsx'
import { SignIn } from '../entrance/sign-in.tsx'
import { Loading, ReadFailure } from '../kit/states.tsx'
import { useLargeType } from '../large-type.tsx'
import { onQuestions, openQuestions } from '../questions.ts'
import { deskRooms, openPages } from '../routes.ts'
import { SessionProvider, useSessionState } from '../session.tsx'
import { Frame } from './frame.tsx'

function rooms() {
  if (!deskRooms) throw new Error('no module brings the signing desk')
  return deskRooms
}
const DeskEntrance = lazy(async () => ({ default: await rooms().entrance() }))
const DeskFrame = lazy(async () => ({ default: await rooms().frame() }))
const QuestionHost = lazy(() => import('./question-host.tsx').then((m) => ({ default: m.QuestionHost })))

/** Who sees what: an open page without any look at a session, the sign-in page, the locked signing desk, the change of a first secret, one person at the desk, or the product. */
export function Shell({ children }: { children: ReactNode }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isOpen = openPages.some((page) => page.path === path)
  return (
    <>
      {isOpen ? children : <Gate>{children}</Gate>}
      <Questions />
    </>
  )
}

function Gate({ children }: { children: ReactNode }) {
  const state = useSessionState()
  const { rememberFor } = useLargeType()
  const [isDeskHere, setDeskHere] = useState(isDesk)
  const onNoDesk = useCallback(() => setDeskHere(false), [])
  const accountId = state.kind === 'signedIn' ? state.desk.session.account.id : null
  useEffect(() => {
    if (accountId) rememberFor(accountId)
  }, [accountId, rememberFor])
  if (state.kind === 'reading') return <Loading />
  if (state.kind === 'unreadable') return <ReadFailure what="登录信息" problem={state.problem} onAgain={state.again} />
  if (state.kind === 'signedOut' && isDeskHere)
    return (
      <Suspense fallback={<Loading />}>
        <DeskEntrance onNoDesk={onNoDesk} />
      </Suspense>
    )
  if (state.kind === 'signedOut') return <SignIn message={state.message} onSignedIn={state.signedIn} />
  if (state.desk.session.mustChangeSecret) return <ChangeSecret desk={state.desk} onChanged={state.reread} />
  const Room = state.desk.session.isAtDesk ? DeskFrame : Frame
  return (
    <SessionProvider desk={state.desk}>
      <Suspense fallback={<Loading />}>
        <Room>{children}</Room>
      </Suspense>
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
