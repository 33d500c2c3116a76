import type { ReactNode } from 'react'
import { LargeTypeSwitch } from '../layout/large-type-switch.tsx'
import { useRead } from '../requests.ts'
import { readEntrance } from '../session-endpoints.ts'
import './entrance.css'

/** The page before the product: bureau on top, one card, support below. */
export function EntranceFrame({ children }: { children: ReactNode }) {
  const { data } = useRead(readEntrance, {})
  return (
    <div className="entrance">
      <header className="entrance-bar">
        <span>{data?.bureau.name ?? ''}</span>
        {data?.bureau.isDemo ? <span className="demo-mark">演示数据</span> : null}
        <span className="spring" />
        <LargeTypeSwitch />
      </header>
      <main className="entrance-card">{children}</main>
      <footer className="entrance-foot">
        {data?.support ? <span>技术支持：{data.support}</span> : null}
        {data?.version ? <span>版本 {data.version}</span> : null}
        <span>建议浏览器：Chromium 83 及以上内核</span>
      </footer>
    </div>
  )
}
