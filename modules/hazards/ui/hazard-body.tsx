import type { ReactNode } from 'react'
import { Due } from '../../../app/kit/due.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { StepFiles } from '../../../app/kit/step-files.tsx'
import { Timeline } from '../../../app/kit/timeline.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import { type HazardView, type StepView, takeEvidence } from '../contract.ts'
import { categoryLabels, gradeLabels, sourceLabels } from '../words.ts'
import { HazardMeetings } from './hazard-meetings.tsx'
import { HazardSteps } from './hazard-steps.tsx'
import { actLabel, dutyLabels, methodLabels } from './labels.ts'
import { Measures } from './measures-list.tsx'
import './hazards.css'

/** 时限 with its light; a deadline that was moved says how often. */
function DeadlineOf({ of: h }: { of: HazardView }) {
  if (h.rectifyBy === null) return <>未定时限</>
  const moved = h.extensions > 0 ? `，延期 ${h.extensions} 次` : ''
  if (h.state === 'closed') return <>{`${h.rectifyBy}${moved}${h.isClosedLate ? '，逾期销号' : ''}`}</>
  return (
    <>
      {`${h.rectifyBy}${moved}　`}
      <Due on={h.rectifyBy} light={h.light} days={h.days} />
    </>
  )
}

/** What is short, side by side. */
const factsOf = (h: HazardView): [string, ReactNode][] => [
  ['单位', h.unit.name],
  ['类别', [categoryLabels[h.category], h.subcategory].filter(Boolean).join(' · ')],
  ['责任人', h.owner && `${h.owner.name}（民警）`],
  ['时限', <DeadlineOf key="deadline" of={h} />],
  ['来源', `${sourceLabels[h.source]}，${h.foundBy} ${h.foundOn}`],
  ['分级', h.grade && gradeLabels[h.grade]],
  ...(h.escalatedTo ? [['已报到', dutyLabels[h.escalatedTo]] as [string, ReactNode]] : []),
  ...(h.lookBackOn ? [['回头看', h.lookedBackOn ? `${h.lookedBackOn} 已看` : `应 ${h.lookBackOn}`] as [string, ReactNode]] : []),
  ...(h.relapses > 0 ? [['复发', `${h.relapses} 次`] as [string, ReactNode]] : []),
]
/** What is written in sentences. */
const textsOf = (h: HazardView): [string, ReactNode][] => [
  [
    '情况',
    <span key="description" className="hazard-text">
      {h.description}
    </span>,
  ],
  ['根源', [h.cause?.name, h.rootCause].filter(Boolean).join('：') || null],
  ['目标', h.goal],
  ...(h.extension
    ? [['延期申请', `${h.extension.by}申请延到 ${h.extension.day}：${h.extension.reason}`] as [string, ReactNode]]
    : []),
]

const confirmersOf = (h: HazardView): string => {
  const [first] = h.confirmers
  if (!first) return '责任人上面没有任职的领导，先补任职'
  const names = h.confirmers.map((c) => (c.mayAct ? c.name : `${c.name}，还没有账号授权`))
  return `${dutyLabels[first.duty]}${names.join('、')}`
}

/** What comes, in order, each with who does it. */
function wayOf(h: HazardView): string {
  const verifier = h.isOffice ? '政治处领导' : '辅警办'
  const owner = h.owner?.name ?? '责任人'
  const last = `核验销号（${verifier}）`
  const confirming = `确认（${confirmersOf(h)}）`
  const ways: Record<HazardView['state'], string[]> = {
    found: ['定措施（单位）', '交佐证（责任人）', '确认（责任人的上一级）', last],
    measuresSet: [`开始整改（${owner}）`, `交佐证（${owner}）`, confirming, last],
    rectifying: [`交佐证（${owner}）`, confirming, last],
    evidenceSubmitted: [confirming, last],
    confirmed: [last],
    closed: h.lookedBackOn ? [] : [`回头看（${verifier}）`],
  }
  return ways[h.state].join(' → ')
}

const abilityWords: readonly (readonly [string, string])[] = [
  ['setMeasures', '定措施'],
  ['start', '开始整改'],
  ['submit', '交佐证'],
  ['confirm', '确认'],
  ['closeOut', '核验'],
  ['return', '退回'],
  ['askExtension', '申请延期'],
  ['answerExtension', '答复延期'],
  ['urge', '催办'],
  ['escalate', '报上一级'],
  ['lookBack', '回头看'],
  ['relapse', '登记复发'],
]

const partWords: Record<NonNullable<HazardView['part']>, string> = {
  owner: '您是责任人，不能确认，也不能核验。',
  submitter: '佐证是您交的，您不能确认，也不能核验。',
  confirmer: '您已经确认，不能再核验。',
}

/** The next step, and what the reader may and may not do. */
function NextStep({ of: h }: { of: HazardView }) {
  const { role } = useSession().session
  const may = abilityWords.filter(([ability]) => h.abilities[ability]).map(([, word]) => word)
  const way = wayOf(h)
  const back = h.state === 'rectifying' ? h.steps.findLast((s) => s.act === 'returned' || s.act === 'relapsed') : undefined
  const gap = h.nobodyMay === 'confirm' ? '现在没有人可以确认' : '现在没有第三个人可以核验'
  return (
    <div className="hazard-next">
      <b>{way === '' ? '已办结' : `下一步：${way}`}</b>
      {back?.act === 'returned' ? <div>{`${back.by}退回：${back.note ?? ''}`}</div> : null}
      {h.nobodyMay ? <div>{`${gap}，不能跳过；辅警办补任职，或者安全管理员提出授权、政治处领导确认，补好再办。`}</div> : null}
      <div className="note">
        {h.state === 'closed' ? '' : '交佐证、确认、核验须三个不同的人。'}
        {h.state !== 'closed' && h.part ? partWords[h.part] : ''}
        {`您是${roleNames[role]}：${may.length > 0 ? `现在可以${may.join('、')}。` : '现在没有要您办的。'}`}
      </div>
    </div>
  )
}

function Evidence({ hazardId, of: step }: { hazardId: string; of: StepView }) {
  const { run, ...file } = useDownload(takeEvidence)
  return <StepFiles {...file} of={step.evidence} take={(e) => run({ params: { id: hazardId, evidenceId: e.id } }, e.name)} />
}

const dayOf = (s: StepView) => s.dueOn && `${s.act === 'closedOut' ? '回头看' : '时限'} ${s.dueOn}`
/** A sentence that is written to its end loses its stop where more follows. */
const changeOf = (s: StepView): string =>
  [s.method && methodLabels[s.method], s.note, dayOf(s)].filter(Boolean).join('；').replaceAll('。；', '；')

function Course({ of: h }: { of: HazardView }) {
  return (
    <Timeline
      lines={h.steps.map((s) => ({
        id: s.id,
        at: s.at,
        bySystem: s.role === null && s.by === '系统',
        verb: actLabel(s.act),
        who: s.role ? `${s.by}（${roleNames[s.role as keyof typeof roleNames] ?? s.role}）` : s.by,
        change: (
          <>
            {changeOf(s)}
            <Evidence hazardId={h.id} of={s} />
          </>
        ),
      }))}
    />
  )
}

/** Everything of one hazard, for the drawer and for its page. */
export function HazardBody({ of: h }: { of: HazardView }) {
  return (
    <div className="hazard-body">
      <HazardSteps of={h} />
      <div className="hazard-short">
        <Facts of={factsOf(h)} />
      </div>
      <Facts of={textsOf(h)} />
      <Measures of={h} />
      <NextStep of={h} />
      <HazardMeetings hazardId={h.id} />
      <h3>经过</h3>
      <Course of={h} />
    </div>
  )
}
