import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import { AssignForm } from './assign-form.tsx'
import { type Aspect, actWords, aspectWords } from './labels.ts'

/** The act on a selection as a page of its own; who is chosen stands in the address. */
export function AssignPage() {
  const go = useGo()
  const [{ aspect = 'leadOfficer', people = '' }] = useAddress()
  const personIds = people.split(',').filter(Boolean)
  const act: Aspect = aspect in aspectWords ? (aspect as Aspect) : 'leadOfficer'
  return (
    <Page title={actWords[act]} note={`已选 ${personIds.length} 人`} crumbs={[{ href: '/responsibility', label: '责任关系' }]}>
      <Card>
        {personIds.length === 0 ? (
          <Empty title="还没有选人" note="先在责任关系里选中要办的人。" />
        ) : (
          <AssignForm aspect={act} personIds={personIds} onClose={() => go('/responsibility')} />
        )}
      </Card>
    </Page>
  )
}
