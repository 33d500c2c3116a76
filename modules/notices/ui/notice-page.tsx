import { Button } from 'antd'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { exportClauses, type NoticeView, printNotice, takeOriginal } from '../contract.ts'
import { useNotice, usePutInForce, useWithdraw } from './api.ts'
import { ClauseTable } from './clause-table.tsx'
import { Findings } from './findings.tsx'
import { stateLabels } from './labels.ts'
import './notices.css'

/** 一件通知: its clauses with their parties, what the check found, its annexes. */
export function NoticePage() {
  const reading = useNotice(usePathParam('noticeId'))
  return (
    <Shown of={reading} what="通知">
      {(notice) => <Sheet key={notice.id} of={notice} />}
    </Shown>
  )
}

/** 生效 and 撤回, each with its question. */
function useSteps(n: NoticeView) {
  const [force, withdraw] = [usePutInForce(), useWithdraw()]
  const go = useGo()
  const params = { id: n.id }
  const open = n.findings.filter((f) => f.ruling === null).length
  const putInForce = async () => {
    const isSure = await askConfirmation({
      title: `让 ${n.number} 生效`,
      consequence: `生效以后文字不能再改，分工和时限要写理由才能改。${open > 0 ? `核对还有 ${open} 个问题没有意见。` : ''}接着派发任务。`,
      yes: '让通知生效',
    })
    if (isSure && (await force.run({ params, body: { version: n.version } }))) go(`/notice-tasks/${n.id}`)
  }
  const takeBack = async () => {
    const reason = await askReason({
      title: `撤回 ${n.number}，为什么`,
      consequence: '没有办结的任务一并撤回，办过的都留着。撤回以后不能恢复，要用再录。',
      yes: '撤回通知',
    })
    if (reason !== null) await withdraw.run({ params, body: { version: n.version, reason } })
  }
  return { putInForce, takeBack, problem: force.problem ?? withdraw.problem }
}

function Sheet({ of: n }: { of: NoticeView }) {
  const steps = useSteps(n)
  const go = useGo()
  const [sheet, paper, original] = [useDownload(exportClauses), useDownload(printNotice), useDownload(takeOriginal)]
  const params = { id: n.id }
  return (
    <Page
      title={n.number}
      note={`${n.title} · ${stateLabels[n.state]}`}
      crumbs={[{ href: '/notices', label: '通知' }]}
      acts={
        <>
          <Button loading={sheet.isRunning} onClick={() => void sheet.run({ params }, '条款分工表.xlsx')}>
            导出
          </Button>
          <Button loading={paper.isRunning} onClick={() => void paper.run({ params }, '条款分工表.pdf')}>
            打印
          </Button>
          {n.abilities.withdraw ? <Button onClick={() => void steps.takeBack()}>撤回通知</Button> : null}
          {n.abilities.change ? <Button onClick={() => go(`/notices/${n.id}/head`)}>改资料</Button> : null}
          {n.abilities.change ? <Button onClick={() => go(`/notices/${n.id}/clauses`)}>改正切分</Button> : null}
          {n.abilities.putInForce ? (
            <Button type="primary" onClick={() => void steps.putInForce()}>
              让通知生效
            </Button>
          ) : (
            <Button type="primary" onClick={() => go(`/notice-tasks/${n.id}`)}>
              看任务
            </Button>
          )}
        </>
      }
    >
      <Refusal problem={steps.problem ?? sheet.problem ?? paper.problem ?? original.problem} />
      <Card>
        <Facts
          of={[
            ['印发', `${n.issuer}，${n.issuedOn}`],
            ['录入', `${n.enteredBy}，${n.enteredAt.slice(0, 10)}`],
            ...(n.file
              ? [
                  [
                    '原件',
                    <Button key="file" type="link" size="small" onClick={() => void original.run({ params }, n.file?.name ?? '')}>
                      {n.file.name}
                    </Button>,
                  ] as const,
                ]
              : []),
            ...(n.inForceOn ? [['生效', `${n.inForceBy ?? ''}，${n.inForceOn}`] as const] : []),
            ...(n.withdrawnOn ? [['撤回', `${n.withdrawnBy ?? ''}，${n.withdrawnOn}：${n.withdrawReason ?? ''}`] as const] : []),
          ]}
        />
      </Card>
      <Card title={`条款 ${n.clauses} 条`} isFlush>
        <ClauseTable of={n} />
      </Card>
      <Findings of={n} />
      <Annexes of={n} />
    </Page>
  )
}

function Annexes({ of: n }: { of: NoticeView }) {
  return (
    <Card title={`附件 ${n.annexes.length} 个`}>
      {n.annexes.length === 0 ? <p className="note">通知没有附件。</p> : null}
      <ol className="notice-annexes">
        {n.annexes.map((a) => (
          <li key={a.number}>{`附件${a.number}　${a.title}`}</li>
        ))}
      </ol>
      {n.closing ? (
        <>
          <h3>条款以外的文字</h3>
          <p className="notice-text">{n.closing}</p>
        </>
      ) : null}
      {n.abilities.change && n.closing ? (
        <p>
          <Link href={`/notices/${n.id}/clauses`}>其中有任务的，改正切分加成一条</Link>
        </p>
      ) : null}
    </Card>
  )
}
