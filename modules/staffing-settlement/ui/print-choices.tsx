import { Checkbox } from 'antd'
import { useState } from 'react'

export interface PrintChoices {
  readonly isBlank: boolean
  readonly showsHeadLine: boolean
}

/** How the form is printed: with its lines or blank, with or without 填报单位、审核人、填报时间. */
export function usePrintChoices() {
  const [choices, setChoices] = useState<PrintChoices>({ isBlank: false, showsHeadLine: true })
  const boxes = (
    <>
      <Checkbox checked={choices.isBlank} onChange={(event) => setChoices({ ...choices, isBlank: event.target.checked })}>
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
  return { choices, boxes }
}
