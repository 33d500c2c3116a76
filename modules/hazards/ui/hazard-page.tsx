import { Button } from 'antd'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { HazardView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useHazard } from './api.ts'
import { useHazardActs } from './hazard-acts.tsx'
import { HazardBody } from './hazard-body.tsx'

/** One hazard as a page of its own. */
export function HazardPage() {
  const reading = useHazard(usePathParam('hazardId'))
  return (
    <Shown of={reading} what="隐患">
      {(h) => <Sheet key={h.id} of={h} />}
    </Shown>
  )
}

function Sheet({ of: h }: { of: HazardView }) {
  const { form, buttons } = useHazardActs(h)
  return (
    <Page
      title={`${h.number}　${h.title}`}
      note={`${h.unit.name} · ${stateLabels[h.state]}`}
      crumbs={[{ href: '/hazards', label: '问题台账' }]}
      acts={<Button onClick={printScreen}>打印</Button>}
    >
      <Card>
        {buttons}
        {form}
        <HazardBody of={h} />
      </Card>
    </Page>
  )
}
