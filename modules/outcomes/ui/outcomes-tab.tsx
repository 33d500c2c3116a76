import { Card, Facts } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useOutcomes } from './api.ts'

/** Final outcomes while they are in force; what lapsed or was withdrawn is not there. */
export function OutcomesTab({ personId }: { personId: string }) {
  const reading = useOutcomes(personId)
  return (
    <Shown of={reading} what="影响期内的处理">
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title="没有影响期内的处理" note="影响期满自行失效，撤销的不再显示。" />
        ) : (
          rows.map((o) => (
            <Card key={o.id} title={o.name} {...(o.isSuspended ? { note: '暂停执行' } : {})}>
              <Facts
                of={[
                  ['依据', o.basis],
                  ['送达', o.servedOn],
                  ['影响期到', `${o.untilOn}，到期自行失效`],
                ]}
              />
            </Card>
          ))
        )
      }
    </Shown>
  )
}
