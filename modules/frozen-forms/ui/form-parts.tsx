import { Button } from 'antd'
import { type ReactNode, useState } from 'react'

/** A narrow screen shows part of the columns: the keyboard scrolls to the others. */
const letScroll = (region: HTMLElement | null): void => {
  if (region) region.tabIndex = 0
}

/** A table of the form's columns. */
export function FormTable({ name, heads, children }: { name?: string; heads: readonly string[]; children: ReactNode }) {
  const table = (
    <table className="annex-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
  if (name === undefined) return <div className="annex-scroll">{table}</div>
  return (
    <section ref={letScroll} className="annex-scroll" aria-label={`${name}各栏`}>
      {table}
    </section>
  )
}

const changesAtFirst = 12

/** What changed against the last frozen number; a long list opens when asked. `counted`: 改动 3 处. */
export function FormChanges({ changes, counted }: { changes: readonly string[]; counted: string }) {
  const [isWhole, setWhole] = useState(false)
  if (changes.length === 0) return null
  const shown = isWhole ? changes : changes.slice(0, changesAtFirst)
  return (
    <p className="annex-changes">
      比上一号{counted}：{shown.join('；')}
      {changes.length > shown.length ? (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          看全部 {changes.length} 处
        </Button>
      ) : null}
    </p>
  )
}
