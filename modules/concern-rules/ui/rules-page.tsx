import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import { useRules, useSetRules } from './api.ts'

interface Values {
  readonly receiptDays: number | null
  readonly answerDays: number | null
  readonly protectionDays: number | null
  readonly retentionYears: number | null
}
const days = (name: keyof Values, label: string, most: number, hint: string) =>
  ({ kind: 'number', name, label, required: true, least: 1, most, unit: '日', hint }) as const

/** 诉求办理规定: the bureau's own terms. */
export function RulesPage() {
  const go = useGo()
  const rules = useRules()
  const set = useSetRules()
  const isOffice = useSession().session.role === 'auxiliaryOffice'
  return (
    <Page title="诉求办理规定" crumbs={[{ href: '/concerns', label: '诉求办理' }]}>
      <Card>
        <Shown of={rules} what="办理规定">
          {({ version, ...now }) =>
            isOffice ? (
              <Form<Values>
                submit="定办理规定"
                onCancel={() => go('/concerns')}
                initial={now}
                version={version}
                groups={[
                  {
                    fields: [
                      days('receiptDays', '几日内告知收到', 60, '本局规定，按日历日；参照信访工作条例的 15 日。'),
                      days(
                        'answerDays',
                        '几日内书面答复',
                        180,
                        '本局规定，按日历日；参照信访工作条例的 60 日。已提出的，期限不变。',
                      ),
                      days('protectionDays', '提出后几日内的不利处理，由承办人优先查看', 1095, '本局规定。'),
                      {
                        kind: 'number',
                        name: 'retentionYears',
                        label: '办结后保存几年',
                        least: 1,
                        most: 30,
                        unit: '年',
                      },
                    ],
                  },
                ]}
                onSave={async (v, seen = version) => {
                  const { receiptDays, answerDays, protectionDays, retentionYears } = v
                  const filled = {
                    receiptDays: receiptDays ?? 15,
                    answerDays: answerDays ?? 60,
                    protectionDays: protectionDays ?? 180,
                  }
                  await set.runOrThrow({ body: { version: seen, ...filled, retentionYears } })
                  go('/concerns')
                }}
              />
            ) : (
              <Facts
                of={[
                  ['告知收到', `${now.receiptDays} 日内（本局规定）`],
                  ['书面答复', `${now.answerDays} 日内（本局规定）`],
                  ['保存', now.retentionYears === null ? '期限本局未定' : `办结后 ${now.retentionYears} 年（本局规定）`],
                ]}
              />
            )
          }
        </Shown>
      </Card>
    </Page>
  )
}
