import { Checkbox, Radio } from 'antd'
import { useState } from 'react'

export interface PrintChoices {
  readonly sheet: 'list' | 'ledger'
  readonly isBlank: boolean
  readonly showsHeadLine: boolean
}

/** What is printed: the list or the ledger with all its columns; with its lines or blank; with or without 填报单位、审核人、填报时间. */
export function usePrintChoices() {
  const [choices, setChoices] = useState<PrintChoices>({ sheet: 'list', isBlank: false, showsHeadLine: true })
  const isLedger = choices.sheet === 'ledger'
  const boxes = (
    <>
      <div className="list-span">
        <Radio.Group
          aria-label="打印哪一种"
          value={choices.sheet}
          options={[
            { value: 'list', label: '附件1' },
            { value: 'ledger', label: '台账全部栏目' },
          ]}
          onChange={(event) => setChoices({ ...choices, sheet: event.target.value, isBlank: false })}
        />
      </div>
      <Checkbox
        checked={choices.isBlank}
        disabled={isLedger}
        onChange={(event) => setChoices({ ...choices, isBlank: event.target.checked })}
      >
        空白表
      </Checkbox>
      <Checkbox
        checked={choices.showsHeadLine}
        onChange={(event) => setChoices({ ...choices, showsHeadLine: event.target.checked })}
      >
        印填报单位、审核人、填报时间
      </Checkbox>
    </>
  )
  return { choices, boxes, what: isLedger ? '问题台账' : '附件1' }
}
