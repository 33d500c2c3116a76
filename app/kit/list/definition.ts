import type { AriaAttributes, ComponentType, ReactNode } from 'react'
import type { Callable } from '../../call.ts'
import type { Conditions } from '../../navigation.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}
/** Options from words by value. */
export const optionsOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  (Object.entries(words) as [K, string][]).map(([value, label]) => ({ value, label }))

/** One condition of the query bar; its name is the parameter of the list endpoint. */
export interface Filter {
  readonly name: string
  /** 岗位 — shown before the choice and on the chip. */
  readonly label: string
  readonly kind: 'text' | 'select' | 'date'
  readonly options?: readonly Option[] | undefined
  readonly placeholder?: string
  /** In force when the address says nothing (状态：在岗); 全部 is then written as `all`. */
  readonly preset?: string
  /** Under 更多条件. */
  readonly isMore?: boolean
  readonly width?: number
}

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  readonly width?: number
  /** Numbers go right, with their head. */
  readonly isNumber?: boolean
  /** Opens the row (drawer or page): the name. */
  readonly opens?: boolean
  /** The endpoint's sort word. */
  readonly sort?: string
  /** Shown only when chosen under 列. */
  readonly isExtra?: boolean
  /** On a phone: the first line, or the second; absent: not shown there. */
  readonly phone?: 'title' | 'note'
}

export interface RowAct {
  readonly label: string
  readonly href?: string
  readonly run?: () => void
  /** The act that this row needs. */
  readonly isWanted?: boolean
}

export interface ToolAct {
  readonly label: string
  /** PlusOutlined of @ant-design/icons, not an element. */
  readonly icon?: ComponentType<AriaAttributes>
  readonly href?: string
  /** Gets what is in force now, as the list endpoint gets it. */
  readonly run?: (conditions: Readonly<Record<string, string>>) => void
  readonly isRunning?: boolean
  /** Why it can't be used now, as a sentence. */
  readonly whyNot?: string | undefined
}

export interface BatchAct<Row> {
  readonly label: string
  /** `done` empties the selection. */
  readonly run: (rows: readonly Row[], done: () => void) => void
}

/** A node of the unit tree, in roster order (preorder); `count` counts all below it too. */
export interface UnitNode {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly initials?: string
  readonly count?: number
}

export interface ListPageView<Row> {
  readonly rows: readonly Row[]
  readonly nextCursor: string | null
  readonly total: number
}

export type RowOf<E extends Callable> = E['output']['_zod']['output'] extends { readonly rows: readonly (infer Row)[] }
  ? Row
  : never

export interface DrawerControls {
  readonly onClose: () => void
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

export interface ListPageProps<E extends Callable> {
  /** Under which the columns are remembered: 'people'. */
  readonly name: string
  readonly title: string
  /** What is counted: 人, 个单位. */
  readonly unit: string
  /** 按编制顺序、辅警编号 */
  readonly order: string
  /** Its query (or body, for a POST read) takes limit, cursor, sort, unitId, below and the filters' names. */
  readonly read: E
  readonly params?: Conditions
  readonly columns: readonly Column<RowOf<E>>[]
  readonly idOf: (row: RowOf<E>) => string
  readonly nameOf: (row: RowOf<E>) => string
  readonly filters?: readonly Filter[]
  /** The tree at the left; absent: no tree. */
  readonly units?: readonly UnitNode[] | undefined
  readonly tools?: readonly ToolAct[]
  readonly batch?: readonly BatchAct<RowOf<E>>[]
  /** At most two; the first is what the row needs. */
  readonly acts?: (row: RowOf<E>) => readonly RowAct[]
  /** Opens the row as a page … */
  readonly hrefOf?: (row: RowOf<E>) => string
  /** … or in a drawer beside the list (kept in the address as ?open=). */
  readonly drawer?: (row: RowOf<E>, controls: DrawerControls) => ReactNode
  /** After 共 46 人: ，其中 3 人未指定责任民警. */
  readonly totalNote?: (page: E['output']['_zod']['output']) => ReactNode
  /** When nothing has been entered yet. */
  readonly empty: { readonly title: string; readonly note?: ReactNode; readonly acts?: ReactNode }
}
