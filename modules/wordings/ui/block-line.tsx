import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type ClipboardEvent, type ComponentRef, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useLargeType } from '../../../app/large-type.tsx'
import type { BlockKind } from '../contract.ts'
import { blockWords } from './labels.ts'
import type { EditedBlock, EditedText } from './use-text.ts'

interface BlockLineProps {
  readonly block: EditedBlock
  /** From 1; problems name it. */
  readonly place: number
  readonly prefix: string
  readonly isWrong: boolean
  readonly kinds: readonly BlockKind[]
  readonly text: EditedText
}

/** One block: its place, its kind, its number in front, its words; moved, added and removed by buttons and by keys. */
export function BlockLine({ block, place, prefix, isWrong, kinds, text }: BlockLineProps) {
  return (
    <li className={isWrong ? 'wording-block wording-block-wrong' : 'wording-block'}>
      <span className="wording-place">{place}</span>
      <Select
        aria-label={`第 ${place} 段的类别`}
        value={block.kind}
        options={kinds.map((kind) => ({ value: kind, label: blockWords[kind] }))}
        onChange={(kind) => text.change(block.key, kind === 'chain' ? { kind, text: '' } : { kind })}
      />
      <span className="wording-prefix">{prefix}</span>
      {block.kind === 'chain' ? (
        <p className="wording-chain">由系统按“责任链模板”里对责任书的裁定填入。</p>
      ) : (
        <BlockText block={block} place={place} isWrong={isWrong} text={text} />
      )}
      <span className="wording-block-acts">
        <Act label={`上移第 ${place} 段`} icon={<ArrowUpOutlined aria-hidden />} onClick={() => text.move(block.key, -1)} />
        <Act label={`下移第 ${place} 段`} icon={<ArrowDownOutlined aria-hidden />} onClick={() => text.move(block.key, 1)} />
        <Act
          label={`在第 ${place} 段后加一段`}
          icon={<PlusOutlined aria-hidden />}
          onClick={() => text.insert(block.key, [below(block)])}
        />
        <Act label={`删第 ${place} 段`} icon={<DeleteOutlined aria-hidden />} onClick={() => text.remove(block.key)} />
      </span>
    </li>
  )
}

/** What is added below a block: more of the same; below a heading a clause. */
const below = ({ kind }: EditedBlock) => ({ kind: kind === 'heading' || kind === 'chain' ? ('clause' as const) : kind, text: '' })

function Act({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return <Button size="small" type="text" aria-label={label} title={label} icon={icon} onClick={onClick} />
}

/** As many rows as the words take; the browser's own way of measuring needs styles in the page, which are forbidden. */
const rowsFor = (text: string, isLarge: boolean): number => Math.max(1, Math.ceil(text.length / (isLarge ? 18 : 23)))

type BlockTextProps = Pick<BlockLineProps, 'block' | 'place' | 'isWrong' | 'text'>

function BlockText({ block, place, isWrong, text }: BlockTextProps) {
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null)
  const { focus } = text
  const { isLarge } = useLargeType()
  useEffect(() => {
    const element = area.current?.resizableTextArea?.textArea
    if (focus?.key !== block.key || !element) return
    element.focus()
    element.setSelectionRange(focus.start, focus.end)
  }, [focus, block.key])
  const note = () => {
    const element = area.current?.resizableTextArea?.textArea
    if (element) text.noteCaret({ key: block.key, start: element.selectionStart, end: element.selectionEnd })
  }
  return (
    <Input.TextArea
      ref={area}
      rows={rowsFor(block.text, isLarge)}
      value={block.text}
      aria-label={`第 ${place} 段`}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      onChange={(event) => text.change(block.key, { text: event.target.value })}
      onSelect={note}
      onBlur={note}
      onKeyDown={(event) => byKey(event, block, text)}
      onPaste={(event) => byPaste(event, block, text)}
    />
  )
}

/** Enter adds a block, Backspace in an empty one removes it, Alt with an arrow moves it; not while Chinese is being composed. */
function byKey(event: KeyboardEvent, block: EditedBlock, text: EditedText): void {
  if (event.nativeEvent.isComposing) return
  const acts: Record<string, (() => void) | undefined> = {
    Enter: () => text.insert(block.key, [below(block)]),
    Backspace: block.text === '' && text.blocks.length > 1 ? () => text.remove(block.key) : undefined,
    ArrowUp: event.altKey ? () => text.move(block.key, -1) : undefined,
    ArrowDown: event.altKey ? () => text.move(block.key, 1) : undefined,
  }
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  act()
}

/** Several pasted lines become several blocks. */
function byPaste(event: ClipboardEvent, block: EditedBlock, text: EditedText): void {
  const lines = event.clipboardData
    .getData('text')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length < 2) return
  event.preventDefault()
  text.insert(
    block.key,
    lines.map((line) => ({ ...below(block), text: line })),
  )
}
