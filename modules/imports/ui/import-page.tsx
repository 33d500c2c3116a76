import { useCallback, useEffect } from 'react'
import { Page } from '../../../app/kit/page.tsx'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { Stepper } from '../../../app/kit/timeline.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { type ImportView, readImport } from '../contract.ts'
import { CommitBar } from './commit-bar.tsx'
import { newOf } from './labels.ts'
import { MappingCard } from './mapping-card.tsx'
import { RowsCard } from './rows-card.tsx'
import { UndoCard } from './undo-card.tsx'
import './imports.css'

function stepsOf({ state, sheets, counts }: ImportView) {
  const isRead = counts.rows > 0
  const isWritten = state === 'committed' || state === 'undone'
  const isMapped = sheets.every(
    ({ isRead: read, columns }) => !read || columns.every(({ isSure, target }) => isSure || target === null),
  )
  const mapping = isWritten || (isRead && isMapped) ? 'done' : 'now'
  const content = mapping === 'now' ? 'later' : 'now'
  const end = isWritten ? 'done' : 'later'
  return [
    { label: '选文件', state: 'done' as const },
    { label: '核对列', state: mapping as 'done' | 'now' },
    { label: '核对内容', state: isWritten ? ('done' as const) : (content as 'later' | 'now') },
    { label: '写入', state: end as 'done' | 'later' },
  ]
}

/** 4 行须改，2 行选填: what there is none of is left out. */
const partsOf = (...parts: readonly (readonly [number, string])[]): string =>
  parts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])).join('，')

/** Totals that add up: added, changed, unchanged, problems, and what is neither. */
function Totals({ counts }: { counts: ImportView['counts'] }) {
  const must = counts.problem - counts.curable
  const entries = [
    ['共读到', `${counts.rows} 行`, counts.hidden > 0 ? `含隐藏 ${counts.hidden} 行` : ''],
    ['新增', `${counts.added} 人`, ''],
    ['变更', `${counts.changed} 人`, counts.changedFields > 0 ? `${counts.changedFields} 处字段` : ''],
    ['没有变化', `${counts.unchanged} 人`, '不写入'],
    ['有问题', `${counts.problem} 行`, partsOf([must, '行须改'], [counts.curable, '行选填'])],
    ...(counts.newOfficers + counts.newUnits > 0 ? [['新建', newOf(counts), '']] : []),
    ...(counts.elsewhere > 0 ? [['不在本单位', `${counts.elsewhere} 人`, '提调动申请']] : []),
    ...(counts.leftOut > 0 ? [['不导入', `${counts.leftOut} 行`, '']] : []),
  ]
  return (
    <dl className="import-totals">
      {entries.map(([label, value, note]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b>{value}</b> <span className="note">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function noteOf({ fileName, sheets, unitName }: ImportView): string {
  const read = sheets.filter(({ isRead }) => isRead)
  const [first] = read
  const header = first
    ? `表头在第 ${first.firstRow === first.lastRow ? first.firstRow : `${first.firstRow}—${first.lastRow}`} 行`
    : ''
  return [fileName, read.length > 0 ? `${read.length} 个工作表` : '', header, `导入到${unitName}`]
    .filter((part) => part !== '')
    .join(' · ')
}

function ImportBody({ view, onAgain }: { view: ImportView; onAgain: () => void }) {
  const isOpen = view.state === 'preview' || view.state === 'reading'
  return (
    <Page
      title="导入花名册"
      crumbs={[
        { href: '/people', label: '花名册' },
        { href: '/imports', label: '导入记录' },
      ]}
      note={noteOf(view)}
    >
      <Stepper steps={stepsOf(view)} />
      {view.failure !== null ? <Panel tone="red" title={view.failure} /> : null}
      {view.counts.rows > 0 && view.state !== 'abandoned' ? <Totals counts={view.counts} /> : null}
      {isOpen || view.state === 'failed' ? null : <UndoCard view={view} />}
      <div className="import-body">
        {isOpen && view.sheets.length > 0 ? <MappingCard view={view} /> : null}
        {view.counts.rows > 0 && view.state !== 'abandoned' ? <RowsCard view={view} /> : null}
      </div>
      {isOpen || view.state === 'failed' ? <CommitBar view={view} onAgain={onAgain} /> : null}
    </Page>
  )
}

/** One import from reading to writing and taking back. */
export function ImportPage() {
  const id = usePathParam('importId')
  const reading = useRead(readImport, { params: { id } }, { keepsLast: true })
  const { refetch } = reading
  const onAgain = useCallback(() => void refetch(), [refetch])
  const isReading = reading.data?.state === 'reading'
  useEffect(() => {
    if (!isReading) return
    const timer = setInterval(onAgain, 1000)
    return () => clearInterval(timer)
  }, [isReading, onAgain])
  return (
    <Shown of={reading} what="这批导入">
      {(view) => <ImportBody view={view} onAgain={onAgain} />}
    </Shown>
  )
}
