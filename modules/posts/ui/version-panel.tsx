import { Button } from 'antd'
import { useState } from 'react'
import { today } from '../../../app/dates.ts'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import type { PostView } from '../contract.ts'
import { useDraftVersion, useRetirePost } from './api.ts'
import { LineOfPost } from './line-of-post.tsx'
import { RedLineNote } from './red-line-note.tsx'

/** The version in force: read only; a new wording starts as a draft. */
export function VersionPanel({ post }: { post: PostView }) {
  const current = post.versions.find((v) => v.state === 'inForce')
  const inForce = current ? `第 ${current.number} 版 · ${current.fromOn ?? ''} 起施行` : '还没有施行的版本'
  const state = post.retiredOn ? `${post.retiredOn} 退出目录` : inForce
  return (
    <>
      <div className="card-head">
        <h2>{post.name}</h2>
        <span className="page-note">{state}</span>
        <span className="spring" />
        {post.isExample ? <span className="mark">示例</span> : null}
      </div>
      <div className="supervision">
        <span>监督说明</span>
        <span>{post.supervisionNote || '—'}</span>
      </div>
      <LineOfPost key={post.version} post={post} />
      <ol className="duties">
        {current?.duties.map((duty) => (
          <li key={duty.position} className="duty">
            <span className="duty-number">{duty.position}</span>
            <span className="duty-text">
              {duty.text}
              {duty.hits[0] ? <RedLineNote hit={duty.hits[0]} reason={duty.redLineReason} /> : null}
            </span>
          </li>
        ))}
      </ol>
      {post.abilities.draft || post.abilities.retire ? <Foot post={post} /> : null}
    </>
  )
}

function Foot({ post }: { post: PostView }) {
  const draft = useDraftVersion()
  const retire = useRetirePost()
  const [isRetired, setRetired] = useState(false)
  const leave = async () => {
    const reason = await askReason({
      title: `“${post.name}”退出岗位目录？`,
      consequence: '今天起不能再安排人，用辅数量同日结束；历次版本和以往任岗都留着。退出后不能恢复，同名岗位可以另设。',
      yes: `${post.name}退出目录`,
      isDangerous: true,
    })
    if (reason === null) return
    const done = await retire.run({ params: { id: post.id }, body: { version: post.version, retiredOn: today(), reason } })
    setRetired(done !== undefined)
  }
  return (
    <div className="duties-foot">
      <Refusal problem={draft.problem ?? retire.problem} />
      {isRetired ? <Panel tone="blue" title={`“${post.name}”已退出目录。`} /> : null}
      <div className="foot-line">
        <button type="button" className="text-act" onClick={() => void leave()}>
          退出目录
        </button>
        <span className="spring" />
        <Button
          type="primary"
          loading={draft.isRunning}
          disabled={!post.abilities.draft}
          onClick={() => void draft.run({ params: { id: post.id }, body: { version: post.version } })}
        >
          起草新版本
        </Button>
      </div>
    </div>
  )
}
