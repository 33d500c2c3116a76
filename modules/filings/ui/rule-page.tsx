import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useRule, useSetRule } from './api.ts'

interface Values {
  readonly filingDays: number | null
}

/** 备案期限: the bureau's own rule; no number above it is known. */
export function RulePage() {
  const go = useGo()
  const rule = useRule()
  const set = useSetRule()
  const back = () => go('/filings')
  return (
    <Page title="备案期限" crumbs={[{ href: '/filings', label: '变动备案' }]}>
      <Card>
        <Shown of={rule} what="备案期限">
          {({ filingDays, version, abilities }) =>
            abilities.set ? (
              <Form<Values>
                submit="定备案期限"
                onCancel={back}
                initial={{ filingDays }}
                version={version}
                groups={[
                  {
                    fields: [
                      {
                        kind: 'number',
                        name: 'filingDays',
                        label: '变动后多少个工作日内报备案',
                        least: 1,
                        most: 60,
                        unit: '个工作日',
                        hint: '期限为本局规定；上位规定只说“及时”，未定天数，由局填写。不填就不计迟报。已经开出的备案，时限不变。',
                      },
                    ],
                  },
                ]}
                onSave={async (values, seen) => {
                  await set.runOrThrow({ body: { ...values, version: seen ?? version } })
                  back()
                }}
              />
            ) : (
              <Facts of={[['变动后', filingDays === null ? '未定天数' : `${filingDays} 个工作日内报备案（本局规定）`]]} />
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}
