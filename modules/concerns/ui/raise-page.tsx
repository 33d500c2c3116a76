import { useState } from 'react'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Panel } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useRaise, useRoute } from './api.ts'
import { type Content, contentGroups, emptyContent } from './content-fields.ts'
import { wordsOfHandlers } from './labels.ts'

interface Values extends Content {
  readonly way: 'named' | 'confidential'
}
const ways = [
  { value: 'named', label: '实名：由本单位主要领导办理' },
  { value: 'confidential', label: '保密：越过本单位，只有辅警办承办人看得到' },
]

/** Who would get it, as it stands in the form. */
function Route({ of: v }: { of: Values }) {
  const route = useRoute({ ...v, about: [...v.about], category: v.category ?? 'other', aboutName: v.aboutName.trim() || null })
  return <span>{route.data ? wordsOfHandlers(route.data.handlers) : '正在查'}</span>
}

/** 反映诉求: named, or past the own unit. */
export function RaisePage() {
  const go = useGo()
  const raise = useRaise()
  const [groups] = useState<readonly FieldGroup<Values>[]>(() => [
    { title: '用什么方式', fields: [{ kind: 'choice', name: 'way', label: '方式', required: true, options: ways }] },
    ...(contentGroups as unknown as FieldGroup<Values>[]),
    { fields: [{ kind: 'derived', name: 'derived:route', label: '交给谁办', show: (v) => <Route of={v} /> }] },
  ])
  return (
    <Page title="反映诉求" crumbs={[{ href: '/my-concerns', label: '我的诉求' }]}>
      <Panel tone="blue" title="反映的是谁，谁就看不到。">
        内容加密保存，只有承办人和您能打开，管理员也不能；反映诉求不进考核。调动、不续签等对您不利的处理，生效前都要由管理链条以外的第二人查看。
      </Panel>
      <Card>
        <Form<Values>
          submit="提交诉求"
          cancel="不提了，返回"
          onCancel={() => go('/my-concerns')}
          initial={{ ...emptyContent, way: 'named' }}
          groups={groups}
          onSave={async ({ category, aboutName, about, ...said }) => {
            const body = { ...said, category: category ?? 'other', about: [...about], aboutName: aboutName.trim() || null }
            const { id } = await raise.runOrThrow({ body })
            go(`/my-concerns/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
