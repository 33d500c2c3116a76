import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import type { ReportView } from '../contract.ts'
import { useNil, useReopen, useReturn, useSubmit } from './api.ts'

/** 本周无变化, 审核报送, 退回 of one report. */
export function useActs(r: ReportView) {
  const [nil, submit, back, reopen] = [useNil(), useSubmit(), useReturn(), useReopen()]
  const params = { id: r.id }
  const { version } = r
  const sendNil = async () => {
    const yes = await askConfirmation({
      title: `${r.weekName}无变化`,
      consequence: '直接报给辅警办，计为已报，不用再审核。',
      yes: '本周无变化，报送',
    })
    if (yes) await nil.run({ params, body: { version } })
  }
  const sendBack = async () => {
    const reason = await askReason({
      title: `退回${r.unit.name}的周报，为什么`,
      consequence: '内勤看得到理由，补好以后再报；按时还是迟报不变。',
      yes: '退回周报',
    })
    if (reason !== null) await back.run({ params, body: { version, reason } })
  }
  const openAgain = async () => {
    const reason = await askReason({
      title: `重新开放${r.unit.name}${r.weekName}的补报，为什么`,
      consequence: '单位在下一次截止以前可以补报，计为迟报；您的姓名和理由记在这一份上。',
      yes: '重新开放',
    })
    if (reason !== null) await reopen.run({ params, body: { version, reason } })
  }
  return {
    reopen: () => void openAgain(),
    nil: () => void sendNil(),
    submit: () => void submit.run({ params, body: { version } }),
    back: () => void sendBack(),
    isRunning: nil.isRunning || submit.isRunning || back.isRunning || reopen.isRunning,
    problem: nil.problem ?? submit.problem ?? back.problem ?? reopen.problem,
  }
}

/** 报送: who did what and when, and 本周无变化 in one act. */
export function SubmitCard({
  report: r,
  facts,
  acts,
}: {
  report: ReportView
  facts: ReactNode
  acts: ReturnType<typeof useActs>
}) {
  const { fill, nil } = r.abilities
  return (
    <Card title="三、报送">
      {facts}
      {fill && !nil ? (
        <Panel tone="amber" title="本周有新记录或写了文字，不能按“无变化”报送。">
          没有新记录的一周，这里的按钮一键报送，计为已报。
        </Panel>
      ) : null}
      <Refusal problem={acts.problem} />
      <div className="weekly-acts">
        {fill ? (
          <Button disabled={!nil} loading={acts.isRunning} onClick={acts.nil}>
            本周无变化
          </Button>
        ) : null}
      </div>
      <p className="note">
        按服务器收到的时间计：截止的那一刻收到为按时，之后为迟报，不能更改；到下一周截止还没有补报的，不能再报，除非辅警办重新开放。已报的要改，另存新版并写明原因。
      </p>
    </Card>
  )
}

/** The head's confirmation, a return, and the office's opening of a closed week, at the head of the page. */
export function AnswerButtons({ report: r, acts }: { report: ReportView; acts: ReturnType<typeof useActs> }) {
  return (
    <>
      {r.abilities.return ? (
        <Button loading={acts.isRunning} onClick={acts.back}>
          退回
        </Button>
      ) : null}
      {r.abilities.reopen ? (
        <Button loading={acts.isRunning} onClick={acts.reopen}>
          重新开放补报
        </Button>
      ) : null}
      {r.abilities.confirm ? (
        <Button type="primary" loading={acts.isRunning} onClick={acts.submit}>
          审核报送
        </Button>
      ) : null}
    </>
  )
}
