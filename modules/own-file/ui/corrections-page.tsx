import { atMoment, inGrid } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, DrawerControls, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { Link } from '../../../app/navigation.tsx'
import { type CorrectionRowView, listCorrections } from '../contract.ts'
import { useAnswerCorrection, useUnitTree } from './api.ts'
import { fieldWords, stateOptions, stateWords } from './labels.ts'
import './own-file.css'

const columns: readonly Column<CorrectionRowView>[] = [
  { key: 'name', title: '姓名', render: (c) => c.person.name, opens: true, phone: 'title', width: 110 },
  { key: 'unit', title: '使用单位', render: (c) => c.unitName, width: 130 },
  { key: 'field', title: '哪一项', render: (c) => fieldWords[c.field], width: 100, phone: 'note' },
  { key: 'statement', title: '本人写的', render: (c) => c.statement },
  { key: 'askedAt', title: '申请时间', render: (c) => inGrid(c.askedAt), width: 140 },
  {
    key: 'state',
    title: '结果',
    render: (c) => (c.state === 'open' ? <Gap>待答复</Gap> : stateWords[c.state]),
    width: 80,
    phone: 'note',
  },
  { key: 'answeredBy', title: '答复人', render: (c) => c.answeredBy, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '结果', kind: 'select', preset: 'open', options: stateOptions, width: 136 },
]

/** 更正申请: what people say is wrong in their files, and the answers. */
export function CorrectionsPage() {
  const tree = useUnitTree()
  return (
    <ListPage
      name="corrections"
      title="更正申请"
      unit="件更正申请"
      order="新的在前"
      read={listCorrections}
      idOf={(c) => c.id}
      nameOf={(c) => `${c.person.name}的更正申请`}
      units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
      filters={filters}
      columns={columns}
      drawer={(c, controls) => <CorrectionDrawer key={c.id} of={c} controls={controls} />}
      empty={{ title: '没有更正申请', note: '辅警在我的档案里申请更正，会列在这里。' }}
    />
  )
}

interface Values {
  readonly state: 'accepted' | 'rejected'
  readonly answer: string
}

function CorrectionDrawer({ of: c, controls }: { of: CorrectionRowView; controls: DrawerControls }) {
  const answering = useAnswerCorrection()
  return (
    <Drawer title={`${c.person.name}：${fieldWords[c.field]}`} pageHref={`/corrections?open=${c.id}`} {...controls}>
      <Facts
        of={[
          [
            '申请人',
            <Link key="person" href={`/people/${c.person.id}`}>
              {[c.person.name, c.person.number].filter(Boolean).join(' ')}
            </Link>,
          ],
          ['使用单位', c.unitName],
          ['本人写的', c.statement],
          ['申请时间', atMoment(c.askedAt)],
          ...(c.answer
            ? [['结果', stateWords[c.state]] as const, ['答复', c.answer] as const, ['答复人', c.answeredBy] as const]
            : []),
        ]}
      />
      {c.state === 'open' ? (
        <div className="correction-answer">
          <Form<Values>
            submit="答复本人"
            initial={{ state: 'accepted', answer: '' }}
            version={c.version}
            onCancel={controls.onClose}
            cancel="先不答复"
            groups={[
              {
                fields: [
                  {
                    kind: 'choice',
                    name: 'state',
                    label: '结果',
                    required: true,
                    options: stateOptions.filter((o) => o.value !== 'open'),
                    hint: '采纳的，先在档案里改好，再答复。',
                  },
                  {
                    kind: 'multiline',
                    name: 'answer',
                    label: '答复',
                    required: true,
                    maxLength: 500,
                    hint: '本人看得到，答复以后不能改。',
                  },
                ],
              },
            ]}
            onSave={async (values, version) => {
              await answering.runOrThrow({ params: { id: c.id }, body: { ...values, version } })
              controls.onClose()
            }}
          />
        </div>
      ) : null}
    </Drawer>
  )
}
