import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { FilesInput } from '../../../app/kit/form/file-input.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { TaskView } from '../contract.ts'
import { sendFile, useConclude, useReportProgress, useTask } from './api.ts'
import './tasks.css'

interface Values {
  readonly note: string
  readonly files: readonly File[]
  readonly isDeclared: boolean
}
type Kind = 'progress' | 'conclusion'

const ofTask = (kind: Kind) =>
  function WorkPage() {
    const reading = useTask(usePathParam('taskId'))
    return (
      <Shown of={reading} what="任务">
        {(task) => <WorkForm key={task.id} of={task} kind={kind} />}
      </Shown>
    )
  }
/** 报进展: in words, with files where there are some. */
export const ProgressPage = ofTask('progress')
/** 报办结: what was done, with evidence. */
export const ConclusionPage = ofTask('conclusion')

const largest = 20 * 1024 * 1024
const filesFault = (value: unknown): string | undefined =>
  (value as readonly File[]).some((f) => f.size > largest) ? '有文件超过 20 MB，缩小后再选。' : undefined

const groupsOf = (t: TaskView, kind: Kind): readonly FieldGroup<Values>[] => {
  const mustAttach = kind === 'conclusion' && t.needsEvidence && t.files === 0
  return [
    {
      fields: [
        {
          kind: 'multiline',
          name: 'note',
          label: kind === 'progress' ? '办到哪里了' : '办理情况',
          required: true,
          maxLength: 500,
          hint: '对照要求写做到了什么，不写人的言论和信访。',
        },
        {
          kind: 'custom',
          name: 'files',
          label: '佐证材料',
          required: mustAttach,
          check: filesFault,
          hint: `PDF、.docx 或图片，可以多个，每个 20 MB 以内；存下摘要，交了不能换。${t.files > 0 ? `已经交了 ${t.files} 个。` : ''}`,
          input: (at) => <FilesInput {...at} />,
        },
        {
          kind: 'tick',
          name: 'isDeclared',
          label: '不涉密声明',
          required: true,
          words: '我声明：以上每个文件都不涉及国家秘密和警务工作秘密',
          when: (v) => v.files.length > 0,
        },
      ],
    },
  ]
}

function WorkForm({ of: t, kind }: { of: TaskView; kind: Kind }) {
  const go = useGo()
  const [advance, conclude] = [useReportProgress(), useConclude()]
  const word = kind === 'progress' ? '报进展' : '报办结'
  const href = `/tasks/${t.id}`
  const may = t.abilities[kind === 'progress' ? 'advance' : 'conclude']
  return (
    <Page
      title={`${word}：${t.title}`}
      note={t.unit.name}
      crumbs={[
        { href: '/tasks', label: '任务' },
        { href, label: t.number },
      ]}
    >
      <Card>
        <Facts
          of={[
            ['要求', t.text],
            ['时限', t.dueOn ?? '未定时限'],
            ['由谁核验', `${t.lead.name}；报办结的人不能核验`],
          ]}
        />
        <Form<Values>
          submit={word}
          cancel="先不报，返回"
          onCancel={() => go(href)}
          initial={{ note: '', files: [], isDeclared: false }}
          version={t.version}
          whyNot={may ? undefined : '签收以后，由承担任务的单位或者承办人来报；办结以后不再报。'}
          groups={groupsOf(t, kind)}
          onSave={async ({ note, files, isDeclared }, version) => {
            const sent: { fileId: string; isDeclaredUnclassified: boolean }[] = []
            for (const file of files) sent.push({ fileId: await sendFile(file), isDeclaredUnclassified: isDeclared })
            const body = { version: version ?? t.version, note, files: sent }
            await (kind === 'progress' ? advance : conclude).runOrThrow({ params: { id: t.id }, body })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
