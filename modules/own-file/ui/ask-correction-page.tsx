import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { HeldField } from '../contract.ts'
import { useAskCorrection } from './api.ts'
import { fieldOptions } from './labels.ts'

interface Values {
  readonly field: HeldField | null
  readonly statement: string
}

/** 申请更正: which field, and what is right. */
export function AskCorrectionPage() {
  const go = useGo()
  const ask = useAskCorrection()
  return (
    <Page title="申请更正" crumbs={[{ href: '/me', label: '我的档案' }]}>
      <Card>
        <Form<Values>
          submit="提交更正申请"
          cancel="不提，返回"
          onCancel={() => go('/me')}
          initial={{ field: null, statement: '' }}
          groups={[
            {
              fields: [
                { kind: 'select', name: 'field', label: '哪一项不对', required: true, options: fieldOptions },
                {
                  kind: 'multiline',
                  name: 'statement',
                  label: '错在哪里，应当是什么',
                  required: true,
                  maxLength: 500,
                  rows: 4,
                  check: (v) => (String(v).trim().length < 5 ? '至少写 5 个字。' : undefined),
                  hint: '不要写身份证号、手机号的全部数字。单位内勤或辅警办会答复，答复在我的档案里看。',
                },
              ],
            },
          ]}
          onSave={async ({ field, statement }) => {
            await ask.runOrThrow({ body: { field: field ?? 'name', statement } })
            go('/me')
          }}
        />
      </Card>
    </Page>
  )
}
