import { Button, Select } from 'antd'
import { useState } from 'react'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Stepper } from '../../../app/kit/timeline.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import { sendFile } from '../../../app/send-file.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import { listImports, rosterTemplate, startImport } from '../contract.ts'
import './imports.css'

const largest = 20 * 1024 * 1024

/** 选文件: what to import and where to. */
function FileChoice({ units }: { units: readonly { id: string; name: string }[] }) {
  const { session } = useSession()
  const go = useGo()
  const [unitId, setUnitId] = useState(units.find((u) => u.id === session.unit?.id)?.id ?? units[0]?.id ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const start = useWrite(startImport, { invalidates: [listImports], onSuccess: (view) => go(`/imports/${view.id}`) })
  const template = useDownload(rosterTemplate)
  const isTooLarge = file !== null && file.size > largest
  const send = async () => {
    if (file === null) return
    setSending(true)
    setProblem(null)
    try {
      await start.run({ body: { fileId: await sendFile(file), unitId } })
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setSending(false)
    }
  }
  return (
    <Card
      title="选文件"
      extra={
        <Button type="link" onClick={() => void template.run({}, '空白花名册.xlsx')}>
          下载空白表
        </Button>
      }
    >
      <div className="import-choice">
        <label htmlFor="import-file">花名册文件（.xlsx、.xls、.csv，20 MB 以内）</label>
        <div className="import-acts">
          <FilePicker id="import-file" accept=".xlsx,.xls,.csv" onPick={([chosen = null]) => setFile(chosen)} />
          <span>{file === null ? '' : `${file.name}（${Math.ceil(file.size / 1024)} KB）`}</span>
        </div>
        <label htmlFor="import-unit">导入到</label>
        <Select
          id="import-unit"
          showSearch
          optionFilterProp="label"
          value={unitId}
          style={{ width: 280 }}
          options={units.map((u) => ({ value: u.id, label: u.name }))}
          onChange={setUnitId}
        />
        <p className="note">表上面有标题、两行表头、隐藏行都可以；表里的单位和民警按名字对应。现在什么也不写入，先看预览。</p>
        <div className="import-acts">
          <Button type="primary" disabled={file === null || isTooLarge} loading={isSending} onClick={() => void send()}>
            读表，看预览
          </Button>
          {file === null ? <span className="note">还没有选文件。</span> : null}
          {isTooLarge ? <span className="note">文件超过 20 MB，删去图片和用不到的工作表。</span> : null}
        </div>
        <Refusal problem={problem ?? start.problem ?? template.problem} />
      </div>
    </Card>
  )
}

export function NewImportPage() {
  return (
    <Page title="导入花名册" crumbs={[{ href: '/people', label: '花名册' }]}>
      <Stepper
        steps={[
          { label: '选文件', state: 'now' },
          { label: '核对列', state: 'later' },
          { label: '核对内容', state: 'later' },
          { label: '写入', state: 'later' },
        ]}
      />
      <Shown of={useRead(unitTree, { query: {} })} what="单位">
        {({ nodes }) => <FileChoice units={nodes} />}
      </Shown>
    </Page>
  )
}
