import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Due } from '../../../app/kit/due.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { DecisionRowView } from '../contract.ts'
import { standingLabels } from '../words.ts'
import { kindLabels } from './labels.ts'

/** One decision in full. */
export function DecisionDrawer({ of: d, controls }: { of: DecisionRowView; controls: DrawerControls }) {
  return (
    <Drawer title={`会商决定 ${d.number}`} pageHref={`/consultation-decisions?open=${d.id}`} {...controls}>
      <Facts of={factsOf(d)} />
    </Drawer>
  )
}

function MeetingOf({ of: { consultation, abilities } }: { of: DecisionRowView }) {
  const words = [consultation.meetingOn, consultation.number].filter(Boolean).join('　')
  return abilities.openMeeting ? <Link href={`/consultations/${consultation.id}`}>{words}</Link> : words
}

/** A measure leads to its hazard, where it is done. */
function KindOf({ of: { kind, hazard, abilities } }: { of: DecisionRowView }) {
  if (!hazard) return <>{kindLabels[kind]}</>
  const number = abilities.openHazard ? <Link href={`/hazards/${hazard.id}`}>{hazard.number}</Link> : hazard.number
  return (
    <>
      {kindLabels[kind]}（隐患 {number}，在问题台账里办）
    </>
  )
}

const by = (name: string | null, at: string | null): string | null => (at ? `${name ?? ''} ${atMoment(at)}` : null)

const factsOf = (d: DecisionRowView): [string, ReactNode][] => [
  ['决定', d.text],
  ['会商', <MeetingOf key="meeting" of={d} />],
  ['类别', <KindOf key="kind" of={d} />],
  ['单位', d.unit.name],
  ['责任人', d.ownerName],
  ['期限', d.standing === 'open' ? <Due key="due" on={d.dueOn} light={d.light} days={d.days} /> : d.dueOn],
  ['办理情况', standingLabels[d.standing]],
  ['办理说明', d.doneNote],
  ['报办完', by(d.doneByName, d.doneAt)],
  ['退回理由', d.returnReason],
  ['核验', by(d.verifiedByName, d.verifiedAt)],
]
