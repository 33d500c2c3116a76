import { Radio } from 'antd'
import { useState } from 'react'
import { usePrintChoices } from '../../frozen-forms/ui/public.ts'

const sheets: { value: 'list' | 'ledger'; label: string }[] = [
  { value: 'list', label: '附件1' },
  { value: 'ledger', label: '台账全部栏目' },
]

/** What is printed: the list, or the ledger with all its columns, which has no blank form; and how. */
export function useListChoices() {
  const [sheet, setSheet] = useState<'list' | 'ledger'>('list')
  const { choices, boxes } = usePrintChoices(sheet === 'list')
  return {
    choices: { sheet, ...choices },
    what: sheet === 'ledger' ? '问题台账' : '附件1',
    boxes: (
      <>
        <div className="list-span">
          <Radio.Group
            aria-label="打印哪一种"
            value={sheet}
            options={sheets}
            onChange={(event) => setSheet(event.target.value)}
          />
        </div>
        {boxes}
      </>
    ),
  }
}
