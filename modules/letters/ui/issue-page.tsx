import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import { type Asked, useIssue, usePostCount, useUnitTree } from './api.ts'
import { holderDutyOptions, meansOptions } from './labels.ts'

interface Values extends Asked {
  readonly successorMeans: 'signature' | 'acknowledgement'
  readonly dueOn: string | null
}
const askedOf = ({ holderDuty, unitIds, renews }: Values): Asked => ({ holderDuty, unitIds, renews })

/** 没有责任书的 12 个，旧版本的 3 个 — counted while units are chosen. */
function PostCount({ values }: { values: Values }) {
  const { data } = usePostCount(askedOf(values))
  if (!data) return <>正在算</>
  const outdated = values.renews ? `，旧版本的 ${data.outdated} 份` : ''
  return <>{`没有责任书的 ${data.missing} 份${outdated}`}</>
}

function useGroups(isOffice: boolean): readonly FieldGroup<Values>[] {
  const tree = useUnitTree()
  const units = (tree.data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name }))
  const duties = isOffice ? holderDutyOptions : holderDutyOptions.filter((o) => o.value !== 'unitHead')
  return [
    {
      title: '签发给谁',
      fields: [
        {
          kind: 'choice',
          name: 'holderDuty',
          label: '层级',
          required: true,
          options: duties,
          hint: '有哪几层，由“责任链模板”对责任书的裁定决定；签发人是上一层的人。',
        },
        { kind: 'many', name: 'unitIds', label: '单位', options: units, hint: '不选为您范围内的全部单位；选了的含下级。' },
        { kind: 'tick', name: 'renews', label: '旧版本', words: '范本改过以后，旧版本的责任书也换签' },
        { kind: 'derived', name: 'derived:count', label: '要签发', show: (values) => <PostCount values={values} /> },
      ],
    },
    {
      title: '怎么签',
      fields: [
        {
          kind: 'choice',
          name: 'successorMeans',
          label: '换人时，接任的人',
          required: true,
          options: meansOptions,
          hint: '责任书生效以前换人的，一律要签名。',
        },
        { kind: 'date', name: 'dueOn', label: '签名截止', hint: '不填为不定时限。' },
      ],
    },
  ]
}

/** 签发责任书: to one level, for all units or some, in one act. */
export function IssuePage() {
  const go = useGo()
  const [address] = useAddress()
  const isOffice = useSession().session.role === 'auxiliaryOffice'
  const issue = useIssue()
  const wanted = holderDutyOptions.find((o) => o.value === address.holderDuty)?.value
  const initial: Values = {
    holderDuty: wanted ?? (isOffice ? 'unitHead' : 'leadOfficer'),
    unitIds: address.unitId ? [address.unitId] : [],
    renews: address.renews === 'true',
    successorMeans: 'acknowledgement',
    dueOn: null,
  }
  return (
    <Page title="签发责任书" crumbs={[{ href: '/letters', label: '责任书' }]}>
      <Card>
        <Form<Values>
          submit="签发"
          isTwoColumns
          onCancel={() => go('/letters')}
          initial={initial}
          groups={useGroups(isOffice)}
          onSave={async (values) => {
            const { successorMeans, dueOn } = values
            await issue.runOrThrow({ body: { ...askedOf(values), successorMeans, dueOn } })
            go(`/letters?holderDuty=${values.holderDuty}`)
          }}
        />
      </Card>
    </Page>
  )
}
