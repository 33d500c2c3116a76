import { type FrozenMark, printedTime } from '../../platform/documents/form-files.ts'
import type { FrozenNumber } from './contract.ts'
import type { Snapshot } from './queries.ts'

export const presentNumber = (row: Snapshot): FrozenNumber => ({
  id: row.id,
  serialNumber: row.serialNumber,
  unitId: row.unitId,
  unitName: row.content.unitName,
  rowCount: row.content.rows.length,
  digest: row.digest,
  frozenByName: row.frozenByName,
  frozenAt: row.frozenAt.toISOString(),
})

/** What the last line of a frozen number says of it. */
export const markOf = (row: Snapshot): Required<FrozenMark> => ({
  serialNumber: row.serialNumber,
  frozenAt: printedTime(row.frozenAt),
  digest: row.digest,
})
