import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { IncidentView } from '../contract.ts'
import { useIncident, useReview } from './api.ts'
import { categoryOptions } from './labels.ts'

type Category = 'teamManagement' | 'publicReputation' | 'other'
interface Values {
  readonly text: string
  readonly category: Category
  readonly findings: string
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const lineFault = (value: unknown): string | undefined => {
  const lines = linesOf(String(value))
  if (lines.length > 20) return '最多 20 处。'
  return lines.some((line) => line.length < 2 || line.length > 60) ? '每处 2 到 60 个字。' : undefined
}

/** 复盘: what was learned, and which weaknesses go into the unit's ledger. */
export function ReviewPage() {
  const reading = useIncident(usePathParam('incidentId'))
  return (
    <Shown of={reading} what="事件">
      {(incident) => <Review key={incident.id} of={incident} />}
    </Shown>
  )
}

function Review({ of: i }: { of: IncidentView }) {
  const go = useGo()
  const review = useReview()
  const href = `/incidents/${i.id}`
  return (
    <Page
      title="三同步复盘"
      note={`${i.unit.name} · ${i.number}`}
      crumbs={[
        { href: '/incidents', label: '三同步' },
        { href, label: i.title },
      ]}
    >
      <Card>
        <Form<Values>
          submit="复盘"
          cancel="先不复盘，返回"
          onCancel={() => go(href)}
          initial={{ text: '', category: 'teamManagement', findings: '' }}
          version={i.version}
          whyNot={i.abilities.review ? undefined : '单位报了处置完毕，由辅警办没有负责过这件事的人复盘。'}
          groups={[
            {
              fields: [
                { kind: 'multiline', name: 'text', label: '复盘情况', required: true, maxLength: 2000, rows: 6, isWide: true },
                {
                  kind: 'multiline',
                  name: 'findings',
                  label: '发现的问题，一行一处',
                  rows: 4,
                  isWide: true,
                  check: lineFault,
                  hint: '每处进单位台账，有编号；复盘以后不能撤回。没有问题就空着。',
                },
                {
                  kind: 'choice',
                  name: 'category',
                  label: '问题的类别',
                  options: categoryOptions,
                  when: (v) => linesOf(v.findings).length > 0,
                },
              ],
            },
          ]}
          onSave={async ({ text, category, findings }, version) => {
            const description = `三同步复盘发现，事件 ${i.number}。`
            const found = linesOf(findings).map((title) => ({ category, title, description }))
            await review.runOrThrow({ params: { id: i.id }, body: { text, findings: found, version } })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
