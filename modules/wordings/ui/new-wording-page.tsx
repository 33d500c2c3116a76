import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { WordingKindName } from '../contract.ts'
import { useAddWording } from './api.ts'
import { kindOptions } from './labels.ts'

interface Values {
  readonly kind: WordingKindName | null
  readonly name: string
  readonly formLabel: string
}

/** 新增范本: a kind and a name; the text is written in the editor. */
export function NewWordingPage() {
  const go = useGo()
  const add = useAddWording()
  return (
    <Page title="新增范本" note="先成草稿；写好文字，经政治处领导批准，再施行" crumbs={[{ href: '/wordings', label: '范本' }]}>
      <Card>
        <Form<Values>
          submit="新增，去写文字"
          cancel="不增，返回"
          onCancel={() => go('/wordings')}
          initial={{ kind: null, name: '', formLabel: '' }}
          groups={[
            {
              fields: [
                { kind: 'select', name: 'kind', label: '类别', required: true, options: kindOptions },
                {
                  kind: 'text',
                  name: 'name',
                  label: '名称',
                  required: true,
                  maxLength: 60,
                  hint: '也是标题的初稿，标题以后可以改。',
                },
                { kind: 'text', name: 'formLabel', label: '附件号', maxLength: 20, hint: '如“附件6”，印在左上角。' },
              ],
            },
          ]}
          onSave={async ({ kind, name, formLabel }) => {
            if (kind === null) return
            const { id } = await add.runOrThrow({ body: { kind, name, formLabel } })
            go(`/wordings/${id}/draft`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
