import { useEffect, useState } from 'react'
import { inGrid } from '../dates.ts'
import { useSession } from '../session.tsx'

/** Stands on paper only: bureau and unit, title, conditions, time, who printed, 演示数据 where it is. */
export function PrintHeader({ title, conditions }: { title: string; conditions?: string }) {
  const { session } = useSession()
  const at = usePrintTime()
  const unit = session.unit && session.unit.name !== session.bureau.name ? ` ${session.unit.name}` : ''
  return (
    <div className="print-only print-header">
      <b>{title}</b>
      <div>
        单位：{session.bureau.name}
        {unit}　条件：{conditions ?? '无'}
      </div>
      <div>
        打印：{inGrid(at)} {session.account.name}
        {session.bureau.isDemo ? '　演示数据' : ''}
      </div>
    </div>
  )
}

/** The moment at which printing began. */
function usePrintTime(): Date {
  const [at, setAt] = useState(() => new Date())
  useEffect(() => {
    const take = () => setAt(new Date())
    window.addEventListener('beforeprint', take)
    return () => window.removeEventListener('beforeprint', take)
  }, [])
  return at
}

/** 打印: the browser's own dialogue for what is on the screen. */
export const printScreen = (): void => window.print()
