import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportUnits, listUnits, type UnitRowView } from '../contract.ts'
import { kindWords, missingWords } from '../words.ts'
import { useUnitTree } from './api.ts'
import { kindOptions } from './labels.ts'

const lacks = (u: UnitRowView, what: UnitRowView['missing'][number]) => u.missing.includes(what)

const columns: readonly Column<UnitRowView>[] = [
  {
    key: 'name',
    title: '名称',
    render: (u) => (u.closedOn ? `${u.name}（已撤销）` : u.name),
    opens: true,
    phone: 'title',
    sort: 'name',
    width: 150,
  },
  { key: 'code', title: '编码', render: (u) => u.code, sort: 'code', width: 76 },
  { key: 'kind', title: '类型', render: (u) => kindWords[u.kind], width: 64 },
  { key: 'policeLine', title: '警种', render: (u) => u.policeLine, width: 72 },
  {
    key: 'head',
    title: '主要领导',
    render: (u) => (lacks(u, 'unitHead') ? <Gap>空缺</Gap> : u.headName),
    width: 80,
    phone: 'note',
  },
  {
    key: 'leaders',
    title: '分管领导',
    render: (u) => (lacks(u, 'leaderInCharge') ? <Gap>未指定</Gap> : u.leaderNames.join('、') || null),
    width: 96,
  },
  {
    key: 'overseer',
    title: '分管局领导',
    render: (u) => (lacks(u, 'overseeingBureauLeader') ? <Gap>未定</Gap> : u.overseerName),
    width: 88,
  },
  { key: 'hotline', title: '政策电话', render: (u) => (lacks(u, 'hotline') ? <Gap>未填</Gap> : u.hotline), width: 84 },
  { key: 'mailbox', title: '意见箱', render: (u) => (lacks(u, 'mailbox') ? <Gap>未填</Gap> : u.mailbox), width: 112 },
  { key: 'auxiliaries', title: '辅警人数', render: (u) => u.auxiliaryCount, isNumber: true, width: 72 },
  { key: 'missing', title: '缺什么', render: (u) => u.missing.map((m) => missingWords[m]).join('、') || null, width: 110 },
  { key: 'parent', title: '上级单位', render: (u) => u.parentName, isExtra: true },
  { key: 'shortName', title: '简称', render: (u) => u.shortName, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'q', label: '查找', kind: 'text', placeholder: '名称、编码' },
  { name: 'kind', label: '类型', kind: 'select', options: kindOptions },
  {
    name: 'missing',
    label: '缺什么',
    kind: 'select',
    options: [
      { value: 'any', label: '有任何一项' },
      { value: 'contact', label: '政策电话或意见箱' },
      { value: 'unitHead', label: '主要领导' },
      { value: 'leaderInCharge', label: '分管领导' },
      { value: 'overseeingBureauLeader', label: '分管局领导' },
    ],
  },
  { name: 'closed', label: '已撤销', kind: 'select', options: [{ value: 'true', label: '也列出' }], isMore: true },
]

/** The one act that a unit's gaps call for, by whoever may fill them. */
function actsFor(u: UnitRowView, role: string): readonly RowAct[] {
  if (u.closedOn) return []
  const href = `/units/${u.id}`
  const duty = (['unitHead', 'leaderInCharge', 'overseeingBureauLeader'] as const).find((d) => lacks(u, d))
  const isOffice = role === 'auxiliaryOffice'
  const isContactEditor = isOffice || role === 'unitClerk' || role === 'unitHead'
  if (isOffice && duty) return [{ label: '任命', href: `${href}/appoint?duty=${duty}`, isWanted: true }]
  if (isContactEditor && (lacks(u, 'hotline') || lacks(u, 'mailbox')))
    return [{ label: '补填', href: `${href}/change`, isWanted: true }]
  return isContactEditor ? [{ label: '修改', href: `${href}/change` }] : []
}

/** 单位: tree and list, with what is missing and the act that fills it. */
export function UnitsPage() {
  const { session } = useSession()
  const tree = useUnitTree()
  const file = useDownload(exportUnits)
  const isOffice = session.role === 'auxiliaryOffice'
  return (
    <ListPage
      name="units"
      title="单位"
      unit="个单位"
      order="按编制顺序"
      read={listUnits}
      idOf={(u) => u.id}
      nameOf={(u) => u.name}
      units={tree.data?.nodes}
      filters={filters}
      columns={columns}
      hrefOf={(u) => `/units/${u.id}`}
      acts={(u) => actsFor(u, session.role)}
      tools={[
        ...(isOffice ? [{ label: '新增', icon: PlusOutlined, href: '/units/new' }] : []),
        {
          label: '导出',
          icon: DownloadOutlined,
          isRunning: file.isRunning,
          run: ({ sort: _, ...conditions }) => void file.run({ query: conditions }, '单位名册.xlsx'),
        },
      ]}
      empty={{ title: '还没有单位', note: '先从本局的编制表录入派出所和局直单位。' }}
    />
  )
}
