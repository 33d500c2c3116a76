import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useAddAccount, useUnitChoice } from './api.ts'

const initial = { login: '', name: '', unitId: null as string | null }

/** An account for somebody outside the roster. */
export function NewAccountPage() {
  const go = useGo()
  const add = useAddAccount()
  const units = useUnitChoice() ?? []
  return (
    <Page
      title="开一个账号"
      note="花名册里的人由辅警办或内勤开通；这里只开花名册以外的账号"
      crumbs={[{ href: '/accounts', label: '账号管理' }]}
    >
      <Card>
        <Form
          submit="开这个账号"
          initial={initial}
          onCancel={() => go('/accounts')}
          groups={[
            {
              fields: [
                { kind: 'text', name: 'name', label: '名称', required: true, maxLength: 30 },
                {
                  kind: 'text',
                  name: 'login',
                  label: '账号',
                  required: true,
                  maxLength: 30,
                  hint: '3 到 30 位小写字母、数字、点和横线',
                },
                { kind: 'select', name: 'unitId', label: '单位', options: units.map((u) => ({ value: u.id, label: u.name })) },
              ],
            },
          ]}
          onSave={async (values) => {
            const made = await add.runOrThrow({ body: { ...values, unitId: values.unitId || null } })
            go(`/accounts/${made.id}`)
          }}
        />
      </Card>
    </Page>
  )
}
