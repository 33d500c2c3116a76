import { Button } from 'antd'
import { Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import { useSession } from '../../../app/session.tsx'
import { periodWords } from '../words.ts'
import { useAskedPeriod } from './period-choice.tsx'
import { UnitPerformance } from './unit-performance.tsx'

/** 本单位情况: the reader's own unit beside the whole bureau. */
export function OwnUnitPage() {
  const { session } = useSession()
  const { unit } = session
  const { period } = useAskedPeriod()
  return (
    <Page title="本单位情况" note={unit?.name} printed={periodWords[period]} acts={<Button onClick={printScreen}>打印</Button>}>
      {unit ? <UnitPerformance unitId={unit.id} /> : <Empty title="这个身份没有对应的单位" />}
    </Page>
  )
}
