import { call } from '../../../app/call.ts'
import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { chainDutyWords } from '../../organisation/words.ts'
import { type ChainSettings, type Purpose, readChainSettings } from '../contract.ts'
import { useChainSettings, useRule } from './api.ts'
import { purposeOptions, purposeWords } from './labels.ts'
import './responsibility.css'

interface Values {
  readonly purpose: Purpose
  readonly templateId: string
  readonly fromOn: string
  readonly reason: string
}

/** 责任链模板: both chains side by side, which holds for what, since when and why. */
export function TemplatesPage() {
  return (
    <Shown of={useChainSettings()} what="责任链模板">
      {(settings) => (
        <Page title="责任链模板" note="一种用途按一个模板；由辅警办裁定，查以前的日期按当时的裁定">
          {settings.templates.length === 0 ? (
            <Empty title="还没有责任链模板" note="建立本局时随系统带入两个模板，请报系统管理员。" />
          ) : null}
          <div className="template-cards">
            {settings.templates.map((t) => (
              <TemplateCard key={t.id} template={t} settings={settings} />
            ))}
          </div>
          {settings.abilities.rule && settings.templates.length > 0 ? <RulingForm settings={settings} /> : null}
          <RulingHistory settings={settings} />
        </Page>
      )}
    </Shown>
  )
}

function TemplateCard({ template, settings }: { template: ChainSettings['templates'][number]; settings: ChainSettings }) {
  const uses = settings.current.filter((c) => c.templateId === template.id).map((c) => purposeWords[c.purpose])
  return (
    <Card title={template.name} note={uses.length > 0 ? `现用于：${uses.join('、')}` : '现在没有用途按它'}>
      <p className="template-basis">{template.basis}</p>
      <ol className="template-levels">
        {template.levels.map((level) => (
          <li key={level.duty}>
            <b>{chainDutyWords[level.duty]}</b>
            <span>
              {level.isFirstResponsible ? '第一责任人，' : ''}
              {level.responsibility}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

const versionOf = (settings: ChainSettings, purpose: Purpose): number =>
  settings.current.find((c) => c.purpose === purpose)?.version ?? 1

function RulingForm({ settings }: { settings: ChainSettings }) {
  const rule = useRule()
  return (
    <Card title="改变裁定">
      <Form<Values>
        key={settings.rulings.length}
        submit="按新模板裁定"
        initial={{ purpose: 'notice', templateId: '', fromOn: today(), reason: '' }}
        groups={[
          {
            fields: [
              { kind: 'choice', name: 'purpose', label: '用途', required: true, options: purposeOptions },
              {
                kind: 'select',
                name: 'templateId',
                label: '按哪个模板',
                required: true,
                options: settings.templates.map((t) => ({ value: t.id, label: t.name })),
              },
              {
                kind: 'date',
                name: 'fromOn',
                label: '起始日期',
                required: true,
                hint: '从这天起按新模板；此前的日期仍按原来的裁定。已签的责任书不变。',
              },
              { kind: 'multiline', name: 'reason', label: '理由', required: true, maxLength: 300 },
            ],
          },
        ]}
        onSave={(values) => rule.runOrThrow({ body: { ...values, version: versionOf(settings, values.purpose) } })}
        reread={async () => {
          await call(readChainSettings, {})
          return { values: { purpose: 'notice', templateId: '', fromOn: today(), reason: '' }, version: 1 }
        }}
      />
    </Card>
  )
}

function RulingHistory({ settings }: { settings: ChainSettings }) {
  if (settings.rulings.length === 0) return null
  return (
    <Card title="历次裁定" isFlush>
      <table className="chain-table">
        <thead>
          <tr>
            <th scope="col">用途</th>
            <th scope="col">模板</th>
            <th scope="col">起</th>
            <th scope="col">止</th>
            <th scope="col">理由</th>
            <th scope="col">裁定人</th>
          </tr>
        </thead>
        <tbody>
          {settings.rulings.map((r) => (
            <tr key={r.id}>
              <td>{purposeWords[r.purpose]}</td>
              <td>{r.templateName}</td>
              <td>{r.fromOn}</td>
              <td>{r.toOn ?? '现行'}</td>
              <td>{r.reason}</td>
              <td>{r.decidedByName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
