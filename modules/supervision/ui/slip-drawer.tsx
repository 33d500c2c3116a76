import { Drawer } from '../../../app/kit/drawer.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Shown } from '../../../app/kit/states.tsx'
import type { SlipRowView, SlipView } from '../contract.ts'
import { useSlip } from './api.ts'
import { useSlipActs } from './slip-acts.tsx'
import { SlipBody } from './slip-body.tsx'

interface DrawerProps {
  readonly of: SlipRowView
  readonly controls: DrawerControls
}
const titleOf = (s: SlipRowView): string => `${s.number ?? '未编号'}　${s.unit.name}`

/** One slip beside the list. */
export function SlipDrawer({ of: row, controls }: DrawerProps) {
  const reading = useSlip(row.id)
  if (reading.data) return <Loaded of={reading.data} controls={controls} />
  return (
    <Drawer title={titleOf(row)} pageHref={`/supervision/${row.id}`} {...controls}>
      <Shown of={reading} what="督办单">
        {() => null}
      </Shown>
    </Drawer>
  )
}

function Loaded({ of: s, controls }: { of: SlipView; controls: DrawerControls }) {
  const { refusal, buttons } = useSlipActs(s)
  return (
    <Drawer title={titleOf(s)} pageHref={`/supervision/${s.id}`} {...controls} acts={buttons}>
      {refusal}
      <SlipBody of={s} />
    </Drawer>
  )
}
