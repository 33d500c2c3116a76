import { Page } from '../../../app/kit/page.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { AccountDetail } from './account-detail.tsx'

/** One account as a page of its own. */
export function AccountPage() {
  return (
    <Page title="账号" crumbs={[{ href: '/accounts', label: '账号管理' }]}>
      <AccountDetail id={usePathParam('accountId')} />
    </Page>
  )
}
