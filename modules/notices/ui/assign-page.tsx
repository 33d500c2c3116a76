import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { ClauseView, NoticeView, PartyView } from '../contract.ts'
import { useAssignClause, useNotice, useUnitTree } from './api.ts'
import { type DeliverableDraft, DeliverablesInput } from './deliverables-input.tsx'
import { groupOptions, weekdays } from './labels.ts'
import './notices.css'

interface Values {
  readonly leadUnitId: string | null
  readonly assisting: readonly string[]
  readonly assistingWords: string
  readonly responsible: readonly string[]
  readonly responsibleWords: string
  readonly deliverables: readonly DeliverableDraft[]
  readonly when: 'none' | 'day' | 'weekly' | 'monthly'
  readonly dueOn: string | null
  readonly weekday: string | null
  readonly monthDay: number | null
  readonly reason: string
}
type Part = PartyView['part']

/** 定分工: who leads, assists and answers for one clause, what is handed in, by when. */
export function AssignPage() {
  const reading = useNotice(usePathParam('noticeId'))
  const clauseId = usePathParam('clauseId')
  return (
    <Shown of={reading} what="通知">
      {(notice) => {
        const clause = notice.clauseList.find((c) => c.id === clauseId)
        return clause ? <AssignForm key={clause.id} of={clause} notice={notice} /> : <p>这一条已经不在通知里。</p>
      }}
    </Shown>
  )
}

const chosen = (c: ClauseView, part: Part) =>
  c.parties.filter((p) => p.part === part).flatMap((p) => (p.words === null ? [p.group ?? p.unit?.id ?? ''] : []))
const wordsOf = (c: ClauseView, part: Part) =>
  c.parties
    .filter((p) => p.part === part)
    .flatMap((p) => p.words ?? [])
    .join('、')
const isGroup = (value: string): value is NonNullable<PartyView['group']> => groupOptions.some((g) => g.value === value)

const initialOf = (c: ClauseView): Values => ({
  leadUnitId: c.lead?.id ?? null,
  assisting: chosen(c, 'assisting'),
  assistingWords: wordsOf(c, 'assisting'),
  responsible: chosen(c, 'responsible'),
  responsibleWords: wordsOf(c, 'responsible'),
  deliverables: c.deliverables.map((d, i) => ({ key: String(i), ...d })),
  when: c.dueOn ? 'day' : (c.cycle?.every ?? 'none'),
  dueOn: c.dueOn,
  weekday: c.cycle?.every === 'weekly' ? String(c.cycle.day) : null,
  monthDay: c.cycle?.every === 'monthly' ? c.cycle.day : null,
  reason: '',
})

/** Units and groups chosen, and names of whoever is outside, as parties. */
const partiesOf = (part: Part, values: readonly string[], words: string) => [
  ...values.map((v) => ({ part, group: isGroup(v) ? v : null, unitId: isGroup(v) ? null : v, words: null })),
  ...words
    .split(/[、，,]/)
    .map((w) => w.trim())
    .filter(Boolean)
    .map((w) => ({ part, group: null, unitId: null, words: w })),
]
const cycleOf = (v: Values) => {
  if (v.when === 'weekly') return { every: 'weekly' as const, day: Number(v.weekday ?? 1) }
  return v.when === 'monthly' ? { every: 'monthly' as const, day: v.monthDay ?? 1 } : null
}

function AssignForm({ of: c, notice: n }: { of: ClauseView; notice: NoticeView }) {
  const go = useGo()
  const assign = useAssignClause()
  const href = `/notices/${n.id}`
  return (
    <Page
      title={`定分工：第 ${c.number} 条`}
      note={c.heading}
      crumbs={[
        { href: '/notices', label: '通知' },
        { href, label: n.number },
      ]}
    >
      <Card>
        <p className="notice-text">{c.text || c.heading}</p>
        <Form<Values>
          submit="定分工"
          cancel="不改，返回"
          onCancel={() => go(href)}
          initial={initialOf(c)}
          version={n.version}
          whyNot={n.abilities.assign ? undefined : '通知已经撤回，不能再改。'}
          groups={useGroups(n)}
          onSave={async (v, version) => {
            const body = {
              version: version ?? n.version,
              clauseId: c.id,
              leadUnitId: v.leadUnitId,
              parties: [
                ...partiesOf('assisting', v.assisting, v.assistingWords),
                ...partiesOf('responsible', v.responsible, v.responsibleWords),
              ],
              deliverables: v.deliverables.map((d) => ({ kind: d.kind, words: d.words, annex: d.annex })),
              dueOn: v.when === 'day' ? v.dueOn : null,
              cycle: cycleOf(v),
              reason: v.reason,
            }
            await assign.runOrThrow({ params: { id: n.id }, body })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}

function useGroups(n: NoticeView): readonly FieldGroup<Values>[] {
  const units = (useUnitTree().data?.nodes ?? []).map((u) => ({ value: u.id, label: u.name }))
  const parties = [...groupOptions, ...units]
  const outside = '不是本局单位的写名称，用顿号分开；派不了任务，只在分工表上。'
  return [
    {
      title: '谁来办',
      fields: [
        { kind: 'select', name: 'leadUnitId', label: '牵头单位', options: units, hint: '派发任务以前要定。' },
        { kind: 'many', name: 'responsible', label: '责任单位', options: parties },
        { kind: 'text', name: 'responsibleWords', label: '责任的外单位', maxLength: 200, hint: outside },
        { kind: 'many', name: 'assisting', label: '配合单位', options: parties },
        { kind: 'text', name: 'assistingWords', label: '配合的外单位', maxLength: 200, hint: outside },
      ],
    },
    {
      title: '交什么',
      fields: [
        {
          kind: 'custom',
          name: 'deliverables',
          label: '成果',
          isWide: true,
          check: (value) =>
            (value as readonly DeliverableDraft[]).some((d) => d.words.trim() === '') ? '每项都要写清交什么。' : undefined,
          input: (at) => <DeliverablesInput {...at} annexes={n.annexes} />,
        },
      ],
    },
    { title: '何时', fields: dayFields(n) },
  ]
}

const dayFields = (n: NoticeView): FieldGroup<Values>['fields'] => [
  {
    kind: 'choice',
    name: 'when',
    label: '时限或者周期',
    required: true,
    options: [
      { value: 'day', label: '一次，某天前' },
      { value: 'weekly', label: '每周' },
      { value: 'monthly', label: '每月' },
      { value: 'none', label: '通知没有写' },
    ],
  },
  { kind: 'date', name: 'dueOn', label: '时限', required: true, when: (v) => v.when === 'day' },
  {
    kind: 'select',
    name: 'weekday',
    label: '星期',
    required: true,
    options: weekdays.map((w, i) => ({ value: String(i + 1), label: `星期${w}` })),
    hint: '当天不上班的，顺延到下一个工作日。',
    when: (v) => v.when === 'weekly',
  },
  {
    kind: 'number',
    name: 'monthDay',
    label: '几日',
    required: true,
    least: 1,
    most: 31,
    unit: '日',
    hint: '月里没有这一天的，按月末；当天不上班的，顺延到下一个工作日。',
    when: (v) => v.when === 'monthly',
  },
  {
    kind: 'multiline',
    name: 'reason',
    label: '为什么改',
    required: true,
    maxLength: 300,
    hint: '通知已经生效：任务跟着变，理由写在任务的经过里。',
    when: () => n.state === 'inForce',
  },
]
