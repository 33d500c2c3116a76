import { today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { annexes } from '../contract.ts'
import { useOpen, useUnitTree } from './api.ts'
import { annexOptions } from './labels.ts'

interface Values {
  readonly title: string
  readonly annexes: (typeof annexes)[number][]
  readonly papers: string
  readonly unitIds: string[]
  readonly dueOn: string | null
}

/** One a line; empty lines are none. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function useGroups(): readonly FieldGroup<Values>[] {
  const tree = useUnitTree()
  const units = (tree.data?.nodes ?? []).map((node) => ({ value: node.id, label: node.name }))
  return [
    {
      title: '收什么',
      fields: [
        { kind: 'text', name: 'title', label: '这次收集叫什么', required: true, maxLength: 60 },
        {
          kind: 'many',
          name: 'annexes',
          label: '附件',
          options: annexOptions,
          hint: '附件1、附件5 报系统里定稿的一号；附件2、3、4 报系统内签齐，或者签好的文件。',
        },
        {
          kind: 'multiline',
          name: 'papers',
          label: '其他材料',
          rows: 3,
          maxLength: 1200,
          hint: '一行一种，报送文件（PDF、Word、Excel、图片）。',
        },
      ],
    },
    {
      title: '谁报、什么时候报齐',
      fields: [
        { kind: 'many', name: 'unitIds', label: '单位', options: units, hint: '不选为您范围内的全部用辅警单位；选了的含下级。' },
        {
          kind: 'date',
          name: 'dueOn',
          label: '时限',
          required: true,
          earliest: today(),
          hint: '当天 24:00 前到达服务器为按时，之后第一次报送为迟报，一直没报为漏报。',
        },
      ],
    },
  ]
}

/** 发起收集. */
export function NewCollectionPage() {
  const go = useGo()
  const open = useOpen()
  return (
    <Page title="发起收集" crumbs={[{ href: '/collections', label: '收集' }]}>
      <Card>
        <Form<Values>
          submit="发起收集"
          isTwoColumns
          onCancel={() => go('/collections')}
          initial={{ title: '', annexes: annexOptions.map((o) => o.value), papers: '', unitIds: [], dueOn: null }}
          groups={useGroups()}
          onSave={async ({ title, annexes, papers, unitIds, dueOn }) => {
            const body = { title, annexes, papers: linesOf(papers), unitIds, dueOn: dueOn ?? '' }
            go(`/collections/${(await open.runOrThrow({ body })).id}`)
          }}
        />
      </Card>
    </Page>
  )
}
