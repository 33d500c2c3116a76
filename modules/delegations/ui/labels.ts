import { roleNames } from '../../../platform/http/roles.ts'
import type { TakerView } from '../contract.ts'

export const takerOptions = (rows: readonly TakerView[]) =>
  rows.map((t) => ({ value: t.id, label: `${t.name}（${t.unitName}，${roleNames[t.duty]}）` }))
