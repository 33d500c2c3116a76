import { useEffect } from 'react'
import { call } from './call.ts'
import { Problem } from './problem.ts'
import { sessionEnded } from './session-end.ts'
import { signOut } from './session-endpoints.ts'

const touches = ['mousedown', 'keydown', 'touchstart', 'scroll'] as const

/** On a shared computer nothing may stay on the screen: after so many minutes without a touch the session ends here too. */
export function useIdleEnd(minutes: number): void {
  useEffect(() => {
    let last = Date.now()
    const touch = () => {
      last = Date.now()
    }
    const end = async () => {
      await call(signOut, {}).catch(() => undefined)
      const detail = `${minutes} 分钟没有操作，已退出登录。再登录一次，还在原来这一页。`
      sessionEnded('idle', new Problem({ status: 401, code: 'idle', detail }))
    }
    const timer = setInterval(() => {
      if (Date.now() - last > minutes * 60_000) void end()
    }, 15_000)
    for (const name of touches) document.addEventListener(name, touch, true)
    return () => {
      clearInterval(timer)
      for (const name of touches) document.removeEventListener(name, touch, true)
    }
  }, [minutes])
}
