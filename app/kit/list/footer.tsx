import { Button, Select } from 'antd'

interface FooterProps {
  readonly first: number
  readonly count: number
  readonly unit: string
  readonly order: string
  readonly limit: number
  readonly onLimit: (limit: number) => void
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

/** Order in words and keyset paging: no page numbers. */
export function ListFooter({ first, count, unit, order, limit, onLimit, onPrevious, onNext }: FooterProps) {
  const range = count === 0 ? '' : `第 ${first}—${first + count - 1} ${unit}，`
  return (
    <div className="list-footer no-print">
      <span>
        {range}
        {order}
      </span>
      <span className="spring" />
      <span aria-hidden="true">每页</span>
      <span>
        <Select
          size="small"
          aria-label="每页行数"
          value={limit}
          style={{ width: 72 }}
          options={[20, 50, 100, 200].map((n) => ({ value: n, label: String(n) }))}
          onChange={onLimit}
        />
      </span>
      <Button size="small" disabled={!onPrevious} {...(onPrevious ? { onClick: onPrevious } : {})}>
        上一页
      </Button>
      <Button size="small" disabled={!onNext} {...(onNext ? { onClick: onNext } : {})}>
        下一页
      </Button>
    </div>
  )
}
