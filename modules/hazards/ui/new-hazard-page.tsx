import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import type { HazardRowView } from '../contract.ts'
import { useRecordHazard, useTerms, useUnitTree } from './api.ts'
import { categoryOptions } from './labels.ts'

interface Values {
  readonly unitId: string | null
  readonly category: HazardRowView['category'] | null
  readonly subcategoryId: string | null
  readonly title: string
  readonly description: string
}

/** 登记隐患: what the unit or the office found itself. */
export function NewHazardPage() {
  const go = useGo()
  const { session } = useSession()
  const recording = useRecordHazard()
  const terms = useTerms()
  const units = (useUnitTree().data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name }))
  const kinds = (category: Values['category']) =>
    (terms.data?.rows ?? [])
      .filter((t) => t.kind === 'subcategory' && t.category === category && t.retiredOn === null)
      .map((t) => ({ value: t.id, label: t.name }))
  const subcategory = (category: HazardRowView['category']) => ({
    kind: 'select' as const,
    name: 'subcategoryId' as const,
    label: '子类',
    options: kinds(category),
    when: (values: Values) => values.category === category,
  })
  return (
    <Page
      title="登记隐患"
      note="隐患写管理上的漏洞和行为规范上的问题，不写人的言论、看法和信访。"
      crumbs={[{ href: '/hazards', label: '问题台账' }]}
    >
      <Card>
        <Form<Values>
          submit="登记这条隐患"
          cancel="不登记，返回"
          onCancel={() => go('/hazards')}
          initial={{ unitId: session.unit?.id ?? null, category: null, subcategoryId: null, title: '', description: '' }}
          groups={[
            {
              title: '在哪里、哪一类',
              fields: [
                { kind: 'select', name: 'unitId', label: '单位', required: true, options: units },
                {
                  kind: 'select',
                  name: 'category',
                  label: '类别',
                  required: true,
                  options: categoryOptions,
                  hint: '舆情风险只写管理：谁审发布、谁答复媒体、账号谁管。',
                },
                subcategory('teamManagement'),
                subcategory('publicReputation'),
                subcategory('other'),
              ],
            },
            {
              title: '是什么',
              fields: [
                { kind: 'text', name: 'title', label: '隐患', required: true, maxLength: 60, hint: '一句话，写事，不写人名。' },
                {
                  kind: 'multiline',
                  name: 'description',
                  label: '情况',
                  required: true,
                  rows: 5,
                  maxLength: 1000,
                  hint: '在哪发现、缺什么、不管会怎样。编号由系统给。',
                },
              ],
            },
          ]}
          onSave={async (values) => {
            const kept = kinds(values.category).some((k) => k.value === values.subcategoryId) ? values.subcategoryId : null
            const { id } = await recording.runOrThrow({
              body: { ...values, unitId: values.unitId ?? '', category: values.category ?? 'other', subcategoryId: kept },
            })
            go(`/hazards/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
