import { FileInput } from '../../../app/kit/form/file-input.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { sendFile } from '../../../app/send-file.ts'
import type { LineDocumentView } from '../contract.ts'
import { useDocument, useLodge, useLodgeAgain } from './api.ts'
import { kindOptions } from './labels.ts'

/** A file chosen here, or the one that is attached already. */
type Attachment = File | { readonly id: string; readonly name: string }
interface Values {
  readonly kind: LineDocumentView['kind'] | null
  readonly title: string
  readonly body: string
  readonly file: Attachment | null
  readonly reviewOn: string
}
type Content = Omit<Values, 'file' | 'kind'> & { kind: LineDocumentView['kind']; fileId: string | null }

interface FormProps {
  readonly initial: Values
  readonly version?: number
  readonly submit: string
  readonly back: string
  readonly onSave: (content: Content, version: number) => Promise<void>
}

const largest = 20 * 1024 * 1024
const fileFault = (value: unknown): string | undefined =>
  value instanceof File && value.size > largest ? '文件超过 20 MB，缩小后再选。' : undefined

function DocumentForm({ initial, version, submit, back, onSave }: FormProps) {
  const go = useGo()
  return (
    <Card>
      <Form<Values>
        submit={submit}
        cancel="先不报，返回"
        onCancel={() => go(back)}
        initial={initial}
        {...(version === undefined ? {} : { version })}
        groups={[
          {
            title: '是什么',
            fields: [
              { kind: 'select', name: 'kind', label: '类别', required: true, options: kindOptions },
              { kind: 'text', name: 'title', label: '名称', required: true, maxLength: 60 },
              { kind: 'date', name: 'reviewOn', label: '复核日期', required: true, hint: '到那天前 30 天提醒复核。' },
            ],
          },
          {
            title: '写了什么（正文和附件至少一样）',
            fields: [
              { kind: 'multiline', name: 'body', label: '正文', rows: 14, maxLength: 20_000, isWide: true },
              {
                kind: 'custom',
                name: 'file',
                label: '附件',
                hint: 'PDF、.docx 或图片，20 MB 以内。',
                check: fileFault,
                input: (at) => <FileInput {...at} none="没有附件" isOptional />,
              },
            ],
          },
        ]}
        onSave={async ({ file, kind, ...values }, seen) => {
          const fileId = file instanceof File ? await sendFile(file) : (file?.id ?? null)
          await onSave({ ...values, kind: kind ?? 'duty', fileId }, seen)
        }}
      />
    </Card>
  )
}

const crumbs = [{ href: '/line-documents', label: '警种备案' }]

/** 报警种备案: a document of the own line. */
export function LodgePage() {
  const go = useGo()
  const lodge = useLodge()
  return (
    <Page title="报警种备案" note="报给辅警办；受理以后全局可看。" crumbs={crumbs}>
      <DocumentForm
        initial={{ kind: null, title: '', body: '', file: null, reviewOn: '' }}
        submit="报警种备案"
        back="/line-documents"
        onSave={async (content) => {
          const { id } = await lodge.runOrThrow({ body: content })
          go(`/line-documents/${id}`, { replace: true })
        }}
      />
    </Page>
  )
}

/** 补好再报, or the next version of a document in force. */
export function LodgeAgainPage() {
  const reading = useDocument(usePathParam('documentId'))
  return (
    <Shown of={reading} what="警种文件">
      {(document) => <Again key={document.id} of={document} />}
    </Shown>
  )
}

function Again({ of: d }: { of: LineDocumentView }) {
  const go = useGo()
  const lodge = useLodgeAgain()
  const href = `/line-documents/${d.id}`
  const isReturned = d.state === 'returned'
  const { kind, title, body } = d
  const file = d.fileId && d.file ? { id: d.fileId, name: d.file.name } : null
  return (
    <Page
      title={isReturned ? '补好再报' : '报新一版'}
      note={isReturned ? `退回理由：${d.answer ?? ''}` : `第 ${d.number} 版到新一版受理为止仍然有效。`}
      crumbs={[...crumbs, { href, label: title }]}
    >
      <DocumentForm
        initial={{ kind, title, body, file, reviewOn: isReturned ? d.reviewOn : '' }}
        version={d.version}
        submit={isReturned ? '补好再报' : '报新一版'}
        back={href}
        onSave={async (content, version) => {
          const { id } = await lodge.runOrThrow({ params: { id: d.id }, body: { ...content, version } })
          go(`/line-documents/${id}`, { replace: true })
        }}
      />
    </Page>
  )
}
