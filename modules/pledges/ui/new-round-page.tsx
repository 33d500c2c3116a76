import { today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Link, useAddress, useGo } from '../../../app/navigation.tsx'
import { type Audience, everybody, useAudienceCount, useOpenRound, usePledgeWordings, usePosts, useUnitTree } from './api.ts'
import { auxiliaryKindOptions, peopleOptions } from './labels.ts'

interface Values extends Audience {
  readonly title: string
  readonly wordingId: string | null
  readonly isStanding: boolean
  readonly fromOn: string
  readonly dueOn: string | null
}

const audienceOf = ({ people, unitIds, postIds, auxiliaryKinds, joinedSince, isOutdatedOnly }: Values): Audience => {
  const ofAuxiliaries = people === 'auxiliary' ? { postIds, auxiliaryKinds, joinedSince } : {}
  return { ...everybody, people, unitIds, isOutdatedOnly, ...ofAuxiliaries }
}

/** 按现在的花名册，要签 887 人 — computed while the conditions are chosen. */
function AudienceCount({ values }: { values: Values }) {
  const body = values.wordingId === null ? null : { wordingId: values.wordingId, audience: audienceOf(values) }
  const { data } = useAudienceCount(body)
  if (body === null) return <>先选范本</>
  return <>{data ? `按现在的花名册，${data.count} 人` : '正在算'}</>
}

const isAuxiliary = (values: Values): boolean => values.people === 'auxiliary'

function useGroups(): readonly FieldGroup<Values>[] {
  const wordings = usePledgeWordings()
  const tree = useUnitTree()
  const posts = usePosts()
  const options = wordings.data?.rows
    .filter((w) => w.kind === 'pledge' && w.current !== null)
    .map((w) => ({ value: w.id, label: `${w.name}（第 ${w.current?.number ?? ''} 版）` }))
  const units = (tree.data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name }))
  const postOptions = (posts.data?.rows ?? []).map((p) => ({ value: p.id, label: p.name }))
  return [
    {
      title: '签什么',
      fields: [
        {
          kind: 'select',
          name: 'wordingId',
          label: '范本',
          required: true,
          options: options ?? [],
          hint: (
            <>
              只列出已施行的承诺书。没有的，先在<Link href="/wordings">范本</Link>里批准、施行。
            </>
          ),
        },
        { kind: 'text', name: 'title', label: '这一批叫什么', required: true, maxLength: 60 },
      ],
    },
    {
      title: '谁签',
      fields: [
        { kind: 'choice', name: 'people', label: '人员', required: true, options: peopleOptions },
        { kind: 'many', name: 'unitIds', label: '单位', options: units, hint: '不选为您范围内的全部单位；选了的含下级。' },
        { kind: 'many', name: 'postIds', label: '岗位', options: postOptions, when: isAuxiliary },
        { kind: 'many', name: 'auxiliaryKinds', label: '人员类型', options: auxiliaryKindOptions, when: isAuxiliary },
        { kind: 'date', name: 'joinedSince', label: '哪天以后入职的', hint: '不填为不限。', when: isAuxiliary },
        { kind: 'tick', name: 'isOutdatedOnly', label: '补签', words: '只请签过旧版、还没签新版的人' },
        { kind: 'derived', name: 'derived:count', label: '要签的人', show: (values) => <AudienceCount values={values} /> },
      ],
    },
    {
      title: '什么时候签',
      fields: [
        { kind: 'date', name: 'fromOn', label: '开始', required: true, earliest: today() },
        { kind: 'date', name: 'dueOn', label: '截止', hint: '不填为长期。' },
        {
          kind: 'tick',
          name: 'isStanding',
          label: '以后的人',
          words: '以后入职、调入的人自动加入；范本有实质修改时，请所有人重签',
        },
      ],
    },
  ]
}

/** 发起签订批次. */
export function NewRoundPage() {
  const go = useGo()
  const [{ wordingId }] = useAddress()
  const groups = useGroups()
  const open = useOpenRound()
  const initial: Values = {
    ...everybody,
    title: '',
    wordingId: wordingId ?? null,
    isStanding: false,
    fromOn: today(),
    dueOn: null,
  }
  return (
    <Page title="发起签订批次" crumbs={[{ href: '/signing-rounds', label: '签订批次' }]}>
      <Card>
        <Form<Values>
          submit="发起这一批"
          isTwoColumns
          onCancel={() => go('/signing-rounds')}
          initial={initial}
          groups={groups}
          onSave={async (values) => {
            const { title, isStanding, fromOn, dueOn } = values
            const body = { title, isStanding, fromOn, dueOn, wordingId: values.wordingId ?? '', audience: audienceOf(values) }
            go(`/signing-rounds/${(await open.runOrThrow({ body })).id}`)
          }}
        />
      </Card>
    </Page>
  )
}
