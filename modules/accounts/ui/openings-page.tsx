import { UserAddOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { type CandidateView, listCandidates, type OpeningView } from '../contract.ts'
import { useOpenAccounts, useUnitChoice } from './api.ts'
import { refusalWords } from './labels.ts'

const kindWords = { auxiliary: '辅警', officer: '民警' }

/** 开通账号 — people of the own units who can't sign in yet; login is the number, the system administrator issues the secret. */
export function OpeningsPage() {
  const units = useUnitChoice()
  const open = useOpenAccounts()
  const [result, setResult] = useState<OpeningView | null>(null)
  const root = units?.find((u) => !units.some((other) => other.id === u.parentId))
  const start = async (whom: string, body: { unitIds: string[] } | { personIds: string[] }) => {
    const consequence = '账号为辅警编号或警号（小写）。口令由系统管理员发放，印成开户条交给本人。'
    if (!(await askConfirmation({ title: `为 ${whom}开通账号？`, consequence, yes: '开通账号' }))) return
    setResult((await open.run({ body })) ?? null)
  }
  const ofUnit = (unitId = root?.id ?? '') =>
    start(`${units?.find((u) => u.id === unitId)?.name ?? '本单位'}全部未开通的人`, { unitIds: [unitId] })
  return (
    <>
      <Refusal problem={open.problem} />
      {result ? <Result result={result} /> : null}
      <ListPage
        name="account-openings"
        title="开通账号"
        unit="人"
        totalNote={() => '，还没有账号'}
        order="按编制顺序、编号"
        read={listCandidates}
        idOf={(p) => p.id}
        nameOf={(p) => p.name}
        units={units}
        filters={[
          { name: 'q', label: '姓名或编号', kind: 'text' },
          { name: 'kind', label: '人员', kind: 'select', options: optionsOf(kindWords) },
        ]}
        columns={[
          { key: 'name', title: '姓名', render: (p) => p.name, phone: 'title', width: 140 },
          { key: 'number', title: '编号', render: (p) => p.number ?? <Gap>没有编号</Gap>, width: 140 },
          { key: 'kind', title: '人员', render: (p) => kindWords[p.kind], width: 100 },
          { key: 'unit', title: '单位', render: (p) => p.unitName, phone: 'note' },
        ]}
        tools={[
          {
            label: '所选单位全部开通',
            icon: UserAddOutlined,
            isRunning: open.isRunning,
            run: (conditions) => void ofUnit(conditions.unitId),
          },
        ]}
        batch={[
          { label: '开通账号', run: (rows, done) => void start(`${rows.length} 人`, { personIds: idsOf(rows) }).then(done) },
        ]}
        empty={{ title: '人人都有账号', note: '新进的人登记到花名册后会出现在这里。' }}
      />
    </>
  )
}

const idsOf = (rows: readonly CandidateView[]): string[] => rows.map((r) => r.id)

function Result({ result }: { result: OpeningView }) {
  return (
    <Panel tone={result.refused.length > 0 ? 'amber' : 'blue'} title={`已开通 ${result.opened} 个，等系统管理员发放口令。`}>
      {result.refused.length === 0 ? null : (
        <ul>
          {result.refused.map((r) => (
            <li key={r.id}>
              {r.unitName} {r.name}：{refusalWords[r.reason]}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
