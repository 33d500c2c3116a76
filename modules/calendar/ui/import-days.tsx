import { UploadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import type { CalendarReading, DayView } from '../contract.ts'
import { readFile } from './api.ts'

/** Takes a year's days from a sheet onto the page, to be looked through before they are loaded. */
export function ImportDays({ year, onRead }: { year: number; onRead: (days: readonly DayView[]) => void }) {
  const [reading, setReading] = useState<CalendarReading | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    try {
      const found = await readFile(year, file)
      setReading(found)
      if (found.faults.length === 0) onRead(found.days)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return (
    <>
      <FilePicker
        label="从表格导入"
        icon={<UploadOutlined aria-hidden />}
        name={`${year} 年放假安排表`}
        accept=".xlsx,.xls,.csv"
        onPick={([file]) => void read(file)}
      />
      <Refusal problem={problem} />
      <div role="status">{reading ? <Said of={reading} /> : null}</div>
    </>
  )
}

const Said = ({ of: { days, faults, usual } }: { of: CalendarReading }) =>
  faults.length > 0 ? (
    <>
      <p>有 {faults.length} 行读不出来，一天都没有取。改好再选一次。</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </>
  ) : (
    <p>
      读到放假 {days.filter((d) => !d.isWorkday).length} 天、调休上班 {days.filter((d) => d.isWorkday).length} 天
      {usual > 0 ? `；另有 ${usual} 天本来就是那样，不用标` : ''}。核对下面的日历，再载入。
    </p>
  )
