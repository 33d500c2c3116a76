import { Drawer } from '../../../app/kit/drawer.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Shown } from '../../../app/kit/states.tsx'
import type { HazardRowView } from '../contract.ts'
import { useHazard } from './api.ts'
import { HazardActs } from './hazard-acts.tsx'
import { HazardBody } from './hazard-body.tsx'

/** One hazard beside the ledger. */
export function HazardDrawer({ of: row, controls }: { of: HazardRowView; controls: DrawerControls }) {
  const reading = useHazard(row.id)
  return (
    <Drawer title={`${row.number}　${row.title}`} pageHref={`/hazards/${row.id}`} {...controls}>
      <Shown of={reading} what="隐患">
        {(h) => (
          <>
            <HazardActs of={h} canPrint={false} />
            <HazardBody of={h} />
          </>
        )}
      </Shown>
    </Drawer>
  )
}
