import { DownOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import { roleNow, useSession } from '../session.tsx'

/** 角色 · 姓名: the other roles one holds, and the way out. */
export function RoleMenu() {
  const { session, switchRole, signOut } = useSession()
  const [isOpen, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const own = roleNow(session)
  useEffect(() => {
    if (!isOpen) return
    const onMouse = (event: MouseEvent) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('mousedown', onMouse)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('mousedown', onMouse)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [isOpen])
  return (
    <div className="role-menu" ref={frame}>
      <button type="button" className="bar-act" ref={button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {own?.label ?? ''} · {session.account.name} <DownOutlined aria-hidden="true" className="small-arrow" />
      </button>
      {isOpen ? (
        <div className="role-sheet">
          <div className="role-sheet-head">现在的身份</div>
          {session.roles.map((r) => (
            <button
              type="button"
              key={r.delegationId ?? r.role}
              aria-current={r === own}
              onClick={() => (r === own ? setOpen(false) : void switchRole(r))}
            >
              <b>{r.label}</b>
              <span className="note">{r.scopeText}</span>
            </button>
          ))}
          <button type="button" className="role-sheet-out" onClick={() => void signOut()}>
            退出登录
          </button>
        </div>
      ) : null}
    </div>
  )
}
