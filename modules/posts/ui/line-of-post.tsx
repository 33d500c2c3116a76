import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import type { PostView } from '../contract.ts'
import { useChangeLine } from './api.ts'

/** 所属警种: whose inspector reads the people on this post; the office sets it. */
export function LineOfPost({ post }: { post: PostView }) {
  const id = useId()
  const [line, setLine] = useState<string | null>(null)
  const change = useChangeLine()
  const save = () => change.run({ params: { id: post.id }, body: { version: post.version, policeLine: line?.trim() || null } })
  return (
    <div className="supervision">
      <span id={id}>所属警种</span>
      {line === null ? (
        <span>
          {post.policeLine ?? '不归警种督导'}
          {post.abilities.retire ? (
            <button
              type="button"
              className="text-act line-change"
              aria-label="改所属警种"
              onClick={() => setLine(post.policeLine ?? '')}
            >
              改
            </button>
          ) : null}
        </span>
      ) : (
        <div className="line-edit">
          <Input
            aria-labelledby={id}
            size="small"
            autoFocus
            value={line}
            maxLength={20}
            placeholder="如：治安；不填为不归警种督导"
            onChange={(event) => setLine(event.target.value)}
          />
          <Button size="small" loading={change.isRunning} onClick={() => void save()}>
            存警种
          </Button>
          <Button size="small" onClick={() => setLine(null)}>
            不改
          </Button>
          <Refusal problem={change.problem} />
        </div>
      )}
    </div>
  )
}
