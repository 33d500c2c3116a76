import { Button } from 'antd'
import { Card } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { TaskView } from '../contract.ts'
import { useTask } from './api.ts'
import { useTaskActs } from './task-acts.tsx'
import { TaskBody } from './task-body.tsx'

/** One task at the right of the tree: why its light is so, what happened, its evidence, what the reader may do. */
export function TaskPane({ id, onClose }: { id: string; onClose: () => void }) {
  const reading = useTask(id)
  return (
    <Shown of={reading} what="任务">
      {(t) => <Pane of={t} onClose={onClose} />}
    </Shown>
  )
}

function Pane({ of: t, onClose }: { of: TaskView; onClose: () => void }) {
  const { form, buttons } = useTaskActs(t)
  return (
    <Card
      title={t.unit.name}
      extra={
        <>
          <Link href={`/tasks/${t.id}`}>整页打开</Link>
          <Button type="link" onClick={onClose}>
            收起
          </Button>
        </>
      }
    >
      {buttons}
      {form}
      <TaskBody of={t} />
    </Card>
  )
}
