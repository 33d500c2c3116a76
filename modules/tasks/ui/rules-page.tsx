import type { OutputOf } from '../../../app/call.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { readTaskRules } from '../contract.ts'
import { useRules, useSetRules } from './api.ts'

type Rules = OutputOf<typeof readTaskRules>

/** 任务的天数: the bureau's own numbers. */
export function RulesPage() {
  const reading = useRules()
  return (
    <Page title="任务的天数" note="期限为本局规定；上位规定未定天数，由局填写。" crumbs={[{ href: '/tasks', label: '任务' }]}>
      <Card>
        <Shown of={reading} what="任务的天数">
          {(rules) => <RulesForm key={rules.version} of={rules} />}
        </Shown>
      </Card>
    </Page>
  )
}

function RulesForm({ of: rules }: { of: Rules }) {
  const go = useGo()
  const set = useSetRules()
  const { acknowledgeDays, escalationDays } = rules
  if (!rules.abilities.set)
    return (
      <Facts
        of={[
          ['签收或者提异议', `派发以后 ${acknowledgeDays} 个工作日内`],
          ['逾期', escalationDays === null ? '不自动升级' : `每满 ${escalationDays} 个工作日自动升一级`],
        ]}
      />
    )
  return (
    <Form<{ acknowledgeDays: number | null; escalationDays: number | null }>
      submit="定天数"
      cancel="不改，返回"
      onCancel={() => go('/tasks')}
      initial={{ acknowledgeDays, escalationDays }}
      version={rules.version}
      groups={[
        {
          fields: [
            {
              kind: 'number',
              name: 'acknowledgeDays',
              label: '派发以后多少个工作日内签收或者提异议',
              required: true,
              least: 1,
              most: 60,
              unit: '个工作日',
            },
            {
              kind: 'number',
              name: 'escalationDays',
              label: '逾期每满多少个工作日自动升一级',
              least: 1,
              most: 250,
              unit: '个工作日',
              hint: '每天零点看一次，逐级报到承办人的上一级；不填的，不自动升。',
            },
          ],
        },
      ]}
      onSave={async (values, version) => {
        const body = { acknowledgeDays: values.acknowledgeDays ?? 3, escalationDays: values.escalationDays }
        await set.runOrThrow({ body: { ...body, version: version ?? rules.version } })
      }}
    />
  )
}
