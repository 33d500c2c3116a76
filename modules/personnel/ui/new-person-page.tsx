import { today } from '../../../app/dates.ts'
import type { Field, FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import type { Option } from '../../../app/kit/list/definition.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import { useAddPerson, usePostOptions, useUnitTree } from './api.ts'
import { contractGroups, emptyPerson, identityFields, orNone, type PersonFields } from './person-fields.ts'

interface Values extends PersonFields {
  readonly unitId: string | null
  readonly postId: string | null
  readonly leadOfficerId: string | null
  readonly leaderInChargeId: string | null
  readonly fromOn: string
}

const kinds = [
  { value: 'auxiliary', label: '辅警' },
  { value: 'officer', label: '民警' },
]
const isAuxiliary = (v: Values): boolean => v.kind === 'auxiliary'

function workFields(units: readonly Option[], posts: readonly Option[], unitId: string | undefined): readonly Field<Values>[] {
  const officer = (name: 'leadOfficerId' | 'leaderInChargeId', label: string): Field<Values> => ({
    kind: 'custom',
    name,
    label,
    when: isAuxiliary,
    hint: '暂时没有就不填，会列为未指定。',
    input: (at) => <OfficerInput {...at} unitId={unitId} isOptional />,
  })
  return [
    { kind: 'select', name: 'unitId', label: '使用单位', required: true, options: units },
    { kind: 'date', name: 'fromOn', label: '从哪天起', required: true },
    { kind: 'select', name: 'postId', label: '岗位', options: posts, when: isAuxiliary },
    officer('leadOfficerId', '带辅责任民警'),
    officer('leaderInChargeId', '分管责任领导'),
  ]
}

/** What is sent: an officer has no post, officer or contract. */
function bodyOf(v: Values) {
  const isOfficer = v.kind === 'officer'
  const forAuxiliary = <T,>(value: T): T | null => (isOfficer ? null : orNone(value))
  return {
    ...v,
    phone: orNone(v.phone),
    number: orNone(v.number),
    title: isOfficer ? orNone(v.title) : null,
    category: forAuxiliary(v.category),
    auxiliaryKind: forAuxiliary(v.auxiliaryKind),
    employer: forAuxiliary(v.employer),
    education: orNone(v.education),
    politicalStatus: orNone(v.politicalStatus),
    tier: forAuxiliary(v.tier),
    contractFrom: forAuxiliary(v.contractFrom),
    contractEndsOn: forAuxiliary(v.contractEndsOn),
    unitId: v.unitId ?? '',
    postId: forAuxiliary(v.postId),
    leadOfficerId: forAuxiliary(v.leadOfficerId),
    leaderInChargeId: forAuxiliary(v.leaderInChargeId),
  }
}

/** 新增人员: one auxiliary or officer by hand; many at once come by 导入. */
export function NewPersonPage() {
  const go = useGo()
  const [{ kind }] = useAddress()
  const list = kind === 'officer' ? { href: '/officers', label: '民警' } : { href: '/people', label: '花名册' }
  const { session } = useSession()
  const add = useAddPerson()
  const tree = useUnitTree()
  const posts = usePostOptions()
  const units = (tree.data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name }))
  const home = session.role === 'unitClerk' ? (session.unit?.id ?? null) : null
  const groups: readonly FieldGroup<Values>[] = [
    {
      title: '这个人是谁',
      fields: [
        { kind: 'choice', name: 'kind', label: '录入', required: true, options: kinds },
        ...identityFields<Values>(null, true),
      ],
    },
    { title: '在哪里做什么', fields: workFields(units, posts, home ?? undefined) },
    ...contractGroups<Values>(),
  ]
  return (
    <Page title="新增人员" crumbs={[list]}>
      <Card>
        <Form<Values>
          submit="新增这个人"
          isTwoColumns
          initial={{
            ...emptyPerson,
            kind: kind === 'officer' ? 'officer' : 'auxiliary',
            unitId: home,
            postId: null,
            leadOfficerId: null,
            leaderInChargeId: null,
            fromOn: today(),
          }}
          groups={groups}
          onCancel={() => go(list.href)}
          onSave={async (values) => {
            const added = await add.runOrThrow({ body: bodyOf(values) })
            go(`/people/${added.id}`)
          }}
        />
      </Card>
    </Page>
  )
}
