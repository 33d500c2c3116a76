import { Button } from 'antd'
import { useState } from 'react'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useStartScan } from './api.ts'
import { sendFile } from './send-file.ts'
import './paper-signing.css'

const inMegabytes = (bytes: number): string => `${Math.max(0.1, bytes / 1024 / 1024).toFixed(1)} MB`

/** 扫描归档: files of what came back on paper. */
export function NewScanPage() {
  const go = useGo()
  const [files, setFiles] = useState<readonly File[]>([])
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const start = useStartScan()
  const total = files.reduce((sum, file) => sum + file.size, 0)
  const upload = async () => {
    setProblem(null)
    setSent(0)
    try {
      const uploadIds: string[] = []
      let before = 0
      for (const file of files) {
        uploadIds.push(await sendFile(file, (bytes) => setSent(before + bytes)))
        before += file.size
      }
      const scan = await start.run({ body: { uploadIds } })
      if (scan) go(`/scans/${scan.id}`)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setSent(null)
    }
  }
  return (
    <Page title="上传扫描件" crumbs={[{ href: '/scans', label: '扫描归档' }]}>
      <Card title="选文件">
        <p className="note">
          PDF、JPEG、PNG、WebP、TIFF，每个 600 MB、2000 页以内，可以选多个。页的次序、方向不限，200 dpi
          灰度就够。传到一半断了，再选同一个文件，从断的地方接着传。
        </p>
        <div className="scan-acts">
          <FilePicker
            name="扫描件"
            isMany
            isDisabled={sent !== null}
            accept=".pdf,.jpg,.jpeg,.png,.webp,.tif,.tiff"
            onPick={setFiles}
          />
          <span>{files.length === 0 ? '还没有选文件。' : `${files.length} 个文件，${inMegabytes(total)}`}</span>
        </div>
        <ul className="scan-files">
          {files.map((file) => (
            <li key={`${file.name}${file.size}`}>
              {file.name}
              <span className="note">{inMegabytes(file.size)}</span>
            </li>
          ))}
        </ul>
        <div className="scan-acts">
          <Button type="primary" disabled={files.length === 0} loading={sent !== null} onClick={() => void upload()}>
            上传并读页
          </Button>
          <span role="status">{sent === null ? '' : `已传 ${inMegabytes(sent)} / ${inMegabytes(total)}，不要关这一页。`}</span>
        </div>
        <Refusal problem={problem ?? start.problem} />
      </Card>
    </Page>
  )
}
