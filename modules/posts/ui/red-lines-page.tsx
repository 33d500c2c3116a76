import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { today } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { listRedLines, listTouchingDuties, type RedLineView } from '../contract.ts'
import { useRetireRedLine } from './api.ts'
import { versionStateLabels } from './labels.ts'
import { RedLineForm } from './red-line-form.tsx'
import './posts.css'

/** 红线: the region's prohibitions as data, and the duties that touch them. */
export function RedLinesPage() {
  const [address, change] = useAddress()
  const lines = useRead(listRedLines, { query: {} })
  const mayEdit = lines.data?.abilities.edit ?? false
  const edited = lines.data?.rows.find((l) => l.id === address.line)
  const close = () => change({ line: undefined })
  const add = mayEdit ? (
    <Button icon={<PlusOutlined aria-hidden />} onClick={() => change({ line: 'new' })}>
      新增红线
    </Button>
  ) : null
  return (
    <Page
      title="红线"
      crumbs={[{ href: '/posts', label: '岗位目录' }]}
      note="辅警不得从事的工作；职责写到这些词，须说明理由"
      acts={add}
    >
      {mayEdit && (edited || address.line === 'new') ? (
        <Card title={edited ? `改第 ${edited.number} 条` : '新增红线'}>
          <RedLineForm key={edited?.id ?? 'new'} line={edited} onDone={close} />
        </Card>
      ) : null}
      <Card title="红线清单" isFlush>
        <Shown of={lines} what="红线清单">
          {({ rows }) => <Lines rows={rows} mayEdit={mayEdit} onEdit={(id) => change({ line: id })} />}
        </Shown>
      </Card>
      <TouchingDuties />
    </Page>
  )
}

function Lines({ rows, mayEdit, onEdit }: { rows: readonly RedLineView[]; mayEdit: boolean; onEdit: (id: string) => void }) {
  const retire = useRetireRedLine()
  const leave = async (line: RedLineView) => {
    const reason = await askReason({
      title: `停用第 ${line.number} 条？`,
      consequence: '今天起存职责不再对照这一条；条文和日期留着。',
      yes: `停用第 ${line.number} 条`,
      isDangerous: true,
    })
    if (reason !== null)
      await retire.run({ params: { id: line.id }, body: { version: line.version, retiredOn: today(), reason } })
  }
  if (rows.length === 0) return <Empty title="还没有红线" note="按本省条例录入，附条款依据。" />
  return (
    <>
      <Refusal problem={retire.problem} />
      <table className="quota-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              条
            </th>
            <th scope="col">红线</th>
            <th scope="col">依据</th>
            <th scope="col">关键词</th>
            {mayEdit ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={line.id}>
              <td className="number">{line.number}</td>
              <td>{line.wording}</td>
              <td className="quiet">{line.basis}</td>
              <td className="quiet">{line.keywords.join('、')}</td>
              {mayEdit ? (
                <td className="line-acts">
                  <button
                    type="button"
                    className="text-act"
                    aria-label={`改第 ${line.number} 条`}
                    onClick={() => onEdit(line.id)}
                  >
                    改
                  </button>
                  <button
                    type="button"
                    className="text-act"
                    aria-label={`停用第 ${line.number} 条`}
                    onClick={() => void leave(line)}
                  >
                    停用
                  </button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The office alone: what touches a red line, and with what reason it was kept. */
function TouchingDuties() {
  const { session } = useSession()
  const isOffice = session.role === 'auxiliaryOffice'
  const duties = useRead(listTouchingDuties, { query: {} }, { enabled: isOffice })
  if (!isOffice) return null
  return (
    <Card title="触及红线的职责" note="施行中和草稿里的" isFlush>
      <Shown of={duties} what="触及红线的职责">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有触及红线的职责" />
          ) : (
            <table className="quota-table">
              <thead>
                <tr>
                  <th scope="col">岗位</th>
                  <th scope="col">职责</th>
                  <th scope="col">触及</th>
                  <th scope="col">保留的理由</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.postId}${row.versionNumber}-${row.position}`}>
                    <th scope="row">
                      <Link href={`/posts?post=${row.postId}`}>{row.postName}</Link>
                      <div className="quiet">
                        第 {row.versionNumber} 版 · {versionStateLabels[row.state]}
                      </div>
                    </th>
                    <td>
                      {row.position}. {row.text}
                    </td>
                    <td>{row.hits.map((h) => `第 ${h.number} 条（“${h.keyword}”）`).join('、')}</td>
                    <td>{row.redLineReason ?? <Gap>未说明</Gap>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Shown>
    </Card>
  )
}
