import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import { parseIdNumber } from '../../../platform/personal-number.ts'
import { useProposeTransfer, useUnitTree } from './api.ts'

interface Values {
  readonly personName: string
  readonly idNumber: string
  readonly unitId: string | null
  readonly wantedOn: string
}

const idFault = (value: unknown): string | undefined => {
  const parsed = parseIdNumber(String(value))
  return parsed.ok ? undefined : `${parsed.message}。`
}

/** 申请调入: a person who may be on another unit's roster. */
export function NewTransferPage() {
  const go = useGo()
  const { session } = useSession()
  const tree = useUnitTree()
  const propose = useProposeTransfer()
  const units = (tree.data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name }))
  return (
    <Page
      title="申请调入"
      note="由辅警办核对后办理；这里不说这个人是否在册、在哪个单位。"
      crumbs={[{ href: '/transfers', label: '人员变动' }]}
    >
      <Card>
        <Form<Values>
          submit="提交调入申请"
          cancel="不提，返回"
          onCancel={() => go('/transfers')}
          initial={{ personName: '', idNumber: '', unitId: session.unit?.id ?? null, wantedOn: today() }}
          groups={[
            {
              fields: [
                { kind: 'text', name: 'personName', label: '姓名', required: true, maxLength: 50 },
                { kind: 'text', name: 'idNumber', label: '身份证号', required: true, maxLength: 18, check: idFault },
                { kind: 'select', name: 'unitId', label: '调入单位', required: true, options: units },
                { kind: 'date', name: 'wantedOn', label: '从哪天起', required: true },
              ],
            },
          ]}
          onSave={async (values) => {
            await propose.runOrThrow({ body: { ...values, unitId: values.unitId ?? '' } })
            go('/transfers')
          }}
        />
      </Card>
    </Page>
  )
}
