import { Card, Page } from '../../../app/kit/page.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { readQuota } from '../contract.ts'
import { QuotaDetail } from './quota-detail.tsx'
import './quotas.css'

/** One unit and post on a page of its own. */
export function QuotaPage() {
  const params = { id: usePathParam('unitId'), postId: usePathParam('postId') }
  const { data } = useRead(readQuota, { params })
  return (
    <Page
      title="用辅数量"
      crumbs={[{ href: '/quotas', label: '用辅数量' }]}
      note={data ? `${data.unitName} · ${data.postName}` : ''}
    >
      <Card>
        <QuotaDetail unitId={params.id} postId={params.postId} />
      </Card>
    </Page>
  )
}
