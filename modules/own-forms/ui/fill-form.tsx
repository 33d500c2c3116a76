import { Button } from 'antd'
import { useState } from 'react'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'
import { useLeaveGuard } from '../../../app/kit/leave-guard.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { askConfirmation } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { sendFile } from '../../../app/send-file.ts'
import { type FaultView, type PartView, takeSheet } from '../contract.ts'
import { useReadSheet, useSave, useSubmit } from './api.ts'
import { EditGrid } from './grid.tsx'
import { type EditedRows, useRows } from './use-rows.ts'

const saidAtOnce = 10

/** The unit's rows: typed, pasted, or read from the sheet that was downloaded. */
export function FillForm({ view, onReread }: { view: PartView; onReread: () => void }) {
  const edited = useRows(view)
  const [save, submit] = [useSave(), useSubmit()]
  useLeaveGuard(edited.isDirty && !submit.isRunning)
  const [isChecked, setChecked] = useState(false)
  /* The version that was read when filling in began, or saved last: what others save meanwhile is told, not written over. */
  const [version, setVersion] = useState(view.version)
  const sheet = useSheet(view, edited, () => setChecked(true))
  const params = { id: view.id }
  const keep = async () => {
    const kept = await save.run({ params, body: { version, rows: edited.typed } })
    if (!kept) return
    setVersion(kept.version)
    edited.keep()
  }
  const send = async (isNil: boolean) => {
    setChecked(true)
    if (edited.faults.size > 0) return
    const what = isNil || edited.rows.length === 0 ? '没有可报的' : `${edited.rows.length} 行`
    const yes = await askConfirmation({
      title: `报送“${view.form.title}”：${what}`,
      consequence: '带出的列按现在的花名册和台账定格；报送后由主要领导确认，要改请主要领导或辅警办退回。',
      yes: '报送',
    })
    if (yes) await submit.run({ params, body: { version, rows: edited.typed, isNil } })
  }
  const problem = submit.problem ?? save.problem
  return (
    <Card
      title="填报"
      note={edited.rows.length > 0 ? `${edited.rows.length} 行，可以从 Excel 复制一片粘贴` : '还没有行'}
      extra={sheet.acts}
      isFlush
    >
      {sheet.said}
      {edited.rows.length > 0 ? <EditGrid view={view} edited={edited} isChecked={isChecked} /> : null}
      <div className="own-foot">
        <Refusal problem={problem} />
        {problem?.code === 'stale' || problem?.code === 'rosterChanged' ? (
          <button type="button" className="text-act" onClick={onReread}>
            看现在存的（放弃我的修改）
          </button>
        ) : null}
        <div className="own-acts">
          {edited.canAdd ? (
            <Button onClick={edited.add} disabled={edited.rows.length >= 500}>
              加一行
            </Button>
          ) : null}
          <span className="spring" />
          {isChecked && edited.faults.size > 0 ? <span className="why-not">还有 {edited.faults.size} 格要改。</span> : null}
          <Button disabled={!edited.isDirty} loading={save.isRunning} onClick={() => void keep()}>
            存草稿
          </Button>
          {edited.canAdd && edited.rows.length === 0 ? (
            <Button loading={submit.isRunning} onClick={() => void send(true)}>
              没有可报的，报送
            </Button>
          ) : (
            <Button type="primary" loading={submit.isRunning} onClick={() => void send(false)}>
              报送
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

/** 下载表, 上传填好的: what was read stands in the grid, what is wrong is said by the sheet's own cells. */
function useSheet(view: PartView, edited: EditedRows, onRead: () => void) {
  const download = useDownload(takeSheet)
  const reading = useReadSheet()
  const [read, setRead] = useState<{ rows: number; faults: readonly FaultView[] } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const upload = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    setRead(null)
    try {
      const { rows, faults } = await reading.runOrThrow({ params: { id: view.id }, body: { fileId: await sendFile(file) } })
      edited.take(rows)
      setRead({ rows: rows.length, faults })
      onRead()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  const acts = (
    <span className="own-sheet">
      <Button
        size="small"
        loading={download.isRunning}
        onClick={() => void download.run({ params: { id: view.id } }, `${view.form.title}.xlsx`)}
      >
        下载表
      </Button>
      <FilePicker
        label="上传填好的"
        size="small"
        name="上传填好的 .xlsx"
        accept=".xlsx"
        isBusy={reading.isRunning}
        onPick={([file]) => void upload(file)}
      />
    </span>
  )
  const refused = download.problem ?? problem
  const said =
    refused || read ? (
      <div className="own-said">
        <Refusal problem={refused} />
        {read ? <ReadWords read={read} /> : null}
      </div>
    ) : null
  return { acts, said }
}

function ReadWords({ read: { rows, faults } }: { read: { rows: number; faults: readonly FaultView[] } }) {
  if (faults.length === 0) return <Panel tone="blue" title={`读了 ${rows} 行，没有要改的；还没有存，核对后报送。`} />
  return (
    <Panel tone="amber" title={`读了 ${rows} 行，有 ${faults.length} 处要改；在下面改，或者改好文件再传。`}>
      <ul>
        {faults.slice(0, saidAtOnce).map((f) => (
          <li key={`${f.place}${f.message}`}>
            {f.place}：{f.message}
          </li>
        ))}
        {faults.length > saidAtOnce ? <li>其余 {faults.length - saidAtOnce} 处在表里标出。</li> : null}
      </ul>
    </Panel>
  )
}
