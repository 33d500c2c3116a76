import { SettingOutlined } from '@ant-design/icons'
import { Checkbox, Popover } from 'antd'
import { useState } from 'react'
import type { Column } from './definition.ts'

/** Which columns are shown, remembered on this machine under the list's name. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const slot = `mingze.columns.${name}`
  const [changed, setChanged] = useState<Readonly<Record<string, boolean>>>(() => JSON.parse(localStorage.getItem(slot) ?? '{}'))
  const isShown = (column: Column<Row>) => changed[column.key] ?? !column.isExtra
  const show = (key: string, isOn: boolean) => {
    const next = { ...changed, [key]: isOn }
    setChanged(next)
    localStorage.setItem(slot, JSON.stringify(next))
  }
  return { shown: columns.filter(isShown), isShown, show }
}

interface ColumnChooserProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly isShown: (column: Column<Row>) => boolean
  readonly onShow: (key: string, isOn: boolean) => void
}

/** 列: show and hide; the column that opens the row stays. */
export function ColumnChooser<Row>({ columns, isShown, onShow }: ColumnChooserProps<Row>) {
  const choices = (
    <div className="column-choices">
      {columns.map((c) => (
        <Checkbox
          key={c.key}
          checked={isShown(c)}
          disabled={c.opens ?? false}
          onChange={(event) => onShow(c.key, event.target.checked)}
        >
          {c.title}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <Popover content={choices} trigger="click" placement="bottomRight" arrow={false}>
      <button type="button" className="tool-plain">
        <SettingOutlined aria-hidden="true" /> 列
      </button>
    </Popover>
  )
}
