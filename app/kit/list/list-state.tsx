import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Callable } from '../../call.ts'
import type { Reading } from '../../requests.ts'
import { Empty, Loading, NoPermission, ReadFailure } from '../states.tsx'
import type { Chip } from './conditions.ts'
import type { ListPageProps, ListPageView } from './definition.ts'

interface ListStateProps {
  readonly reading: Reading<ListPageView<unknown>>
  readonly list: Pick<ListPageProps<Callable>, 'title' | 'unit' | 'empty'>
  readonly chips: readonly Chip[]
  /** undefined drops all conditions. */
  readonly onDrop: (name: string | undefined) => void
  readonly children: ReactNode
}

/** The rows, or in the one wording why there are none. */
export function ListState({ reading, list: { title, unit, empty }, chips, onDrop, children }: ListStateProps) {
  const { data, error } = reading
  const counted = unit.replace(/^[个件条批份名]/, '') || title
  const last = chips.filter((chip) => !chip.isUsual).pop() ?? chips[chips.length - 1]
  if (error?.status === 403) return <NoPermission title={`您不能看这里的${title}`} cure={error.message} />
  if (error?.status === 422 && last)
    return (
      <div className="list-space">
        <Empty title="网址里的条件不对" note={`条件：${chips.map((c) => c.label).join('、')}`}>
          <Button size="small" onClick={() => onDrop(undefined)}>
            全部清除
          </Button>
        </Empty>
      </div>
    )
  const failure = error ? (
    <ReadFailure
      what={title}
      problem={error}
      shownSince={data ? reading.dataUpdatedAt : undefined}
      onAgain={() => void reading.refetch()}
    />
  ) : null
  if (!data) return <div className="list-space">{failure ?? <Loading />}</div>
  if (data.rows.length > 0)
    return (
      <>
        {failure}
        {children}
      </>
    )
  if (!last)
    return (
      <div className="list-space">
        <Empty title={empty.title} note={empty.note}>
          {empty.acts}
        </Empty>
      </div>
    )
  return (
    <div className="list-space">
      <Empty title={`没有符合条件的${counted}`} note={`条件：${chips.map((c) => c.label).join('、')}`}>
        <Button size="small" onClick={() => onDrop(last.name)}>
          去掉“{last.label}”
        </Button>
        <Button size="small" onClick={() => onDrop(undefined)}>
          全部清除
        </Button>
      </Empty>
    </div>
  )
}
