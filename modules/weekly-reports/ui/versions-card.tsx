import { atMoment } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import type { ReportView } from '../contract.ts'
import { Words } from './texts-card.tsx'

/** What was submitted, version by version, as it was. */
export function VersionsCard({ report: r }: { report: ReportView }) {
  if (r.versions.length === 0) return null
  return (
    <Card title="四、报送过的各版" note="新的在前">
      {r.versions.map((v) => (
        <details key={v.number} className="weekly-version">
          <summary>
            第 {v.number} 版　{atMoment(v.submittedAt)} {v.confirmedByName}报送{v.reason ? `　更正：${v.reason}` : ''}
          </summary>
          <p>{v.isNil ? '本周无变化。' : `${v.lines.map((l) => `${l.label} ${l.n} ${l.unit}`).join('，')}。`}</p>
          <Words of={v.texts} />
        </details>
      ))}
    </Card>
  )
}
