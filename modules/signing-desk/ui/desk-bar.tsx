import { useDesk } from './api.ts'
import './desk.css'

/** Which desk this is and how far the round is; no name. */
export function DeskBar() {
  const { data } = useDesk()
  return (
    <header className="desk-bar">
      <b>签署台</b>
      <span>{data ? `${data.unitName} · ${data.title}` : ''}</span>
      <span className="spring" />
      <span>{data ? `已签 ${data.signed} / ${data.asked}　签完自动锁屏` : ''}</span>
    </header>
  )
}
