import { Button } from 'antd'
import { useState } from 'react'
import { Form } from '../../../app/kit/form.tsx'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import type { OutcomeKindView, OutcomeRulesView, TimeLimitView } from '../contract.ts'
import { useRules, useSetLimit, useSetOutcome } from './api.ts'
import { AddKindForm } from './kind-form.tsx'
import { deciderLabels, kindLabels, unitLabels } from './labels.ts'
import './outcomes.css'

/** 处理种类和时限: what the bureau decided, with the basis of each; everybody reads it. */
export function RulesPage() {
  const reading = useRules()
  return (
    <Page title="处理种类和时限" note="本局规定，全局可读" crumbs={[{ href: '/conduct', label: '核查' }]}>
      <Shown of={reading} what="处理种类和时限">
        {(rules) => (
          <>
            <Limits rules={rules} />
            {(['conduct', 'accountability'] as const).map((of) => (
              <Kinds key={of} rules={rules} of={of} />
            ))}
          </>
        )}
      </Shown>
    </Page>
  )
}

const lengthOf = ({ number, unit }: TimeLimitView): string => (number === null ? '未定' : `${number} ${unitLabels[unit]}`)

function Limits({ rules }: { rules: OutcomeRulesView }) {
  const [open, setOpen] = useState<string>()
  return (
    <Card title="时限" note="上位规定未定天数的，参照或者由局填写，依据写在旁边；已经起算的不变。" isFlush>
      <table className="outcome-rules">
        <thead>
          <tr>
            <th>事项</th>
            <th>时限</th>
            <th>依据</th>
            {rules.abilities.setLimits ? <th>操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rules.limits.map((limit) => (
            <tr key={limit.code}>
              <td>{limit.label}</td>
              <td>{lengthOf(limit)}</td>
              <td>{open === limit.code ? <LimitForm limit={limit} onDone={() => setOpen(undefined)} /> : limit.basis}</td>
              {rules.abilities.setLimits ? (
                <td>
                  <Button type="link" size="small" onClick={() => setOpen(limit.code)} aria-label={`改${limit.label}`}>
                    改
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function LimitForm({ limit, onDone }: { limit: TimeLimitView; onDone: () => void }) {
  const set = useSetLimit()
  return (
    <Form<{ number: number | null; basis: string }>
      submit={`定${limit.label}的时限`}
      onCancel={onDone}
      initial={{ number: limit.number, basis: limit.basis }}
      version={limit.version}
      groups={[
        {
          fields: [
            {
              kind: 'number',
              name: 'number',
              label: `${limit.label}时限`,
              least: 1,
              most: 400,
              unit: unitLabels[limit.unit],
              hint: '不填就是未定。',
            },
            { kind: 'text', name: 'basis', label: '依据', required: true, maxLength: 200 },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await set.runOrThrow({ body: { ...values, code: limit.code, version: version ?? limit.version } })
        onDone()
      }}
    />
  )
}

function Kinds({ rules, of }: { rules: OutcomeRulesView; of: OutcomeKindView['of'] }) {
  const [open, setOpen] = useState<string>()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <Card title={`${kindLabels[of]}的处理种类`} note="轻的在前；降级、撤职、开除等职级类处分对辅警没有依据，不能设。" isFlush>
      <table className="outcome-rules">
        <thead>
          <tr>
            <th>种类</th>
            <th>轻重</th>
            <th>影响期</th>
            <th>谁决定</th>
            <th>依据</th>
            {rules.abilities.setKinds ? <th>操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rules.outcomes
            .filter((kind) => kind.of === of)
            .map((kind) => (
              <tr key={kind.code}>
                <td>{kind.isRetired ? `${kind.name}（停用）` : kind.name}</td>
                <td>{kind.rank}</td>
                <td>{kind.influenceMonths === null ? '无' : `${kind.influenceMonths} 个月`}</td>
                <td>{kind.deciders.map((d) => deciderLabels[d]).join('、')}</td>
                <td>{open === kind.code ? <KindForm kind={kind} onDone={() => setOpen(undefined)} /> : kind.basis}</td>
                {rules.abilities.setKinds ? (
                  <td>
                    <Button type="link" size="small" onClick={() => setOpen(kind.code)} aria-label={`改${kind.name}`}>
                      改
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
        </tbody>
      </table>
      {rules.abilities.setKinds ? (
        <div className="outcome-adding">
          {isAdding ? (
            <AddKindForm of={of} onDone={() => setIsAdding(false)} />
          ) : (
            <Button onClick={() => setIsAdding(true)}>{`增加${kindLabels[of]}的处理种类`}</Button>
          )}
        </div>
      ) : null}
    </Card>
  )
}

function KindForm({ kind, onDone }: { kind: OutcomeKindView; onDone: () => void }) {
  const set = useSetOutcome()
  const { name, basis, influenceMonths, deciders, isRetired } = kind
  return (
    <Form<Pick<OutcomeKindView, 'name' | 'basis' | 'influenceMonths' | 'deciders' | 'isRetired'>>
      submit={`定${kind.name}`}
      onCancel={onDone}
      initial={{ name, basis, influenceMonths, deciders, isRetired }}
      version={kind.version}
      groups={[
        {
          fields: [
            { kind: 'text', name: 'name', label: '名称', required: true, maxLength: 20 },
            {
              kind: 'number',
              name: 'influenceMonths',
              label: '影响期',
              least: 1,
              most: 24,
              unit: '个月',
              hint: '不填就是没有影响期。',
            },
            {
              kind: 'many',
              name: 'deciders',
              label: '谁决定',
              required: true,
              options: optionsOf(deciderLabels),
            },
            { kind: 'multiline', name: 'basis', label: '依据', required: true, maxLength: 200 },
            { kind: 'tick', name: 'isRetired', label: '停用', words: '以后不再用这一种' },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await set.runOrThrow({ body: { ...values, code: kind.code, version: version ?? kind.version } })
        onDone()
      }}
    />
  )
}
