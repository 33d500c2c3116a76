import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { LineDocumentView } from '../contract.ts'
import { useDocument, useReview } from './api.ts'

interface Values {
  readonly reviewOn: string
  readonly note: string
}

/** 复核无变化: the document still holds; the next review date. */
export function ReviewPage() {
  const reading = useDocument(usePathParam('documentId'))
  return (
    <Shown of={reading} what="警种文件">
      {(document) => <Review key={document.id} of={document} />}
    </Shown>
  )
}

function Review({ of: d }: { of: LineDocumentView }) {
  const go = useGo()
  const review = useReview()
  const href = `/line-documents/${d.id}`
  return (
    <Page
      title="复核无变化"
      note={`${d.title} · 本次复核日期 ${d.reviewOn}`}
      crumbs={[
        { href: '/line-documents', label: '警种备案' },
        { href, label: d.title },
      ]}
    >
      <Card>
        <Form<Values>
          submit="登记复核无变化"
          cancel="不登记，返回"
          onCancel={() => go(href)}
          initial={{ reviewOn: '', note: '' }}
          version={d.version}
          groups={[
            {
              fields: [
                { kind: 'date', name: 'reviewOn', label: '下次复核日期', required: true },
                {
                  kind: 'multiline',
                  name: 'note',
                  label: '复核情况',
                  required: true,
                  maxLength: 300,
                  hint: '有变化的，不在这里登记，回去报新一版。',
                },
              ],
            },
          ]}
          onSave={async (values, version) => {
            await review.runOrThrow({ params: { id: d.id }, body: { ...values, version } })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
