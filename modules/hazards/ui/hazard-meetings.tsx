import { shellEndpoint } from '../../../app/call.ts'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { standingWords } from '../../consultations/words.ts'

interface Meeting {
  readonly id: string
  readonly meetingOn: string
  readonly number: string | null
  readonly decided: readonly {
    readonly number: number
    readonly text: string
    readonly ownerName: string | null
    readonly dueOn: string
    readonly standing: keyof typeof standingWords
  }[]
}
/** Meetings are a module of their own; the ledger shows where a hazard stood. */
const meetingsOf = shellEndpoint<{ params: { id: string } }, { rows: Meeting[] }>('get', '/api/hazards/{id}/consultations')

/** 会商: at which meetings a hazard was talked about, as far as the reader may see them, and what was decided on it. */
export function HazardMeetings({ hazardId }: { hazardId: string }) {
  const { role } = useSession().session
  const reading = useRead(meetingsOf, { params: { id: hazardId } }, { enabled: role !== 'leadOfficer' })
  const rows = reading.data?.rows ?? []
  if (reading.error) return <Refusal problem={reading.error} />
  if (rows.length === 0) return null
  return (
    <>
      <h3>会商</h3>
      <ul className="hazard-meetings">
        {rows.map((c) => (
          <li key={c.id}>
            <Link href={`/consultations/${c.id}`}>{[c.meetingOn, c.number].filter(Boolean).join('　')}</Link>
            {c.decided.length === 0 ? <span className="note">研判过，没有作出决定</span> : null}
            {c.decided.map((d) => (
              <div key={d.number}>
                {`决定 ${d.number}：${d.text}`}
                <span className="note">
                  {`${[d.ownerName, `${d.dueOn} 前`].filter(Boolean).join('，')}，${standingWords[d.standing]}`}
                </span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
