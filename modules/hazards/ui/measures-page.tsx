import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { HazardView } from '../contract.ts'
import { useHazard, useOwners, useSetMeasures, useTerms } from './api.ts'
import { gradeOptions } from './labels.ts'
import { emptyMeasure, type MeasureDraft, MeasuresInput } from './measures-input.tsx'
import './hazards.css'

interface Values {
  readonly grade: NonNullable<HazardView['grade']> | null
  readonly causeId: string | null
  readonly rootCause: string
  readonly goal: string
  readonly ownerId: string | null
  readonly by: 'workingDays' | 'day'
  readonly workingDays: number | null
  readonly rectifyBy: string | null
  readonly measures: readonly MeasureDraft[]
}

/** 定措施: grade, cause, goal, owner, deadline and measures of one hazard. */
export function MeasuresPage() {
  const reading = useHazard(usePathParam('hazardId'))
  return (
    <Shown of={reading} what="隐患">
      {(hazard) => <MeasuresForm key={hazard.id} of={hazard} />}
    </Shown>
  )
}

const measuresFault = (value: unknown): string | undefined => {
  const drafts = value as readonly MeasureDraft[]
  if (drafts.some((d) => d.text.trim().length < 2)) return '每条措施都要写清做什么，不要的去掉。'
  return drafts.some((d) => d.ownerId === null) ? '每条措施都要有责任人。' : undefined
}

const initialOf = (h: HazardView): Values => {
  const held = h.measureList.filter((m) => !m.isDropped && !m.isEarlier)
  const drafts = held.map((m) => ({ key: m.id, text: m.text, ownerId: m.owner.id, dueOn: m.dueOn }))
  return {
    grade: h.grade,
    causeId: h.cause?.id ?? null,
    rootCause: h.rootCause ?? '',
    goal: h.goal ?? '',
    ownerId: h.owner?.id ?? null,
    by: h.rectifyBy === null ? 'workingDays' : 'day',
    workingDays: null,
    rectifyBy: h.rectifyBy,
    measures: drafts.length > 0 ? drafts : [emptyMeasure('1')],
  }
}

function MeasuresForm({ of: h }: { of: HazardView }) {
  const go = useGo()
  const set = useSetMeasures()
  const href = `/hazards/${h.id}`
  const groups = useGroups(h)
  return (
    <Page
      title={`定措施：${h.number}`}
      note={`${h.unit.name} · ${h.title}`}
      crumbs={[
        { href: '/hazards', label: '问题台账' },
        { href, label: h.number },
      ]}
    >
      <Card>
        <Form<Values>
          submit="定措施"
          cancel="先不定，返回"
          onCancel={() => go(href)}
          initial={initialOf(h)}
          version={h.version}
          whyNot={h.abilities.setMeasures ? undefined : '已经开始整改，措施不能重定，可以加措施。'}
          groups={groups}
          onSave={async ({ by, measures, ...values }, version) => {
            await set.runOrThrow({
              params: { id: h.id },
              body: {
                version: version ?? h.version,
                grade: values.grade ?? 'general',
                causeId: values.causeId,
                rootCause: values.rootCause,
                goal: values.goal,
                ownerId: values.ownerId ?? '',
                rectifyBy: by === 'day' ? values.rectifyBy : null,
                workingDays: by === 'workingDays' ? values.workingDays : null,
                measures: measures.map((m) => ({ text: m.text, ownerId: m.ownerId ?? '', dueOn: m.dueOn })),
              },
            })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}

function useGroups(h: HazardView): readonly FieldGroup<Values>[] {
  const officers = (useOwners(h.id).data?.rows ?? []).map((o) => ({ value: o.id, label: o.name }))
  const causes = (useTerms().data?.rows ?? [])
    .filter((t) => t.kind === 'cause' && t.retiredOn === null)
    .map((t) => ({ value: t.id, label: t.name }))
  return [
    {
      title: '为什么会有',
      fields: [
        { kind: 'choice', name: 'grade', label: '分级', required: true, options: gradeOptions },
        { kind: 'select', name: 'causeId', label: '原因', options: causes, hint: '用来看哪类原因反复出现。' },
        { kind: 'multiline', name: 'rootCause', label: '根源', required: true, maxLength: 500 },
      ],
    },
    {
      title: '整改到什么程度、谁负责、何时完成',
      fields: [
        {
          kind: 'multiline',
          name: 'goal',
          label: '目标',
          required: true,
          maxLength: 300,
          hint: '写做到什么样算整改好，核验时对照。',
        },
        {
          kind: 'select',
          name: 'ownerId',
          label: '责任人',
          required: true,
          options: officers,
          hint: '本单位民警；由责任人交佐证，上一级确认。',
        },
        {
          kind: 'choice',
          name: 'by',
          label: '时限怎么定',
          required: true,
          options: [
            { value: 'workingDays', label: '从今天起多少个工作日' },
            { value: 'day', label: '指定日期' },
          ],
        },
        {
          kind: 'number',
          name: 'workingDays',
          label: '工作日数',
          required: true,
          least: 1,
          most: 250,
          unit: '个工作日',
          when: (v: Values) => v.by === 'workingDays',
        },
        {
          kind: 'date',
          name: 'rectifyBy',
          label: '整改时限',
          required: true,
          when: (v: Values) => v.by === 'day',
          hint: '定了以后只能经批准延期，不能改晚。',
        },
      ],
    },
    {
      title: '措施',
      fields: [
        {
          kind: 'custom',
          name: 'measures',
          label: '措施',
          required: true,
          isWide: true,
          check: measuresFault,
          hint: '每条写做什么、谁做；不填时限的，同整改时限。',
          input: (at) => <MeasuresInput {...at} officers={officers} />,
        },
      ],
    },
  ]
}
