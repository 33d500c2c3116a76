import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useHazard } from './api.ts'
import { HazardActs } from './hazard-acts.tsx'
import { HazardBody } from './hazard-body.tsx'
import { stateLabels } from './labels.ts'

/** One hazard as a page of its own. */
export function HazardPage() {
  const reading = useHazard(usePathParam('hazardId'))
  return (
    <Shown of={reading} what="隐患">
      {(h) => (
        <Page
          key={h.id}
          title={`${h.number}　${h.title}`}
          note={`${h.unit.name} · ${stateLabels[h.state]}`}
          crumbs={[{ href: '/hazards', label: '问题台账' }]}
        >
          <Card>
            <HazardActs of={h} canPrint />
            <HazardBody of={h} />
          </Card>
        </Page>
      )}
    </Shown>
  )
}
