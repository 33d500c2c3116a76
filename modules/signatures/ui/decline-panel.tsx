import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import type { RequestView } from '../contract.ts'
import { useDecline } from './api.ts'

/** 我不签 — an answer like any other; a reason is welcome and never asked for. */
export function DeclinePanel({ request, onBack }: { request: RequestView; onBack: () => void }) {
  const id = useId()
  const declining = useDecline()
  const [reason, setReason] = useState('')
  const decline = async () => {
    const body = { version: request.version, reason: reason.trim() || null }
    if (await declining.run({ params: { id: request.id }, body })) onBack()
  }
  return (
    <div className="decline">
      <h3>不签这份{request.text.title}？</h3>
      <p>记下“不签”，别处没有任何记号。批次没有结束以前，还可以改签。</p>
      <label htmlFor={id}>
        理由 <span className="optional">（可不填）</span>
      </label>
      <Input.TextArea id={id} rows={3} maxLength={300} value={reason} onChange={(e) => setReason(e.target.value)} />
      <Refusal problem={declining.problem} />
      <div className="decline-acts">
        <Button loading={declining.isRunning} onClick={() => void decline()}>
          记下不签
        </Button>
        <Button onClick={onBack}>再看看</Button>
      </div>
    </div>
  )
}
