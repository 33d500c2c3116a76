import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Radio } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import type { Category, PostVersionView, PostView } from '../contract.ts'
import { useEditDraft } from './api.ts'
import { Commencement } from './commencement.tsx'
import { DutyLine } from './duty-line.tsx'
import { categoryOptions } from './labels.ts'
import { useDraft } from './use-draft.ts'

interface DraftEditorProps {
  readonly post: PostView
  readonly draft: PostVersionView
  readonly onReread: () => void
}

/** The draft: name, supervision note, numbered duties; a red line is explained where it is written. */
export function DraftEditor({ post, draft, onReread }: DraftEditorProps) {
  const id = useId()
  const edited = useDraft(draft)
  const save = useEditDraft()
  const dragged = useRef<number | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  useWarning(edited.isDirty)
  const drop = (to: number) => {
    if (dragged.current !== null) edited.move(dragged.current, to)
    dragged.current = null
  }
  return (
    <>
      <div className="card-head">
        <h2>{edited.name}</h2>
        <span className="page-note">修改第 {draft.number} 版草稿，施行后生效</span>
        <span className="spring" />
        <span className="mark">草稿</span>
      </div>
      <div className="supervision">
        <label htmlFor={`${id}-name`}>岗位名称</label>
        <Input
          id={`${id}-name`}
          variant="borderless"
          value={edited.name}
          maxLength={30}
          onChange={(event) => edited.setName(event.target.value)}
        />
      </div>
      <div className="supervision">
        <span id={`${id}-category`}>类别</span>
        <Radio.Group
          aria-labelledby={`${id}-category`}
          options={categoryOptions}
          value={edited.category}
          onChange={(event) => edited.setCategory(event.target.value as Category)}
        />
      </div>
      <div className="supervision">
        <label htmlFor={`${id}-note`}>监督说明</label>
        <Input
          id={`${id}-note`}
          variant="borderless"
          value={edited.supervisionNote}
          maxLength={200}
          placeholder="由谁带领、不得做什么"
          onChange={(event) => edited.setSupervisionNote(event.target.value)}
        />
      </div>
      <ol className="duties">
        {edited.duties.map((duty, index) => (
          <DutyLine
            key={duty.key}
            duty={duty}
            number={index + 1}
            hits={edited.hitsOf(duty)}
            isFresh={duty.key === fresh}
            onChange={(parts) => edited.change(duty.key, parts)}
            onRemove={() => edited.remove(duty.key)}
            onMove={(to) => edited.move(index, to)}
            onDragStart={() => {
              dragged.current = index
            }}
            onDrop={() => drop(index)}
          />
        ))}
      </ol>
      <div className="duties-foot">
        <Refusal problem={save.problem} />
        {save.problem?.code === 'stale' ? (
          <button type="button" className="text-act" onClick={onReread}>
            看现在存的（放弃我的修改）
          </button>
        ) : null}
        <div className="foot-line">
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setFresh(edited.add())}>
            增加一项
          </Button>
          <span className="spring" />
          <span className="why-not">{whyNotSave(edited)}</span>
          <Button
            disabled={whyNotSave(edited) !== null}
            loading={save.isRunning}
            onClick={() => void save.run({ params: { id: post.id }, body: { version: draft.version, ...edited.content } })}
          >
            存草稿
          </Button>
        </div>
        <Commencement post={post} draft={draft} whyNot={whyNotPutInForce(edited)} />
      </div>
    </>
  )
}

type Edited = ReturnType<typeof useDraft>

function whyNotSave({ open, blank, isDirty, name }: Edited): string | null {
  if (open.length > 0) return `第 ${open.join('、')} 项未处理，还不能存。`
  if (blank.length > 0) return `第 ${blank.join('、')} 项还没有写。`
  if (name.trim() === '') return '岗位名称还没有写。'
  return isDirty ? null : '没有改动。'
}

function whyNotPutInForce({ open, isDirty, duties }: Edited): string | null {
  if (open.length > 0) return `第 ${open.join('、')} 项未处理，还不能施行。`
  if (isDirty) return '改动还没有存，先存草稿。'
  return duties.length === 0 ? '一项职责都没有，还不能施行。' : null
}

/** The browser asks before a page with unsaved input is closed or reloaded. */
function useWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
}
