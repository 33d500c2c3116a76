import type { TallyView } from '../contract.ts'
import './pledges.css'

/** Signed, declined and open as one bar; the numbers stand beside it. */
export function TallyBar({ tally, isLarge = false }: { tally: TallyView; isLarge?: boolean }) {
  const share = (n: number): number => (tally.asked === 0 ? 0 : (n / tally.asked) * 100)
  return (
    <svg className={isLarge ? 'tally tally-large' : 'tally'} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="tally-open" x="0" y="0" width="100" height="10" />
      <rect className="tally-signed" x="0" y="0" width={share(tally.signed)} height="10" />
      <rect className="tally-declined" x={share(tally.signed)} y="0" width={share(tally.declined)} height="10" />
    </svg>
  )
}
