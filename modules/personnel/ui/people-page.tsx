import { DownloadOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportPeople, exportPeopleInFull, type PersonRowView, printCard, searchPeople } from '../contract.ts'
import { usePostOptions, useUnitTree } from './api.ts'
import { type Assigning, AssignPanel } from './assign-panel.tsx'
import { columns, filtersWith } from './people-columns.tsx'

const reasonFor = {
  title: '导出全部号码，为什么',
  consequence: '文件里有完整的身份证号和手机号。理由会留痕，名单里的每个人都看得到。',
  yes: '导出全部号码',
}

/** 花名册: every auxiliary of the units in reach, with the gaps and the acts that fill them. */
export function PeoplePage() {
  const { session } = useSession()
  const tree = useUnitTree()
  const filters = filtersWith(usePostOptions())
  const masked = useDownload(exportPeople)
  const full = useDownload(exportPeopleInFull)
  const card = useDownload(printCard)
  const [assigning, setAssigning] = useState<Assigning | null>(null)
  const isWriter = session.role === 'auxiliaryOffice' || session.role === 'unitClerk'
  const isExporter = session.role !== 'leadOfficer' && session.role !== 'lineInspector'
  const openPanel = (aspect: Assigning['aspect']) => (rows: readonly PersonRowView[], done: () => void) =>
    setAssigning({ aspect, rows, done })
  const exportInFull = async (conditions: Readonly<Record<string, string>>) => {
    const reason = await askReason(reasonFor)
    if (reason !== null) await full.run({ body: { ...conditions, reason } }, '花名册（全部号码）.xlsx')
  }
  const actsFor = (p: PersonRowView) => {
    const print = { label: '打印', run: () => void card.run({ params: { id: p.id }, body: {} }, `档案卡 ${p.name}.pdf`) }
    if (!isWriter || p.separatedOn !== null) return isExporter ? [print] : []
    const lacks = p.leadOfficer === null
    const aspect = lacks ? 'leadOfficer' : 'post'
    return [{ label: lacks ? '指定民警' : '变动', isWanted: lacks, run: () => openPanel(aspect)([p], () => undefined) }, print]
  }
  return (
    <>
      <Refusal problem={masked.problem ?? full.problem ?? card.problem} />
      <ListPage
        name="people"
        title="花名册"
        unit="人"
        order="按编制顺序、辅警编号"
        read={searchPeople}
        idOf={(p) => p.id}
        nameOf={(p) => p.name}
        units={tree.data?.nodes}
        filters={filters}
        columns={columns}
        hrefOf={(p) => `/people/${p.id}`}
        acts={actsFor}
        totalNote={(page) => (page.withoutLeadOfficer > 0 ? `，其中 ${page.withoutLeadOfficer} 人未指定责任民警` : null)}
        tools={[
          ...(isWriter
            ? [
                { label: '新增', icon: PlusOutlined, href: '/people/new' },
                { label: '导入', icon: ImportOutlined, href: '/imports/new' },
              ]
            : []),
          ...(isExporter
            ? [
                {
                  label: '导出',
                  icon: DownloadOutlined,
                  isRunning: masked.isRunning,
                  run: (conditions: Readonly<Record<string, string>>) => void masked.run({ body: conditions }, '花名册.xlsx'),
                },
              ]
            : []),
          ...(isWriter
            ? [
                {
                  label: '导出全部号码',
                  isRunning: full.isRunning,
                  run: (c: Readonly<Record<string, string>>) => void exportInFull(c),
                },
              ]
            : []),
        ]}
        {...(isWriter
          ? {
              batch: [
                { label: '指定带辅责任民警', run: openPanel('leadOfficer') },
                { label: '指定分管责任领导', run: openPanel('leaderInCharge') },
                { label: '调整岗位', run: openPanel('post') },
              ],
            }
          : {})}
        empty={{ title: '还没有人员', note: '先导入手里的花名册，或者逐个新增。' }}
      />
      {assigning ? <AssignPanel {...assigning} onClose={() => setAssigning(null)} /> : null}
    </>
  )
}
