import { useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import { useSession } from '../../../app/session.tsx'
import { useDeskRequest } from './api.ts'
import { DeskBar } from './desk-bar.tsx'
import './desk.css'

const pinPage = '/own-account'

/** One person at the desk: the own request and nothing else; leaving it locks the desk. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const { session, signOut } = useSession()
  const request = useDeskRequest()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const address = request.data ? `/signing/${request.data.requestId}` : undefined
  const [isThere, setThere] = useState(false)
  const isAt = path === address || path === pinPage
  useEffect(() => {
    if (!address) return
    if (isAt) setThere(true)
    else if (isThere) void signOut()
    else location.replace(address)
  }, [address, isAt, isThere, signOut])
  return (
    <div className="desk">
      <DeskBar />
      <div className="desk-person">
        <b>{session.account.name}</b>
        <span>{session.unit?.name}</span>
        <span>已用本人口令验证</span>
        <span className="spring" />
        <Button size="large" onClick={() => void signOut()}>
          不是我，退出
        </Button>
      </div>
      <main className="desk-body" id="page">
        {request.error ? <Refusal problem={request.error} /> : null}
        {isAt ? children : null}
      </main>
    </div>
  )
}
