import { Drawer } from '../../../app/kit/drawer.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Shown } from '../../../app/kit/states.tsx'
import type { HazardRowView, HazardView } from '../contract.ts'
import { useHazard } from './api.ts'
import { useHazardActs } from './hazard-acts.tsx'
import { HazardBody } from './hazard-body.tsx'

interface DrawerProps {
  readonly of: HazardRowView
  readonly controls: DrawerControls
}
const titleOf = (h: HazardRowView): string => `${h.number}　${h.title}`

/** One hazard beside the ledger. */
export function HazardDrawer({ of: row, controls }: DrawerProps) {
  const reading = useHazard(row.id)
  if (reading.data) return <Loaded of={reading.data} controls={controls} />
  return (
    <Drawer title={titleOf(row)} pageHref={`/hazards/${row.id}`} {...controls}>
      <Shown of={reading} what="隐患">
        {() => null}
      </Shown>
    </Drawer>
  )
}

function Loaded({ of: h, controls }: { of: HazardView; controls: DrawerControls }) {
  const { form, buttons } = useHazardActs(h)
  return (
    <Drawer title={titleOf(h)} pageHref={`/hazards/${h.id}`} {...controls} acts={buttons}>
      {form}
      <HazardBody of={h} />
    </Drawer>
  )
}
