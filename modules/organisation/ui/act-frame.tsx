import type { ReactNode } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import type { UnitView } from '../contract.ts'
import { useUnit } from './api.ts'
import { endWords } from './labels.ts'
import './organisation.css'

interface ActFrameProps {
  readonly title: string
  /** What follows and what stays, before the form. */
  readonly consequence?: (unit: UnitView) => ReactNode
  readonly children: (unit: UnitView) => ReactNode
}

/** One act on one unit: its name, what follows, the form. */
export function ActFrame({ title, consequence, children }: ActFrameProps) {
  const reading = useUnit(usePathParam('unitId'))
  return (
    <Shown of={reading} what="单位资料">
      {(unit) => (
        <Page
          title={title}
          note={unit.name}
          crumbs={[
            { href: '/units', label: '单位' },
            { href: `/units/${unit.id}`, label: unit.shortName },
          ]}
        >
          {unit.closedOn ? (
            <Panel tone="grey" title={`${unit.name}${endWords(unit)}，以前的记录都在，不能再改。`}>
              <Link href={`/units/${unit.successor?.id ?? unit.id}`}>看{unit.successor?.name ?? '单位资料'}</Link>
            </Panel>
          ) : null}
          {unit.closedOn ? null : (
            <Card>
              {consequence ? <div className="unit-consequence">{consequence(unit)}</div> : null}
              {children(unit)}
            </Card>
          )}
        </Page>
      )}
    </Shown>
  )
}
