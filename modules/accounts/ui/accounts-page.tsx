import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, ToolAct } from '../../../app/kit/list/definition.ts'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { type AccountRowView, exportAccounts, listAccounts } from '../contract.ts'
import { accountStateWords } from '../words.ts'
import { AccountDetail } from './account-detail.tsx'
import { useQueueIssue, useUnitChoice } from './api.ts'
import { RecentResets } from './recent-resets.tsx'

const columns: readonly Column<AccountRowView>[] = [
  { key: 'name', title: '姓名', render: (a) => a.name, opens: true, phone: 'title', width: 120 },
  { key: 'login', title: '账号', render: (a) => a.login, sort: 'login', width: 150 },
  { key: 'unit', title: '单位', render: (a) => a.unitName || '—', phone: 'note' },
  {
    key: 'state',
    title: '状态',
    render: (a) => (a.state === 'pending' ? <Gap>{accountStateWords.pending}</Gap> : accountStateWords[a.state]),
    width: 100,
  },
  { key: 'asked', title: '申请重置', render: (a) => (a.resetAskedAt ? inGrid(a.resetAskedAt) : '—'), width: 150 },
  { key: 'reset', title: '上次重置', render: (a) => (a.resetAt ? inGrid(a.resetAt) : '—'), width: 150 },
  { key: 'created', title: '开通时间', render: (a) => inGrid(a.createdAt), isExtra: true },
]
const filters = [
  { name: 'q', label: '姓名或账号', kind: 'text' as const },
  { name: 'state', label: '状态', kind: 'select' as const, options: optionsOf(accountStateWords), width: 160 },
  {
    name: 'reset',
    label: '重置口令',
    kind: 'select' as const,
    options: optionsOf({ asked: '等办理', done: '已重置过' }),
    width: 180,
  },
]

/** 账号管理 — who signs in; the system administrator issues, resets, unlocks; a unit asks. */
export function AccountsPage() {
  const go = useGo()
  const { role } = useSession().session
  const units = useUnitChoice()
  const file = useDownload(exportAccounts)
  const issue = useQueueIssue()
  const start = async (body: { accountIds: string[] } | { unitId: string }) => {
    const queued = await issue.run({ body })
    if (queued) go(`/account-issues/${queued.jobId}`)
  }
  const root = units?.find((u) => u.parentId === null)
  const tools: readonly ToolAct[] = [
    { label: '开一个账号', icon: PlusOutlined, href: '/accounts/new' },
    {
      label: '发放所选单位的口令',
      icon: PrinterOutlined,
      isRunning: issue.isRunning,
      run: (conditions) => void start({ unitId: conditions.unitId ?? root?.id ?? '' }),
    },
    {
      label: '导出',
      icon: DownloadOutlined,
      isRunning: file.isRunning,
      run: (conditions) => void file.run({ query: exportable(conditions) }, '账号表.xlsx'),
    },
  ]
  const isAdministrator = role === 'systemAdministrator'
  return (
    <>
      <Refusal problem={issue.problem ?? file.problem} />
      {role === 'securityAdministrator' ? <RecentResets /> : null}
      <ListPage
        name="accounts"
        title="账号管理"
        unit="个账号"
        order="按编制顺序、账号"
        read={listAccounts}
        idOf={(a) => a.id}
        nameOf={(a) => a.name}
        units={units}
        filters={filters}
        columns={columns}
        {...(isAdministrator
          ? {
              tools,
              batch: [
                {
                  label: '发放口令',
                  run: (rows: readonly AccountRowView[], done: () => void) =>
                    void start({ accountIds: rows.map((r) => r.id) }).then(done),
                },
              ],
            }
          : {})}
        drawer={(a, controls) => (
          <Drawer title={a.name} pageHref={`/accounts/${a.id}`} {...controls}>
            <AccountDetail id={a.id} />
          </Drawer>
        )}
        empty={{ title: '还没有账号', note: '辅警办或单位内勤在“开通账号”里按花名册开通。' }}
      />
    </>
  )
}

const exportable = ({ sort: _, ...conditions }: Readonly<Record<string, string>>) => conditions
