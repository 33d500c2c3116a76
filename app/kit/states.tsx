import { LockOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { timeOfDay } from '../dates.ts'
import type { Problem } from '../problem.ts'
import type { Reading } from '../requests.ts'
import './states.css'

/** Nothing to show, and why: good (没有逾期的隐患), too narrow, or not begun; `children` are the acts. */
export function Empty({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="state-empty">
      <strong>{title}</strong>
      {note ? <div>{note}</div> : null}
      {children ? <div className="acts">{children}</div> : null}
    </div>
  )
}

/** Nothing for 300 ms, then grey bars in the shape of a table, after 5 s a sentence. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const start = Date.now()
    const timer = setInterval(() => setSeconds((Date.now() - start) / 1000), 300)
    return () => clearInterval(timer)
  }, [])
  if (seconds < 0.3) return <div className="state-loading" role="status" aria-label="正在读取" />
  return (
    <div className="state-loading" role="status" aria-label="正在读取">
      {Array.from({ length: lines }, (_, line) => `line${line}`).map((line) => (
        <div key={line} className="bars" aria-hidden="true">
          <i /> <i /> <i /> <i /> <i />
        </div>
      ))}
      {seconds >= 5 ? <p>数据较多，已用 {Math.floor(seconds)} 秒。可以缩小单位范围。</p> : null}
    </div>
  )
}

interface PanelProps {
  readonly tone: 'red' | 'amber' | 'grey' | 'blue'
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly icon?: ReactNode
}

/** A framed message that stays: red for failures, amber for conflicts and broken lines, grey for limits, blue for notes. */
export function Panel({ tone, title, children, icon }: PanelProps) {
  return (
    <div className={`panel panel-${tone}`} role={tone === 'red' ? 'alert' : 'status'}>
      {icon ? (
        <span className="panel-icon" aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <div className="panel-body">
        <strong>{title}</strong>
        {children ? <div>{children}</div> : null}
      </div>
    </div>
  )
}

interface FailureProps {
  readonly what: string
  readonly problem: Problem
  /** When the old content below was read (ms); absent when there is none. */
  readonly shownSince?: number | undefined
  readonly onAgain?: (() => void) | undefined
}

/** 花名册没有读出来: what stays on the page, since when, and the way to read it again. */
export function ReadFailure({ what, problem, shownSince, onAgain }: FailureProps) {
  const old = shownSince ? `页面上是 ${timeOfDay(new Date(shownSince))} 的内容，可以看，不能改。` : ''
  const cause = problem.status === 0 ? `服务器 ${timeOfDay(problem.at)} 没有应答。` : problem.message
  return (
    <Panel tone="red" title={`${what}没有读出来`}>
      <div>
        {cause}
        {old}
      </div>
      <div className="acts">
        {onAgain ? (
          <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={onAgain}>
            再读一次
          </Button>
        ) : null}
        <span className="note">代码 {problem.status === 0 ? problem.code : `${problem.status}-${problem.code}`}</span>
      </div>
    </Panel>
  )
}

/** Why an act was refused, beside its button; nothing while there is no refusal or the person thought better of it. */
export function Refusal({ problem }: { problem: Problem | null }) {
  if (!problem || problem.code === 'withdrawn') return null
  return (
    <Panel tone="red" title={problem.message}>
      {problem.errors
        .map((e) => e.message)
        .filter((message) => message !== problem.message)
        .join('；') || null}
    </Panel>
  )
}

/** What may not be seen, the own scope, and who can help. */
export function NoPermission({ title, scope, cure }: { title: string; scope?: string | undefined; cure?: ReactNode }) {
  return (
    <Panel tone="grey" title={title} icon={<LockOutlined />}>
      {scope ? `您的范围：${scope}。` : null}
      {cure ?? '确需查看，由该单位内勤提供，或向辅警办申请临时授权。'}
    </Panel>
  )
}

/** Shows what was read; while reading, after a failure and without a right it says so in the one wording. */
export function Shown<T>({ of: reading, what, children }: { of: Reading<T>; what: string; children: (data: T) => ReactNode }) {
  const { data, error } = reading
  if (error?.status === 403) return <NoPermission title={`您不能看${what}`} cure={error.message} />
  if (error?.status === 404) return <Empty title={`没有找到${what}`} note={error.message} />
  const failure = error ? (
    <ReadFailure
      what={what}
      problem={error}
      shownSince={data === undefined ? undefined : reading.dataUpdatedAt}
      onAgain={() => void reading.refetch()}
    />
  ) : null
  if (data === undefined) return failure ?? <Loading />
  return (
    <>
      {failure}
      {children(data)}
    </>
  )
}
