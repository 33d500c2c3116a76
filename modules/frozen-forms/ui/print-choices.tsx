import { Checkbox } from 'antd'
import { useState } from 'react'

/** How the form is printed: with its lines or blank (where there is a blank one), with or without 填报单位、审核人、填报时间. */
export function usePrintChoices(hasBlank = true) {
  const [choices, setChoices] = useState({ isBlank: false, showsHeadLine: true })
  const isBlank = hasBlank && choices.isBlank
  const boxes = (
    <>
      <Checkbox
        checked={isBlank}
        disabled={!hasBlank}
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
  return { choices: { isBlank, showsHeadLine: choices.showsHeadLine }, boxes }
}
