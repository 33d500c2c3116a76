import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { type Category, categories } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { useAddPost } from './api.ts'

interface Values {
  name: string
  category: Category | null
  policeLine: string
  supervisionNote: string
}
const initial: Values = { name: '', category: null, policeLine: '', supervisionNote: '' }

/** 新增岗位: what it is called; its duties are written next, in the draft. */
export function NewPostPage() {
  const go = useGo()
  const add = useAddPost()
  const save = async (values: Values) => {
    const made = await add.runOrThrow({
      body: {
        name: values.name,
        category: values.category ?? 'duty',
        policeLine: values.policeLine.trim() || null,
        supervisionNote: values.supervisionNote,
      },
    })
    go(`/posts?post=${made.id}`)
  }
  return (
    <Page title="新增岗位" crumbs={[{ href: '/posts', label: '岗位目录' }]} note="先成草稿，写好职责、定了施行日期才算进目录">
      <Card>
        <Form<Values>
          submit="新增岗位，写职责"
          onCancel={() => go('/posts')}
          initial={initial}
          onSave={save}
          groups={[
            {
              fields: [
                {
                  kind: 'text',
                  name: 'name',
                  label: '岗位名称',
                  required: true,
                  maxLength: 30,
                  hint: '如“文书助理岗”，与本局印发的一致。',
                },
                {
                  kind: 'choice',
                  name: 'category',
                  label: '类别',
                  required: true,
                  options: categories.map((value) => ({ value, label: categoryLabels[value] })),
                },
                {
                  kind: 'text',
                  name: 'policeLine',
                  label: '所属警种',
                  maxLength: 20,
                  hint: '填了，该警种的督导能看这个岗位的人。',
                },
                { kind: 'multiline', name: 'supervisionNote', label: '监督说明', maxLength: 200, hint: '由谁带领、不得做什么。' },
              ],
            },
          ]}
        />
      </Card>
    </Page>
  )
}
