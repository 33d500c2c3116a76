import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useBelow, useSend } from './api.ts'

interface Values {
  readonly number: string
  readonly title: string
  readonly issuedOn: string
  readonly dueOn: string | null
  readonly recipients: readonly string[]
  readonly text: string
}

/** 下发一件通知 — to some or all of the bureaus right below. */
export function SendPage() {
  return (
    <Page title="下发一件通知" crumbs={[{ href: '/superior-notices', label: '下发通知' }]}>
      <Card>
        <Shown of={useBelow()} what="下级的局">
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title="没有下级的局" note="隶属关系由系统管理员在服务器上定。" />
            ) : (
              <SendForm bureaus={rows} />
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}

function SendForm({ bureaus }: { bureaus: readonly { readonly id: string; readonly name: string }[] }) {
  const go = useGo()
  const send = useSend()
  return (
    <Form<Values>
      isTwoColumns
      submit="下发通知"
      cancel="不发，返回"
      onCancel={() => go('/superior-notices')}
      initial={{ number: '', title: '', issuedOn: today(), dueOn: null, recipients: bureaus.map((b) => b.id), text: '' }}
      groups={[
        {
          fields: [
            { kind: 'text', name: 'number', label: '文号', required: true, maxLength: 40, placeholder: '清公通〔2026〕7号' },
            { kind: 'text', name: 'title', label: '标题', required: true, maxLength: 120 },
            { kind: 'date', name: 'issuedOn', label: '印发日期', required: true },
            { kind: 'date', name: 'dueOn', label: '期限', hint: '没有期限就不填。' },
            {
              kind: 'many',
              name: 'recipients',
              label: '发给',
              required: true,
              isWide: true,
              options: bureaus.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              kind: 'multiline',
              name: 'text',
              label: '全文',
              required: true,
              rows: 14,
              maxLength: 100_000,
              isWide: true,
              hint: '按“一、”和“1.”编号，各局转为本局通知时照编号切成条款。',
            },
          ],
        },
      ]}
      onSave={async (values) => {
        const body = { ...values, dueOn: values.dueOn || null, recipients: [...values.recipients] }
        const { id } = await send.runOrThrow({ body })
        go(`/superior-notices/${id}`, { replace: true })
      }}
    />
  )
}
