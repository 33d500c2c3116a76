import { Select } from 'antd'
import { useState } from 'react'
import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import type { absentRoles } from '../contract.ts'
import { useGivers, useMakeForAbsent, useTakers } from './api.ts'
import { takerOptions } from './labels.ts'
import './delegations.css'

type AbsentRole = (typeof absentRoles)[number]
interface Values {
  readonly toId: string
  readonly fromOn: string
  readonly toOn: string
  readonly reason: string
}

/** 替不在岗的人委托: who is absent, who stands in, from when to when, why. */
export function ForAbsentPage() {
  const [wanted, setWanted] = useState('')
  const [giver, setGiver] = useState<string>()
  const givers = (useGivers(wanted, true).data?.rows ?? []).map((g) => ({
    value: `${g.id} ${g.role}`,
    label: `${g.name}（${g.unitName}，${roleNames[g.role]}）`,
  }))
  const [fromId = '', role = ''] = giver?.split(' ') ?? []
  return (
    <Page
      title="替不在岗的人委托"
      note="本人不能自己办的，由辅警办写明事由代为登记；局领导和政治处领导的身份不能代为委托。"
      crumbs={[{ href: '/delegations', label: '委托代办' }]}
    >
      <Card>
        <label className="absent-giver" htmlFor="absentGiver">
          <span>谁不在岗</span>
          <Select
            id="absentGiver"
            showSearch
            filterOption={false}
            placeholder="输入姓名或者单位"
            value={giver ?? null}
            options={givers}
            onSearch={setWanted}
            onChange={(value) => setGiver(value ?? undefined)}
          />
        </label>
        {giver ? <Term key={giver} fromId={fromId} role={role as AbsentRole} /> : null}
      </Card>
    </Page>
  )
}

function Term({ fromId, role }: { fromId: string; role: AbsentRole }) {
  const go = useGo()
  const make = useMakeForAbsent()
  const takers = useTakers({ fromId, role }).data?.rows ?? []
  return (
    <Form<Values>
      submit="登记委托"
      cancel="不登记，返回"
      onCancel={() => go('/delegations')}
      initial={{ toId: '', fromOn: today(), toOn: '', reason: '' }}
      groups={[
        {
          fields: [
            { kind: 'select', name: 'toId', label: '由谁代行', required: true, options: takerOptions(takers) },
            { kind: 'date', name: 'fromOn', label: '从哪天起', required: true, earliest: today() },
            { kind: 'date', name: 'toOn', label: '到哪天', required: true, earliest: today(), hint: '到当天二十四时止。' },
            { kind: 'multiline', name: 'reason', label: '事由', required: true, maxLength: 200 },
          ],
        },
      ]}
      onSave={async (values) => {
        await make.runOrThrow({ body: { ...values, fromId, role } })
        go('/delegations')
      }}
    />
  )
}
