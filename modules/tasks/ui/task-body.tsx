import type { ReactNode } from 'react'
import { Facts } from '../../../app/kit/page.tsx'
import { Stages } from '../../../app/kit/stages.tsx'
import { StepFiles } from '../../../app/kit/step-files.tsx'
import { Timeline } from '../../../app/kit/timeline.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { roleNames } from '../../../platform/http/roles.ts'
import { type StepView, type TaskView, takeEvidence } from '../contract.ts'
import { actLabel, levelLabels, partLabels, sourceLabels } from '../words.ts'
import { TaskLight } from './task-light.tsx'
import './tasks.css'

const basisOf = (t: TaskView): ReactNode =>
  t.notice ? (
    <Link
      href={`/notices/${t.notice.id}`}
    >{`${t.notice.number} 第 ${t.clauseNumber ?? ''} 条${t.period ? `（${t.period}）` : ''}`}</Link>
  ) : (
    sourceLabels[t.source]
  )

const factsOf = (t: TaskView): [string, ReactNode][] => [
  ['编号', t.number],
  ['依据', basisOf(t)],
  [
    '要求',
    <span key="text" className="task-text">
      {t.text}
    </span>,
  ],
  ['承担单位', `${t.unit.name}（${partLabels[t.part]}）`],
  ['牵头单位', t.lead.name],
  ['承办人', t.owner?.name ?? '未定'],
  ['要交', t.needsEvidence ? '佐证文件，至少一个' : '写明情况，可以附文件'],
  ['时限', <Deadline key="due" of={t} />],
  ...(t.state === 'dispatched' && t.acknowledgeBy
    ? [['签收', `${t.acknowledgeBy} 前签收；不归本单位的，同一天前提异议`] as [string, ReactNode]]
    : []),
  ...(t.objection
    ? [
        ['异议', `${t.objection.by}：${t.objection.reason}${t.objection.unit ? `（请改派${t.objection.unit}）` : ''}`] as [
          string,
          ReactNode,
        ],
      ]
    : []),
  ...(t.extension
    ? [['延期申请', `${t.extension.by}申请延到 ${t.extension.day}：${t.extension.reason}`] as [string, ReactNode]]
    : []),
  ...(t.escalatedTo ? [['已报到', levelLabels[t.escalatedTo]] as [string, ReactNode]] : []),
  ...(t.reassignedTo
    ? [
        [
          '改派',
          <Link key="to" href={`/tasks/${t.reassignedTo}`}>
            看改派以后的任务
          </Link>,
        ] as [string, ReactNode],
      ]
    : []),
]

/** 时限 with its light and why it is so. */
function Deadline({ of: t }: { of: TaskView }) {
  return (
    <>
      {`${t.dueOn ?? '未定时限'}${t.extensions > 0 ? `，延期 ${t.extensions} 次` : ''}　`}
      <TaskLight of={t} />
      {t.rule.map((line) => (
        <div key={line} className="note">
          {line}
        </div>
      ))}
    </>
  )
}

const stages = [
  ['dispatched', '派发'],
  ['acknowledged', '签收'],
  ['underway', '办理'],
  ['concluded', '报办结'],
  ['checked', '核验'],
  ['archived', '归档'],
] as const
const reached: Record<TaskView['state'], number> = {
  dispatched: 1,
  objected: 1,
  acknowledged: 2,
  underway: 2,
  returned: 2,
  concluded: 4,
  checked: 5,
  archived: 6,
  withdrawn: 0,
}
const days = (t: TaskView): readonly (string | null)[] => [
  t.dispatchedOn,
  t.acknowledgedOn,
  null,
  t.concludedOn,
  t.checkedOn,
  t.archivedOn,
]

function Course({ of: t }: { of: TaskView }) {
  if (t.state === 'withdrawn') return null
  const at = reached[t.state]
  const noteAt = (i: number) => days(t)[i]?.slice(5) ?? (i === 3 && t.dueOn && i >= at ? `应 ${t.dueOn.slice(5)}` : '')
  return <Stages reached={at} of={stages.map(([key, label], i) => ({ key, label, note: noteAt(i) }))} />
}

function Evidence({ taskId, of: step }: { taskId: string; of: StepView }) {
  const { run, ...file } = useDownload(takeEvidence)
  return <StepFiles {...file} of={step.evidence} take={(e) => run({ params: { id: taskId, evidenceId: e.id } }, e.name)} />
}

const changeOf = (s: StepView): string => [s.note, s.dueOn && `时限 ${s.dueOn}`].filter(Boolean).join('；')

/** Everything of one task, for the drawer and for its page. */
export function TaskBody({ of: t }: { of: TaskView }) {
  return (
    <div className="task-body">
      <Course of={t} />
      <Facts of={factsOf(t)} />
      <h3>经过</h3>
      <Timeline
        lines={t.steps.map((s) => ({
          id: s.id,
          at: s.at,
          bySystem: s.role === null && s.by === '系统',
          verb: actLabel(s.act),
          who: s.role ? `${s.by}（${roleNames[s.role as keyof typeof roleNames] ?? s.role}）` : s.by,
          change: (
            <>
              {changeOf(s)}
              <Evidence taskId={t.id} of={s} />
            </>
          ),
        }))}
      />
    </div>
  )
}
