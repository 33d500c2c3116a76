import { today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import { useOpenRound, usePreparation, useUnitTree } from './api.ts'
import './screening.css'

interface Values {
  readonly title: string
  readonly unitIds: string[]
  readonly dueOn: string | null
}
interface Checklist {
  readonly id: string
  readonly number: number
  readonly questions: number
}

/** 22 个单位 — counted while units are chosen. */
function UnitCount({ values }: { values: Values }) {
  const { data } = usePreparation(values.unitIds)
  return <>{data ? `${data.units} 个用辅警的单位，各填一份` : '正在算'}</>
}

function useGroups(checklist: Checklist | null): readonly FieldGroup<Values>[] {
  const tree = useUnitTree()
  const units = (tree.data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name }))
  return [
    {
      title: '排查什么',
      fields: [
        { kind: 'text', name: 'title', label: '这一批叫什么', required: true, maxLength: 60 },
        {
          kind: 'derived',
          name: 'derived:checklist',
          label: '排查清单',
          show: () => (
            <>
              {checklist ? `施行的第 ${checklist.number} 版，${checklist.questions} 项。` : '没有施行的。'}要改，先在
              <Link className="screening-inline" href="/screening-checklists">
                排查清单
              </Link>
              里起草、施行。
            </>
          ),
        },
      ],
    },
    {
      title: '谁填、什么时候填完',
      fields: [
        { kind: 'many', name: 'unitIds', label: '单位', options: units, hint: '不选为您范围内的全部单位；选了的含下级。' },
        { kind: 'derived', name: 'derived:count', label: '要填报', show: (values) => <UnitCount values={values} /> },
        {
          kind: 'date',
          name: 'dueOn',
          label: '时限',
          required: true,
          earliest: today(),
          hint: '当天 24:00 前报送为按时，之后第一次报送为迟报，一直没报为漏报。',
        },
      ],
    },
  ]
}

/** 发起排查批次. */
export function NewRoundPage() {
  const preparation = usePreparation([])
  return (
    <Page title="发起排查批次" crumbs={[{ href: '/screening-rounds', label: '隐患排查' }]}>
      <Card>
        <Shown of={preparation} what="排查清单">
          {({ checklist }) => <RoundForm checklist={checklist} />}
        </Shown>
      </Card>
    </Page>
  )
}

function RoundForm({ checklist }: { checklist: Checklist | null }) {
  const go = useGo()
  const open = useOpenRound()
  return (
    <Form<Values>
      submit="发起这一批"
      isTwoColumns
      onCancel={() => go('/screening-rounds')}
      initial={{ title: '', unitIds: [], dueOn: null }}
      groups={useGroups(checklist)}
      whyNot={checklist ? undefined : '没有施行的排查清单，先施行一版再发起。'}
      onSave={async ({ title, unitIds, dueOn }) => {
        const body = { title, unitIds, checklistId: checklist?.id ?? '', dueOn: dueOn ?? '' }
        go(`/screening-rounds/${(await open.runOrThrow({ body })).id}`)
      }}
    />
  )
}
