import { Drawer } from '../../../app/kit/drawer.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Shown } from '../../../app/kit/states.tsx'
import type { TaskRowView, TaskView } from '../contract.ts'
import { useTask } from './api.ts'
import { useTaskActs } from './task-acts.tsx'
import { TaskBody } from './task-body.tsx'

interface DrawerProps {
  readonly of: TaskRowView
  readonly controls: DrawerControls
}
const titleOf = (t: Pick<TaskRowView, 'unit' | 'title'>): string => `${t.unit.name}　${t.title}`

/** One task beside the list. */
export function TaskDrawer({ of: row, controls }: DrawerProps) {
  const reading = useTask(row.id)
  if (reading.data) return <Loaded of={reading.data} controls={controls} />
  return (
    <Drawer title={titleOf(row)} pageHref={`/tasks/${row.id}`} {...controls}>
      <Shown of={reading} what="任务">
        {() => null}
      </Shown>
    </Drawer>
  )
}

function Loaded({ of: t, controls }: { of: TaskView; controls: DrawerControls }) {
  const { form, buttons } = useTaskActs(t)
  return (
    <Drawer title={titleOf(t)} pageHref={`/tasks/${t.id}`} {...controls} acts={buttons}>
      {form}
      <TaskBody of={t} />
    </Drawer>
  )
}
