import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { BureauReportView } from '../contract.ts'
import { useEdit, useReport } from './api.ts'
import './bureau-reports.css'

interface Values {
  readonly title: string
  readonly text: string
}

/** 改全局周报: who comes second sees both texts and loses nothing. */
export function EditPage() {
  const reading = useReport(usePathParam('bureauReportId'))
  const reread = async () => {
    const { data } = await reading.refetch()
    if (!data) throw new Error('not read')
    return { values: { title: data.title, text: data.text }, version: data.version }
  }
  return (
    <Shown of={reading} what="全局周报">
      {(report) => <Edit key={report.id} report={report} reread={reread} />}
    </Shown>
  )
}

function Edit({ report: r, reread }: { report: BureauReportView; reread: () => Promise<{ values: Values; version: number }> }) {
  const go = useGo()
  const edit = useEdit()
  const back = () => go(`/bureau-reports/${r.id}`)
  return (
    <Page
      title="改全局周报"
      note={r.weekName}
      crumbs={[
        { href: '/bureau-reports', label: '全局周报' },
        { href: `/bureau-reports/${r.id}`, label: r.weekName },
      ]}
    >
      <Card>
        <div className="bureau-edit">
          <Form<Values>
            submit="存正文"
            onCancel={back}
            initial={{ title: r.title, text: r.text }}
            version={r.version}
            reread={reread}
            groups={[
              {
                fields: [
                  { kind: 'text', name: 'title', label: '标题', required: true, maxLength: 80 },
                  {
                    kind: 'multiline',
                    name: 'text',
                    label: '正文',
                    required: true,
                    rows: 17,
                    maxLength: 20_000,
                    hint: '一段一行。“一、”开头的排黑体，“（一）”开头的第一句排楷体。数字由单位周报得来，改了和附表对不上的，在文字里说明。',
                  },
                ],
              },
            ]}
            onSave={async (values, version) => {
              await edit.runOrThrow({ params: { id: r.id }, body: { version, title: values.title, text: values.text } })
              back()
            }}
          />
        </div>
      </Card>
    </Page>
  )
}
