import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { TaskForceView } from '../contract.ts'
import { useSetCycle, useTaskForce } from './api.ts'
import { everyOptions } from './labels.ts'

interface Values {
  readonly everyCount: number | null
  readonly everyUnit: 'week' | 'month'
  readonly firstDueOn: string
  readonly joinWords: string
  readonly joinFrom: number | null
}
const wordsOf = (text: string) => text.split(/[、，,\s]+/).filter((word) => word !== '')

/** 会商周期: how often, by when next, and which units join. */
export function CyclePage() {
  return (
    <Page title="会商周期" crumbs={[{ href: '/task-forces', label: '专班' }]}>
      <Card>
        <Shown of={useTaskForce(usePathParam('taskForceId'))} what="专班">
          {(force) => <CycleForm force={force} />}
        </Shown>
      </Card>
    </Page>
  )
}

function CycleForm({ force }: { force: TaskForceView }) {
  const go = useGo()
  const set = useSetCycle()
  const href = `/task-forces/${force.id}`
  return (
    <Form<Values>
      submit="定会商周期"
      onCancel={() => go(href)}
      initial={{
        everyCount: force.cycle?.everyCount ?? 1,
        everyUnit: force.cycle?.everyUnit ?? 'month',
        firstDueOn: force.cycle?.nextDueOn ?? today(),
        joinWords: force.joinWords.join('、'),
        joinFrom: force.joinFrom,
      }}
      version={force.version}
      whyNot={force.abilities.serve ? undefined : '会商周期由专班办公室定。'}
      groups={[
        {
          title: '多久一次',
          fields: [
            { kind: 'number', name: 'everyCount', label: '每', required: true, least: 1, most: 26 },
            { kind: 'choice', name: 'everyUnit', label: '单位时间', required: true, options: everyOptions },
            { kind: 'date', name: 'firstDueOn', label: '下次会商最迟', required: true, hint: '以后按上次召开的日期往后推。' },
          ],
        },
        {
          title: '哪些单位参加',
          fields: [
            {
              kind: 'text',
              name: 'joinWords',
              label: '名称里有这些字的单位',
              maxLength: 200,
              hint: '用顿号隔开；筹备时按它提出，还可以增减。',
            },
            { kind: 'number', name: 'joinFrom', label: '用辅多少人以上的单位', required: true, least: 1, unit: '人' },
          ],
        },
      ]}
      onSave={async ({ everyCount, joinFrom, joinWords, ...values }, version) => {
        const body = { ...values, version, everyCount: everyCount ?? 1, joinFrom: joinFrom ?? 1, joinWords: wordsOf(joinWords) }
        await set.runOrThrow({ params: { id: force.id }, body })
        go(href)
      }}
    />
  )
}
