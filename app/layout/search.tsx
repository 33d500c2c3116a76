import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Role } from '../../platform/http/contract.ts'
import { shellEndpoint } from '../call.ts'
import { useGo } from '../navigation.tsx'
import { useRead } from '../requests.ts'

export interface Found {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly href: string
}

/** By POST, so that digits of an ID number stand in no address. */
const search = shellEndpoint<{ body: { text: string } }, { rows: readonly Found[] }>('post', '/api/search', { isRead: true })

/** Roles that may look for people. */
export const searchers: readonly Role[] = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'lineInspector',
  'leadOfficer',
]

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Ctrl+K: name, pinyin initials, last digits, auxiliary number, form number. Arrows choose, Enter opens, Esc closes. */
export function SearchBox({ onOpened }: { onOpened?: () => void }) {
  const id = useId()
  const go = useGo()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const wanted = useSettled(text)
  const reading = useRead(search, { body: { text: wanted } }, { enabled: isOpen && wanted !== '', keepsLast: true })
  const rows = wanted === '' ? [] : (reading.data?.rows ?? [])
  useFocusKey(box)

  const open = (row: Found | undefined) => {
    if (!row) return
    setOpen(false)
    setText('')
    go(row.href)
    onOpened?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, rows.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') open(rows[chosen])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }
  const isShown = isOpen && wanted !== ''
  return (
    <search className="search">
      <input
        ref={box}
        value={text}
        role="combobox"
        aria-label="全局查找"
        aria-expanded={isShown}
        aria-controls={`${id}-found`}
        aria-activedescendant={isShown && rows[chosen] ? `${id}-${chosen}` : undefined}
        placeholder="姓名、首字母、证件尾号、辅警编号、表单号"
        autoComplete="off"
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      <kbd>Ctrl K</kbd>
      <div id={`${id}-found`} className="found" role="listbox" aria-label="查到的" hidden={!isShown}>
        {rows.map((row, index) => (
          <div
            key={`${row.kind}${row.id}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(row)}
            onKeyDown={() => undefined}
          >
            <b>{row.title}</b>
            <span>{row.subtitle}</span>
          </div>
        ))}
      </div>
      {isShown && rows.length === 0 ? (
        <SearchNote problem={reading.error?.message} isReading={reading.isFetching} text={wanted} />
      ) : null}
    </search>
  )
}

function SearchNote({ problem, isReading, text }: { problem: string | undefined; isReading: boolean; text: string }) {
  const words =
    problem ?? (isReading ? '正在查找' : `没有查到“${text}”。可用姓名、首字母、证件尾号后 4 位或后 6 位、辅警编号、表单号。`)
  return (
    <p className="found found-note" role="status">
      {words}
    </p>
  )
}

function useFocusKey(box: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      box.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [box])
}
