import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Due } from '../../../app/kit/due.tsx'
import { Gap, Light } from '../../../app/kit/light.tsx'
import type { TreeClauseView, TreeTaskView, TreeView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { TaskLight } from './task-light.tsx'

interface TableProps {
  readonly of: TreeView
  readonly shown: string | null
  readonly onShow: (id: string) => void
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** The tree as a table: sections, clauses, and under an open clause its tasks. */
export function TreeTable({ of: tree, shown, onShow, chosen, onChoose }: TableProps) {
  const [open, setOpen] = useState<readonly string[]>([])
  const toggle = (id: string) => setOpen(open.includes(id) ? open.filter((o) => o !== id) : [...open, id])
  const choose = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id])
  return (
    <div className="tree-scroll">
      <table className="tree-table">
        <thead>
          <tr>
            {['通知 / 条款 / 任务', '牵头', '责任单位', '进度', '灯'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tree.clauses.map((c, i) => (
            <ClauseRows
              key={c.id}
              of={c}
              isFirst={c.section !== (tree.clauses[i - 1]?.section ?? null)}
              isOpen={open.includes(c.id)}
              onToggle={() => toggle(c.id)}
              shown={shown}
              onShow={onShow}
              {...(tree.abilities.dispatch && c.dispatchedOn === null
                ? { choice: { isChosen: chosen.includes(c.id), onChoose: () => choose(c.id) } }
                : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ClauseProps {
  readonly of: TreeClauseView
  readonly isFirst: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly shown: string | null
  readonly onShow: (id: string) => void
  readonly choice?: { readonly isChosen: boolean; readonly onChoose: () => void }
}

function ClauseRows({ of: c, isFirst, isOpen, onToggle, shown, onShow, choice }: ClauseProps) {
  return (
    <>
      {isFirst && c.section ? (
        <tr className="tree-section">
          <th colSpan={5} scope="rowgroup">
            {c.section}
          </th>
        </tr>
      ) : null}
      <tr className="tree-clause">
        <td>
          <div className="tree-name">
            {choice ? (
              <Checkbox checked={choice.isChosen} onChange={choice.onChoose} aria-label={`选第 ${c.number} 条`} />
            ) : (
              <Button
                type="text"
                size="small"
                aria-expanded={isOpen}
                aria-label={`${isOpen ? '收起' : '展开'}第 ${c.number} 条的任务`}
                disabled={c.tasks.length === 0}
                onClick={onToggle}
                icon={isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
              />
            )}
            <span>{`${c.number}　${c.heading}`}</span>
          </div>
        </td>
        <td>{c.lead ?? <Gap>未定</Gap>}</td>
        <td>{c.responsible || <Gap>未定</Gap>}</td>
        <td>{c.dispatchedOn === null ? <Gap>没有派发</Gap> : progressOf(c)}</td>
        <td>
          <ClauseLight of={c} />
        </td>
      </tr>
      {isOpen ? c.tasks.map((t) => <TaskRow key={t.id} of={t} isShown={t.id === shown} onShow={onShow} />) : null}
    </>
  )
}

const progressOf = ({ tasks, concluded }: TreeClauseView): string => (tasks.length === 0 ? '—' : `${concluded} / ${tasks.length}`)

function ClauseLight({ of: c }: { of: TreeClauseView }) {
  if (c.tasks.length === 0) return null
  if (c.worst === 'done') return <Light kind="green">已办结</Light>
  if (c.worst === 'overdue') return <Light kind="red">{`${c.overdue} 件逾期`}</Light>
  return <Due on={c.dueOn} light={c.worst} days={null} />
}

function TaskRow({ of: t, isShown, onShow }: { of: TreeTaskView; isShown: boolean; onShow: (id: string) => void }) {
  return (
    <tr className={isShown ? 'tree-task shown' : 'tree-task'}>
      <td>
        <Button type="link" size="small" aria-pressed={isShown} onClick={() => onShow(t.id)}>
          {`${t.unit.name}${t.part === 'assisting' ? '（配合）' : ''}${t.period ? `　${t.period}` : ''}`}
        </Button>
      </td>
      <td />
      <td>{t.owner ?? <Gap>未定承办人</Gap>}</td>
      <td>{`${stateLabels[t.state]}，佐证 ${t.files}`}</td>
      <td>
        <TaskLight of={t} />
      </td>
    </tr>
  )
}
