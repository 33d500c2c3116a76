import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useIdleEnd } from '../idle.ts'
import { ErrorBoundary } from '../kit/error-boundary.tsx'
import { useIsPhone } from '../kit/phone.ts'
import { useSession } from '../session.tsx'
import { DelegationNote } from './delegation-note.tsx'
import { PhoneFoot, PhoneHead } from './phone.tsx'
import { SideMenu } from './side-menu.tsx'
import { TopBar } from './top-bar.tsx'
import './frame.css'

/** Top bar, side menu and page; on a phone a head, the page and four words. */
export function Frame({ children }: { children: ReactNode }) {
  const { session } = useSession()
  useIdleEnd(session.idleMinutes ?? 30)
  const isPhone = useIsPhone()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else if (path) main.current?.focus()
    main.current?.scrollTo(0, 0)
  }, [path])
  const page = (
    <main ref={main} id="page" className="page" tabIndex={-1}>
      <ErrorBoundary key={path}>{children}</ErrorBoundary>
    </main>
  )
  return (
    <div className={isPhone ? 'frame frame-phone' : 'frame'}>
      <a className="skip" href="#page">
        跳到正文
      </a>
      {isPhone ? <PhoneHead /> : <TopBar />}
      <DelegationNote />
      <div className="frame-body">
        {isPhone ? null : <SideMenu />}
        {page}
      </div>
      {isPhone ? <PhoneFoot /> : null}
    </div>
  )
}
