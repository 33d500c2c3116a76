import { useState } from 'react'
import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import type { Role } from '../../../platform/http/contract.ts'
import { roleNames } from '../../../platform/http/roles.ts'
import { listAccounts } from '../contract.ts'
import { useGrantUnits, useProposeGrant } from './api.ts'

const unitRoles: readonly string[] = ['bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk']
const grantable = optionsOf(roleNames).filter((o) => o.value !== 'auxiliary' && o.value !== 'leadOfficer')
const initial = { accountId: '', role: '' as Role | '', unitId: '', policeLine: '', fromOn: today(), toOn: '', reason: '' }
type Values = typeof initial

/** 提出授权 — role, reach, from and to; it takes effect when a second person has confirmed. */
export function NewGrantPage() {
  const go = useGo()
  const [wanted, setWanted] = useState('')
  const propose = useProposeGrant()
  const choices = useGrantUnits()
  const found = useRead(listAccounts, { query: { limit: '50', ...(wanted ? { q: wanted } : {}) } }, { keepsLast: true })
  const accounts = (found.data?.rows ?? []).map((a) => ({
    value: a.id,
    label: `${a.name}（${a.login}${a.unitName ? `，${a.unitName}` : ''}）`,
  }))
  const save = async (values: Values) => {
    if (values.role === '') return
    const unitId = unitRoles.includes(values.role) ? values.unitId || null : null
    const policeLine = values.role === 'lineInspector' ? values.policeLine || null : null
    await propose.runOrThrow({ body: { ...values, role: values.role, unitId, policeLine, toOn: values.toOn || null } })
    go('/grants')
  }
  return (
    <Page title="提出授权" crumbs={[{ href: '/grants', label: '授权管理' }]}>
      <Shown of={choices} what="可授权的单位">
        {(c) => (
          <Card>
            <Form<Values>
              submit="提出授权"
              initial={initial}
              onCancel={() => go('/grants')}
              onSave={save}
              isTwoColumns
              groups={[
                {
                  title: '授给谁，什么身份',
                  fields: [
                    { kind: 'select', name: 'accountId', label: '账号', required: true, options: accounts, onSearch: setWanted },
                    { kind: 'select', name: 'role', label: '身份', required: true, options: grantable },
                    {
                      kind: 'select',
                      name: 'unitId',
                      label: '单位（含下级）',
                      required: true,
                      options: c.nodes.map((u) => ({ value: u.id, label: u.name })),
                      when: (v) => unitRoles.includes(v.role),
                    },
                    {
                      kind: 'select',
                      name: 'policeLine',
                      label: '警种',
                      required: true,
                      options: c.policeLines.map((l) => ({ value: l, label: l })),
                      when: (v) => v.role === 'lineInspector',
                    },
                  ],
                },
                {
                  title: '从哪天到哪天，为什么',
                  fields: [
                    { kind: 'date', name: 'fromOn', label: '起始日期', required: true, earliest: today() },
                    { kind: 'date', name: 'toOn', label: '截止日期', hint: '当天起不再有效；不填为长期' },
                    { kind: 'multiline', name: 'reason', label: '事由', required: true, maxLength: 200, isWide: true },
                    {
                      kind: 'derived',
                      name: 'derived:confirmer',
                      label: '由谁确认',
                      show: () => (c.confirmer === 'politicalOfficeLeader' ? '政治处领导' : '系统管理员（本局还没有政治处领导）'),
                    },
                  ],
                },
              ]}
            />
          </Card>
        )}
      </Shown>
    </Page>
  )
}
