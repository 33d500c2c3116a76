import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { sendFile, useEnter, useReadFile } from './api.ts'
import { headFields } from './head-fields.ts'
import './notices.css'

interface Values {
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string
  readonly text: string
}
interface Read {
  readonly values: Values
  readonly fileId: string | null
  readonly said: readonly string[]
}
const nothingRead: Read = { values: { number: '', title: '', issuer: '', issuedOn: '', text: '' }, fileId: null, said: [] }

/** Reads a .docx into the form; nothing is kept before the form is. */
function useFileReading() {
  const reading = useReadFile()
  const [read, setRead] = useState(nothingRead)
  const [problem, setProblem] = useState<Problem | null>(null)
  const take = async (file: File) => {
    setProblem(null)
    try {
      const fileId = await sendFile(file)
      const { number, title, issuer, issuedOn, text, clauses, annexes, remarks } = await reading.runOrThrow({ body: { fileId } })
      const values = { number: number ?? '', title: title ?? '', issuer: issuer ?? '', issuedOn: issuedOn ?? '', text }
      setRead({ values, fileId, said: [`${file.name}：读出 ${clauses} 条、${annexes} 个附件。`, ...remarks] })
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return { read, take, problem, isRunning: reading.isRunning }
}

/** 录入通知: pasted, or read from a .docx; the text is cut when it is entered. */
export function EnterPage() {
  const go = useGo()
  const enter = useEnter()
  const picker = useRef<HTMLInputElement>(null)
  const { read, take, problem, isRunning } = useFileReading()
  return (
    <Page title="录入通知" crumbs={[{ href: '/notices', label: '通知' }]}>
      <Card title="从 .docx 读" note="读出文号、标题、机关、日期和全文，填在下面，改好再录入；原件一并留存。">
        <Button loading={isRunning} onClick={() => picker.current?.click()}>
          选 .docx 文件
        </Button>
        <input
          ref={picker}
          type="file"
          tabIndex={-1}
          aria-label="通知的 .docx 文件"
          className="visually-hidden"
          accept=".docx"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void take(file)
          }}
        />
        <div role="status">
          {read.said.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <Refusal problem={problem} />
      </Card>
      <Card title="通知">
        <Form<Values>
          key={read.fileId ?? 'typed'}
          submit="录入并切分条款"
          cancel="不录，返回"
          onCancel={() => go('/notices')}
          initial={read.values}
          groups={[
            { fields: headFields<Values>() },
            {
              fields: [
                {
                  kind: 'multiline',
                  name: 'text',
                  label: '全文',
                  required: true,
                  rows: 16,
                  maxLength: 100_000,
                  isWide: true,
                  hint: '按“一、”和“1.”切成条款；“牵头单位：”“配合单位：”“责任单位：”后面的单位、“每周四”“9月15日前”会读成分工和时限。',
                },
              ],
            },
          ]}
          onSave={async (values) => {
            const { id } = await enter.runOrThrow({ body: { ...values, fileId: read.fileId } })
            go(`/notices/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
