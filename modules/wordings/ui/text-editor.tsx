import { PrinterOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useLeaveGuard } from '../../../app/kit/leave-guard.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { blockKinds, type FaultView, previewPage, type VersionView, type WordingView } from '../contract.ts'
import { useEditDraft } from './api.ts'
import { BlockLine } from './block-line.tsx'
import { PaperText } from './paper-text.tsx'

import { type EditedText, useText } from './use-text.ts'
import { WordFile } from './word-file.tsx'

interface TextEditorProps {
  readonly wording: WordingView
  readonly draft: VersionView
  readonly onReread: () => void
}

/** The editor of a draft: what is written, what is wrong with it, how it will look. */
export function TextEditor({ wording, draft, onReread }: TextEditorProps) {
  const text = useText(wording.id, { title: draft.title, body: draft.body })
  const save = useEditDraft()
  useLeaveGuard(text.isDirty)
  const [notices, setNotices] = useState<readonly string[]>([])
  const faults = text.reading?.faults ?? []
  const whyNot = whyNotSave(text, faults)
  return (
    <div className="wording-editor">
      <Card
        title={`第 ${draft.number} 版草稿`}
        note="编号由系统排"
        extra={<WordFile wordingId={wording.id} text={text} onNotices={setNotices} />}
      >
        <Notices of={notices} onClose={() => setNotices([])} />
        <FaultPanel faults={faults} onChoose={text.focusOn} />
        <TitleInput text={text} />
        <FieldBar wording={wording} onChoose={text.write} />
        <BlockList wording={wording} text={text} faults={faults} />
        <div className="form-foot">
          <span className="why-not">{whyNot}</span>
          <Refusal problem={save.problem} />
          {save.problem?.code === 'stale' ? (
            <button type="button" className="text-act" onClick={onReread}>
              看现在存的（放弃我的修改）
            </button>
          ) : null}
          <Button
            type="primary"
            disabled={whyNot !== null}
            loading={save.isRunning}
            onClick={() => void save.run({ params: { id: draft.id }, body: { version: draft.version, ...text.content } })}
          >
            存草稿
          </Button>
        </div>
      </Card>
      <Preview wording={wording} text={text} />
    </div>
  )
}

function whyNotSave({ isDirty, reading }: EditedText, faults: readonly FaultView[]): string | null {
  if (!isDirty) return '没有改动。'
  if (!reading) return '正在核对。'
  const places = [...new Set(faults.filter((f) => f.block > 0).map((f) => f.block))]
  if (places.length > 0) return `第 ${places.join('、')} 段要改，还不能存。`
  return faults.length > 0 ? '标题或者正文要改，还不能存。' : null
}

function Notices({ of, onClose }: { of: readonly string[]; onClose: () => void }) {
  if (of.length === 0) return null
  return (
    <Panel tone="amber" title="文件读进来了，还没有存。请核对下面几处。">
      <ul className="wording-notices">
        {of.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <button type="button" className="text-act" onClick={onClose}>
        核对过了
      </button>
    </Panel>
  )
}

/** What is wrong, each with the way to its block. */
function FaultPanel({ faults, onChoose }: { faults: readonly FaultView[]; onChoose: (place: number) => void }) {
  if (faults.length === 0) return null
  return (
    <Panel tone="red" title={`有 ${faults.length} 处要改`}>
      <ul className="wording-notices">
        {faults.map(({ block, message }) => (
          <li key={`${block}${message}`}>
            {block === 0 ? null : (
              <button type="button" className="text-act" onClick={() => onChoose(block)}>
                第 {block} 段
              </button>
            )}
            {block === 0 ? message : `：${message}`}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function TitleInput({ text }: { text: EditedText }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        标题<span className="required">*</span>
      </label>
      <Input id={id} value={text.title} maxLength={200} onChange={(event) => text.setTitle(event.target.value)} />
    </div>
  )
}

/** The fields this kind may use; a press puts one where the cursor stands. */
function FieldBar({ wording, onChoose }: { wording: WordingView; onChoose: (words: string) => void }) {
  return (
    <div className="wording-fields" role="toolbar" aria-label="插入栏目">
      <span>插入栏目</span>
      {wording.fields.map(({ name, sample }) => (
        <Button key={name} size="small" title={`印出来如：${sample}`} onClick={() => onChoose(`〔${name}〕`)}>
          {name}
        </Button>
      ))}
    </div>
  )
}

function BlockList({ wording, text, faults }: { wording: WordingView; text: EditedText; faults: readonly FaultView[] }) {
  const kinds = blockKinds.filter((kind) => kind !== 'chain' || wording.kind === 'responsibilityLetter')
  const prefixes = text.reading?.prefixes ?? []
  const isKnown = prefixes.length === text.blocks.length
  return (
    <>
      <ol className="wording-blocks">
        {text.blocks.map((block, index) => (
          <BlockLine
            key={block.key}
            block={block}
            place={index + 1}
            prefix={isKnown ? (prefixes[index] ?? '') : '…'}
            isWrong={faults.some((fault) => fault.block === index + 1)}
            kinds={kinds}
            text={text}
          />
        ))}
      </ol>
      <p className="note">回车加一段，空段里按退格删去；Alt 加上下方向键移动。粘贴几行就成几段。</p>
    </>
  )
}

function Preview({ wording, text }: { wording: WordingView; text: EditedText }) {
  const page = useDownload(previewPage)
  return (
    <Card
      title="印出来"
      note="栏目填的是样例"
      isFlush
      extra={
        <Button
          size="small"
          icon={<PrinterOutlined aria-hidden />}
          loading={page.isRunning}
          onClick={() => void page.run({ params: { id: wording.id }, body: text.content }, '草稿.pdf')}
        >
          看印出的页（PDF）
        </Button>
      }
    >
      <Refusal problem={page.problem ?? text.problem} />
      {text.reading ? <PaperText text={text.reading.shown} formLabel={wording.formLabel} /> : null}
    </Card>
  )
}
