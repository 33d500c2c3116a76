import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const LargeType = createContext<{ isLarge: boolean; toggle: () => void; rememberFor: (accountId: string) => void }>({
  isLarge: false,
  toggle: () => undefined,
  rememberFor: () => undefined,
})

/** 大字: whether it is on, and its switch. */
export const useLargeType = () => useContext(LargeType)

const slot = (accountId: string | null) => (accountId ? `mingze.large.${accountId}` : 'mingze.large')
const stored = (accountId: string | null): boolean | null => {
  const value = localStorage.getItem(slot(accountId))
  return value === null ? null : value === '1'
}

/** Remembers the choice on this machine, and for each account that signs in on it. */
export function LargeTypeProvider({ children }: { children: ReactNode }) {
  const [accountId, setAccountId] = useState<string | null>(null)
  const [isLarge, setLarge] = useState(() => stored(null) ?? false)
  useEffect(() => {
    document.documentElement.classList.toggle('large', isLarge)
  }, [isLarge])
  const toggle = () => {
    const next = !isLarge
    setLarge(next)
    localStorage.setItem(slot(null), next ? '1' : '0')
    if (accountId) localStorage.setItem(slot(accountId), next ? '1' : '0')
  }
  const rememberFor = (id: string) => {
    if (id === accountId) return
    setAccountId(id)
    const own = stored(id)
    if (own !== null) setLarge(own)
  }
  return <LargeType.Provider value={{ isLarge, toggle, rememberFor }}>{children}</LargeType.Provider>
}
