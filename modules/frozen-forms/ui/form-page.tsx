import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import './annex.css'

interface Unit {
  readonly id: string
  readonly name: string
}
interface FormPageProps {
  readonly title: string
  readonly note: string
  readonly printed?: string
  /** The bureau itself has a form too. */
  readonly hasBureau?: boolean
  /** The choice of days. */
  readonly days: ReactNode
  readonly preview: (unitId: string) => ReactNode
  readonly batch: (units: readonly Unit[]) => ReactNode
  readonly numbers: (unitId: string) => ReactNode
}

/** A form: a unit and days are chosen (they live in the address), it is seen, printed, frozen. */
export function FormPage({ title, note, printed, hasBureau = false, days, preview, batch, numbers }: FormPageProps) {
  const { session } = useSession()
  const [conditions, change] = useAddress()
  return (
    <Shown of={useRead(unitTree, { query: {} })} what="单位">
      {({ nodes }) => {
        const units = nodes.filter((n) => n.kind !== 'cityBureau' && n.kind !== 'province')
        const using = units.filter((n) => n.kind !== 'bureau')
        const unitId = conditions.unitId ?? using.find((n) => n.id === session.unit?.id)?.id ?? using[0]?.id
        return (
          <Page title={title} note={note} {...(printed === undefined ? {} : { printed })}>
            <div className="annex-choice">
              <label htmlFor="annex-unit">单位</label>
              <Select
                id="annex-unit"
                showSearch
                optionFilterProp="label"
                value={unitId ?? null}
                style={{ width: 220 }}
                options={(hasBureau ? units : using).map((n) => ({ value: n.id, label: n.name }))}
                onChange={(id) => change({ unitId: id ?? undefined })}
              />
              {days}
            </div>
            {unitId ? preview(unitId) : null}
            {using.length > 1 ? batch(using) : null}
            {unitId ? numbers(unitId) : null}
          </Page>
        )
      }}
    </Shown>
  )
}
