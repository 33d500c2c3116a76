import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import { today } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import { categoryLabels } from '../../posts/words.ts'
import { exportQuotas, listQuotas, type QuotaRowView, type QuotaSum, quotaStates, sumByPost, sumByUnit } from '../contract.ts'
import { quotaStateLabels } from '../words.ts'
import { useAllPosts } from './api.ts'
import { excessWords } from './labels.ts'
import { QuotaBars } from './quota-bars.tsx'
import { QuotaDetail } from './quota-detail.tsx'
import './quotas.css'

const views = [
  { value: 'list', label: '对照表' },
  { value: 'unit', label: '按单位' },
  { value: 'post', label: '按岗位' },
]
const lookBack: readonly string[] = ['auxiliaryOffice', 'politicalOfficeLeader']

/** 用辅数量: quota against headcount as a list, by unit, by post. */
export function QuotasPage() {
  const [address, change] = useAddress()
  const view = address.view ?? 'list'
  return (
    <div className="quotas">
      <div className="quotas-head no-print">
        <Radio.Group
          aria-label="看法"
          optionType="button"
          options={views}
          value={view}
          onChange={(event) =>
            change({ view: event.target.value === 'list' ? undefined : String(event.target.value), open: undefined })
          }
        />
      </div>
      <div className="quotas-body">
        {view === 'list' ? <QuotaList /> : <QuotaSums isByUnit={view === 'unit'} on={address.on} />}
      </div>
    </div>
  )
}

const columns: readonly Column<QuotaRowView>[] = [
  { key: 'unit', title: '单位', render: (r) => r.unitName, opens: true, phone: 'title', width: 170 },
  { key: 'post', title: '岗位', render: (r) => (r.isRetired ? `${r.postName}（已退出目录）` : r.postName), phone: 'note' },
  { key: 'category', title: '类别', render: (r) => categoryLabels[r.category], width: 70 },
  { key: 'quota', title: '核定', render: (r) => r.quota ?? <Gap>未核定</Gap>, isNumber: true, width: 80 },
  { key: 'actual', title: '实有', render: (r) => r.actual, isNumber: true, sort: 'actual', width: 80 },
  {
    key: 'excess',
    title: '差',
    render: (r) => <span className={r.state === 'over' ? 'over-words' : 'quiet'}>{excessWords(r.state, r.excess)}</span>,
    isNumber: true,
    sort: 'excess',
    phone: 'note',
    width: 80,
  },
  { key: 'fromOn', title: '起始日期', render: (r) => r.fromOn ?? '—', width: 110 },
  { key: 'reference', title: '批准文号', render: (r) => r.reference ?? '—' },
]
const keyOf = (row: QuotaRowView): string => `${row.unitId}.${row.postId}`

const officeActs = (row: QuotaRowView) => [
  {
    label: '调整数量',
    href: `/quotas/${row.unitId}/${row.postId}`,
    isWanted: row.state === 'over' || row.state === 'unset',
  },
]

function QuotaList() {
  const { session } = useSession()
  const file = useDownload(exportQuotas)
  const tree = useRead(unitTree, { query: {} })
  const posts = useAllPosts()
  const isOffice = session.role === 'auxiliaryOffice'
  const filters: Filter[] = [
    {
      name: 'postId',
      label: '岗位',
      kind: 'select',
      options: posts.data?.rows.map((p) => ({ value: p.id, label: p.name })),
      width: 170,
    },
    {
      name: 'state',
      label: '对照',
      kind: 'select',
      options: quotaStates.map((value) => ({ value, label: quotaStateLabels[value] })),
      width: 120,
    },
    ...(lookBack.includes(session.role) ? [{ name: 'on', label: '哪一天', kind: 'date' as const }] : []),
  ]
  return (
    <ListPage
      name="quotas"
      title="用辅数量"
      unit="个单位岗位"
      order="按编制顺序、岗位目录"
      read={listQuotas}
      columns={columns}
      idOf={keyOf}
      nameOf={(r) => `${r.unitName}${r.postName}`}
      units={tree.data?.nodes}
      filters={filters}
      tools={[
        ...(isOffice ? [{ label: '核定数量', icon: PlusOutlined, href: '/quotas/new' }] : []),
        {
          label: '导出',
          icon: DownloadOutlined,
          isRunning: file.isRunning,
          run: (conditions) => void file.run({ query: withoutSort(conditions) }, '用辅数量.xlsx'),
        },
      ]}
      {...(isOffice ? { acts: officeActs } : {})}
      drawer={(r, controls) => (
        <Drawer title={`${r.unitName} · ${r.postName}`} pageHref={`/quotas/${r.unitId}/${r.postId}`} {...controls}>
          <QuotaDetail key={keyOf(r)} unitId={r.unitId} postId={r.postId} />
        </Drawer>
      )}
      empty={{ title: '还没有核定用辅数量，也没有人在岗', note: '先录入花名册，再由辅警办按批准文号核定。' }}
    />
  )
}

const withoutSort = ({ sort: _, ...conditions }: Readonly<Record<string, string>>) => conditions

function QuotaSums({ isByUnit, on }: { isByUnit: boolean; on: string | undefined }) {
  const query = on ? { on } : {}
  const sums = useRead(isByUnit ? sumByUnit : sumByPost, { query })
  const file = useDownload(exportQuotas)
  const label = isByUnit ? '单位' : '岗位'
  const hrefOf = (row: QuotaSum): string => (isByUnit ? `/quotas?unitId=${row.id}` : `/quotas?postId=${row.id}`)
  const acts = (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isRunning}
        onClick={() => void file.run({ query }, '用辅数量.xlsx')}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
        打印
      </Button>
    </>
  )
  return (
    <Page
      title={`用辅数量 · 按${label}`}
      note={`${on ?? today()}。超、空按单位岗位分别算再相加，不互抵。`}
      printed={on ?? today()}
      acts={acts}
    >
      <Card isFlush>
        <Shown of={sums} what="用辅数量">
          {({ rows }) => <QuotaBars label={label} rows={rows} hrefOf={hrefOf} />}
        </Shown>
      </Card>
    </Page>
  )
}
