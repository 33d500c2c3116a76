import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type Conditions, useGo } from '../../navigation.tsx'
import type { BatchAct, ToolAct } from './definition.ts'
import type { Printing } from './printing.ts'

interface ToolbarProps {
  readonly tools: readonly ToolAct[]
  readonly inForce: Conditions
  readonly words: ReactNode
  readonly chooser: ReactNode
  readonly printing: Printing
}

/** 新增 导入 导出 打印 left; the total in words and 列 right. */
export function Toolbar({ tools, inForce, words, chooser, printing }: ToolbarProps) {
  const go = useGo()
  const reasons = tools.flatMap((tool) => (tool.whyNot ? [tool.whyNot] : []))
  return (
    <div className="toolbar no-print">
      {tools.map((tool) => (
        <Button
          key={tool.label}
          {...(tool.icon ? { icon: <tool.icon aria-hidden /> } : {})}
          disabled={tool.whyNot !== undefined}
          loading={tool.isRunning ?? false}
          onClick={() => (tool.href ? go(tool.href) : tool.run?.(inForce))}
        >
          {tool.label}
        </Button>
      ))}
      <Button icon={<PrinterOutlined aria-hidden />} loading={printing.isReading} onClick={() => void printing.print()}>
        打印
      </Button>
      <span className="why-not" role="status">
        {reasons.join('')}
        {printing.whyNot}
      </span>
      <span className="spring" />
      <span className="total" role="status">
        {words}
      </span>
      {chooser}
    </div>
  )
}

interface BatchBarProps<Row> {
  readonly rows: readonly Row[]
  readonly unit: string
  readonly acts: readonly BatchAct<Row>[]
  readonly onClear: () => void
}

/** Only while something is chosen; the first act is what the gaps call for. */
export function BatchBar<Row>({ rows, unit, acts, onClear }: BatchBarProps<Row>) {
  if (rows.length === 0) return null
  return (
    <div className="batch-bar no-print">
      <span role="status">
        已选 <b>{rows.length}</b> {unit}
      </span>
      {acts.map((act, index) => (
        <Button key={act.label} size="small" type={index === 0 ? 'primary' : 'default'} onClick={() => act.run(rows, onClear)}>
          {act.label}
        </Button>
      ))}
      <span className="spring" />
      <button type="button" className="text-act" onClick={onClear}>
        取消选择
      </button>
    </div>
  )
}
