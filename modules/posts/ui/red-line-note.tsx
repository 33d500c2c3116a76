import { Light } from '../../../app/kit/light.tsx'
import type { RedLineHit } from '../contract.ts'

/** Under a duty that touches a red line: which one, by which word, and the reason it was kept with. */
export function RedLineNote({ hit, reason }: { hit: RedLineHit; reason: string | null }) {
  return (
    <span className="red-line-note">
      <Light kind="red">
        红线第 {hit.number} 条：{hit.wording}。因“{hit.keyword}”命中。
      </Light>
      <span>{reason ? `保留的理由：${reason}` : '还没有说明理由。'}</span>
    </span>
  )
}
