import { Button } from 'antd'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { printTask, type TaskView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useTask } from './api.ts'
import { useTaskActs } from './task-acts.tsx'
import { TaskBody } from './task-body.tsx'

/** One task as a page of its own. */
export function TaskPage() {
  const reading = useTask(usePathParam('taskId'))
  return (
    <Shown of={reading} what="任务">
      {(t) => <Sheet key={t.id} of={t} />}
    </Shown>
  )
}

function Sheet({ of: t }: { of: TaskView }) {
  const { form, buttons } = useTaskActs(t)
  const paper = useDownload(printTask)
  return (
    <Page
      title={t.title}
      note={`${t.unit.name} · ${stateLabels[t.state]}`}
      crumbs={[{ href: '/tasks', label: '任务' }]}
      acts={
        <Button loading={paper.isRunning} onClick={() => void paper.run({ params: { id: t.id } }, '任务单.pdf')}>
          打印任务单
        </Button>
      }
    >
      <Refusal problem={paper.problem} />
      <Card>
        {buttons}
        {form}
        <TaskBody of={t} />
      </Card>
    </Page>
  )
}
