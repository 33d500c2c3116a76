import { PlusOutlined } from '@ant-design/icons'
import type { Column, Filter, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import { type PersonRowView, searchPeople } from '../contract.ts'
import { useUnitTree } from './api.ts'

const columns: readonly Column<PersonRowView>[] = [
  { key: 'name', title: '姓名', render: (p) => p.name, opens: true, phone: 'title', sort: 'name', width: 120 },
  { key: 'number', title: '警号', render: (p) => p.number, width: 110 },
  { key: 'title', title: '职务', render: (p) => p.title, width: 120, phone: 'note' },
  { key: 'unit', title: '单位', render: (p) => p.unit.name, width: 160, phone: 'note' },
  {
    key: 'led',
    title: '带辅人数',
    render: (p) => (p.ledCount === 0 ? 0 : <Link href={`/people?leadOfficer=${p.id}`}>{p.ledCount}</Link>),
    isNumber: true,
    width: 90,
  },
]
/** The list asks for officers: the kind is a condition that nobody can take away. */
const filters: readonly Filter[] = [
  { name: 'q', label: '查找', kind: 'text', placeholder: '姓名、首字母、警号' },
  { name: 'kind', label: '人员', kind: 'select', preset: 'officer', options: [{ value: 'officer', label: '民警' }] },
]

const tools: readonly ToolAct[] = [{ label: '新增', icon: PlusOutlined, href: '/people/new?kind=officer' }]

/** 民警: who may lead auxiliaries, and how many each one leads. */
export function OfficersPage() {
  const tree = useUnitTree()
  const { role } = useSession().session
  const mayEnter = role === 'auxiliaryOffice' || role === 'unitClerk'
  return (
    <ListPage
      name="officers"
      title="民警"
      unit="人"
      order="按编制顺序、警号"
      read={searchPeople}
      idOf={(p) => p.id}
      nameOf={(p) => p.name}
      units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
      filters={filters}
      columns={columns}
      hrefOf={(p) => `/people/${p.id}`}
      tools={mayEnter ? tools : []}
      acts={(p) => (p.ledCount > 0 ? [{ label: '交接', href: `/officers/${p.id}/handover` }] : [])}
      empty={{ title: '还没有民警', note: '导入花名册时，表里写到的责任民警可以一并建档。' }}
    />
  )
}
