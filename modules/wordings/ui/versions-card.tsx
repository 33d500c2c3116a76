import { inGrid } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import type { VersionRowView, WordingView } from '../contract.ts'
import { changeWords, stateWords } from './labels.ts'

/** Every version, newest first: who wrote and approved it, when it held, what kind of change it was. */
export function VersionsCard({ wording, chosen }: { wording: WordingView; chosen: string | undefined }) {
  const [, change] = useAddress()
  return (
    <Card title="历次版本" note={`${wording.versions.length} 版`} isFlush>
      <ol className="wording-versions">
        {wording.versions.map((version, index) => (
          <li key={version.id} aria-current={version.id === chosen ? 'true' : undefined}>
            <div className="wording-version-head">
              <button type="button" className="text-act" onClick={() => change({ version: version.id })}>
                第 {version.number} 版
              </button>
              <b>{stateWords[version.state]}</b>
              <span className="spring" />
              <Compare wordingId={wording.id} version={version} former={wording.versions[index + 1]} />
            </div>
            <VersionFacts version={version} isFirst={version.number === 1} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

interface CompareProps {
  readonly wordingId: string
  readonly version: VersionRowView
  readonly former: VersionRowView | undefined
}

function Compare({ wordingId, version, former }: CompareProps) {
  if (!former) return null
  return <Link href={`/wordings/${wordingId}/difference?from=${former.id}&to=${version.id}`}>与第 {former.number} 版比对</Link>
}

function VersionFacts({ version: v, isFirst }: { version: VersionRowView; isFirst: boolean }) {
  const held = v.inForceFrom ? `${v.inForceFrom} — ${v.inForceTo ?? '今'}` : null
  const kind = v.changeKind && !isFirst ? changeWords[v.changeKind] : '首次施行'
  return (
    <div className="wording-version-facts">
      <div>
        {v.draftedByName}起草 {inGrid(v.draftedAt)}
      </div>
      {v.approvedAt ? (
        <div>
          {v.approvedByName}批准 {inGrid(v.approvedAt)}，{v.approvalReference}
        </div>
      ) : null}
      {held ? (
        <div>
          施行 {held}；{kind}
          {v.changeNote ? `：${v.changeNote}` : ''}
          {v.enforcedByName ? `（${v.enforcedByName}定）` : ''}
        </div>
      ) : null}
      {v.digest ? (
        <div className="wording-digest" title={`SHA-256 ${v.digest} SM3 ${v.digestSm3 ?? ''}`}>
          摘要 {v.digest.slice(0, 16)}…
        </div>
      ) : null}
    </div>
  )
}
