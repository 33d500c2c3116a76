import { Card, Page } from '../../../app/kit/page.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { EventContent } from './event-content.tsx'

export function EventPage() {
  return (
    <Page title="一条留痕" crumbs={[{ href: '/trail', label: '审计留痕' }]}>
      <Card>
        <EventContent id={usePathParam('eventId')} />
      </Card>
    </Page>
  )
}
