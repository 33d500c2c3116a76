import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { roleNow, useSession } from '../../../app/session.tsx'
import { longestDays } from '../contract.ts'
import { useMake, useTakers } from './api.ts'
import { takerOptions } from './labels.ts'

interface Values {
  readonly toId: string
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
}

/** 委托别人代办: the role of now, to whom, from when to when, why. */
export function NewDelegationPage() {
  const go = useGo()
  const role = roleNow(useSession().session)
  const make = useMake()
  return (
    <Page
      title="委托别人代办"
      note={`委托的是现在的身份：${role?.label ?? ''}，${role?.scopeText ?? ''}`}
      crumbs={[{ href: '/delegations', label: '委托代办' }]}
    >
      <Card>
        <Shown of={useTakers({})} what="可以委托的人">
          {({ rows }) => (
            <Form<Values>
              submit="委托"
              cancel="不委托，返回"
              onCancel={() => go('/delegations')}
              initial={{ toId: '', fromOn: today(), toOn: '', reason: '' }}
              groups={[
                {
                  fields: [
                    {
                      kind: 'select',
                      name: 'toId',
                      label: '委托给谁',
                      required: true,
                      options: takerOptions(rows),
                      hint: '本单位的领导和民警、下一级的领导、分管局领导；要有自己的账号。',
                    },
                    { kind: 'date', name: 'fromOn', label: '从哪天起', required: true, earliest: today() },
                    {
                      kind: 'date',
                      name: 'toOn',
                      label: '到哪天',
                      required: true,
                      earliest: today(),
                      hint: `到当天二十四时止，最多 ${longestDays} 天。提前回来的，随时结束。`,
                    },
                    { kind: 'multiline', name: 'reason', label: '事由', required: true, maxLength: 200 },
                  ],
                },
              ]}
              onSave={async (values) => {
                await make.runOrThrow({ body: values })
                go('/delegations')
              }}
            />
          )}
        </Shown>
        <p className="note">
          受托人代办的每件事都写“谁（代谁）”，记在留痕里；签名、签收、密封的卷、账号、授权和规则不能代办；经手过的事，代了您也不能自己确认。
        </p>
      </Card>
    </Page>
  )
}
