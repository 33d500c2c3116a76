import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useRules, useSaveChecklist, useSetDays } from './api.ts'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** 检查规定: how many working days an answer may take, and the line's own checklist. */
export function RulesPage() {
  const go = useGo()
  const rules = useRules()
  const [set, save] = [useSetDays(), useSaveChecklist()]
  const back = () => go('/inspections')
  return (
    <Page title="检查规定" crumbs={[{ href: '/inspections', label: '警种检查' }]}>
      <Shown of={rules} what="检查规定">
        {({ suggestionDays, version, checklist, abilities }) => (
          <>
            {checklist ? (
              <Card
                title={`${checklist.policeLine}警种检查清单`}
                note={checklist.savedBy ? `第 ${checklist.version - 1} 版，${checklist.savedBy}` : '还没有'}
              >
                <Form<{ questions: string }>
                  submit="存检查清单"
                  onCancel={back}
                  initial={{ questions: checklist.questions.join('\n') }}
                  version={checklist.version}
                  groups={[
                    {
                      fields: [
                        {
                          kind: 'multiline',
                          name: 'questions',
                          label: '检查项，一行一项',
                          required: true,
                          rows: 12,
                          isWide: true,
                          hint: '以后开始的检查照新的一版；检查里还可以加减。只问管理，不问个人的言论、交往。',
                          check: (v) => {
                            const lines = linesOf(String(v))
                            if (lines.length > 80) return '最多 80 项。'
                            return lines.some((l) => l.length < 2 || l.length > 200) ? '每项 2 到 200 个字。' : undefined
                          },
                        },
                      ],
                    },
                  ]}
                  onSave={async ({ questions }, seen) => {
                    await save.runOrThrow({ body: { questions: linesOf(questions), version: seen } })
                    back()
                  }}
                />
              </Card>
            ) : null}
            <Card title="建议的答复期限">
              {abilities.set ? (
                <Form<{ suggestionDays: number | null }>
                  submit="定答复期限"
                  onCancel={back}
                  initial={{ suggestionDays }}
                  version={version}
                  groups={[
                    {
                      fields: [
                        {
                          kind: 'number',
                          name: 'suggestionDays',
                          label: '提出后多少个工作日内答复',
                          least: 1,
                          most: 60,
                          unit: '个工作日',
                          hint: '本局规定；上位规定没有定天数。不填就没有时限，不计迟答。已经发出的建议，时限不变。',
                        },
                      ],
                    },
                  ]}
                  onSave={async (values, seen) => {
                    await set.runOrThrow({ body: { ...values, version: seen } })
                    back()
                  }}
                />
              ) : (
                <Facts of={[['提出后', suggestionDays === null ? '未定天数' : `${suggestionDays} 个工作日内答复（本局规定）`]]} />
              )}
            </Card>
          </>
        )}
      </Shown>
    </Page>
  )
}
