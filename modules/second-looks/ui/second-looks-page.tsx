import { Drawer } from '../../../app/kit/drawer.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, DrawerControls, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { Panel } from '../../../app/kit/states.tsx'
import { listSecondLooks, type SecondLookView } from '../contract.ts'
import { useAnswerLook, useDecideLook } from './api.ts'
import { actLabels, stateLabels, stateOptions } from './labels.ts'

const columns: readonly Column<SecondLookView>[] = [
  { key: 'name', title: '姓名', render: (l) => l.person.name, opens: true, phone: 'title', width: 90 },
  { key: 'unit', title: '单位', render: (l) => l.person.unit, width: 140 },
  { key: 'act', title: '事项', render: (l) => actLabels[l.act], width: 170, phone: 'note' },
  {
    key: 'state',
    title: '状态',
    render: (l) => (l.state === 'asked' ? <Gap>待查看</Gap> : stateLabels[l.state]),
    width: 130,
    phone: 'note',
  },
  { key: 'askedBy', title: '提请', render: (l) => l.askedBy, width: 90 },
  { key: 'askedOn', title: '提请日期', render: (l) => l.askedOn, width: 110 },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 160 }]

/** 第二人查看: adverse acts that wait for the reader's eyes. */
export function SecondLooksPage() {
  return (
    <ListPage
      name="second-looks"
      title="第二人查看"
      unit="件"
      order="新的在前"
      read={listSecondLooks}
      idOf={(l) => l.id}
      nameOf={(l) => `${l.person.name}的${actLabels[l.act]}`}
      columns={columns}
      filters={filters}
      drawer={(l, controls) => <LookDrawer key={l.id} of={l} controls={controls} />}
      empty={{ title: '没有等您查看的事项', note: '立案、违背意愿的调动、不续签，生效前都由管理链条以外的第二人查看。' }}
    />
  )
}

function LookDrawer({ of: l, controls }: { of: SecondLookView; controls: DrawerControls }) {
  return (
    <Drawer title={`${l.person.name} ${actLabels[l.act]}`} pageHref={`/second-looks?open=${l.id}`} {...controls}>
      <Facts
        of={[
          ['单位', l.person.unit],
          ['提请', `${l.askedBy} ${l.askedOn}`],
          ['状态', stateLabels[l.state]],
          ['查看', l.answeredBy && `${l.answeredBy} ${l.answeredOn ?? ''}：${l.answer ?? ''}`],
          ['裁定', l.decidedBy && `${l.decidedBy} ${l.decidedOn ?? ''}：${l.decision ?? ''}`],
        ]}
      />
      {l.hasConcernHeld ? (
        <Panel tone="amber" title="您承办过他近期反映的诉求。">
          看一看这件事与诉求有没有关联。不要告诉提请的人有诉求。
        </Panel>
      ) : null}
      {l.abilities.answer ? <AnswerForm of={l} onDone={controls.onClose} /> : null}
      {l.abilities.decide ? <DecisionForm of={l} onDone={controls.onClose} /> : null}
    </Drawer>
  )
}

const reason = { kind: 'multiline', label: '理由', required: true, maxLength: 500 } as const

function AnswerForm({ of: l, onDone }: { of: SecondLookView; onDone: () => void }) {
  const answer = useAnswerLook()
  return (
    <Form<{ state: 'clear' | 'held'; answer: string }>
      submit="答复查看"
      initial={{ state: 'clear', answer: '' }}
      version={l.version}
      groups={[
        {
          fields: [
            {
              kind: 'choice',
              name: 'state',
              label: '看法',
              required: true,
              options: [
                { value: 'clear', label: '没有看出关联，可以办理' },
                { value: 'held', label: '暂缓，报政治处领导裁定' },
              ],
            },
            { ...reason, name: 'answer' },
          ],
        },
      ]}
      onSave={async (values, version = l.version) => {
        await answer.runOrThrow({ params: { id: l.id }, body: { ...values, version } })
        onDone()
      }}
    />
  )
}

function DecisionForm({ of: l, onDone }: { of: SecondLookView; onDone: () => void }) {
  const decide = useDecideLook()
  return (
    <Form<{ state: 'released' | 'stopped' | null; decision: string }>
      submit="裁定"
      initial={{ state: null, decision: '' }}
      version={l.version}
      groups={[
        {
          fields: [
            {
              kind: 'choice',
              name: 'state',
              label: '裁定',
              required: true,
              options: [
                { value: 'released', label: '可以办理' },
                { value: 'stopped', label: '不予办理' },
              ],
            },
            { ...reason, name: 'decision' },
          ],
        },
      ]}
      onSave={async ({ state, decision }, version = l.version) => {
        await decide.runOrThrow({ params: { id: l.id }, body: { state: state ?? 'stopped', decision, version } })
        onDone()
      }}
    />
  )
}
