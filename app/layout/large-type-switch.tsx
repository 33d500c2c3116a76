import { useLargeType } from '../large-type.tsx'

/** 大字, a switch with its state. */
export function LargeTypeSwitch({ className }: { className?: string }) {
  const { isLarge, toggle } = useLargeType()
  return (
    <button type="button" className={`bar-act ${className ?? ''}`} aria-pressed={isLarge} onClick={toggle}>
      {isLarge ? '常规字' : '大字'}
    </button>
  )
}
