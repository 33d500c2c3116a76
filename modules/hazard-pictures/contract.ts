import { z } from 'zod'
import { businessReaders, calendarDate, endpoint, id } from '../../platform/http/contract.ts'

const category = z.enum(['teamManagement', 'publicReputation', 'other'])
/** How many weeks back, the running one included. */
export const spans = ['13', '26', '52'] as const
const pictureQuery = { unitId: id.optional(), weeks: z.enum(spans).optional() }
/** One sentence of meaning, the day it holds for, the Monday the weeks begin with. */
const said = { sentence: z.string(), on: calendarDate, since: calendarDate }
const unit = z.object({ id, name: z.string() })

export const heatMap = z.object({
  ...said,
  columns: z.array(z.object({ category, subcategoryId: id.nullable(), label: z.string() })),
  /** Units with open hazards, in roster order; counts by column. */
  rows: z.array(z.object({ unit, open: z.array(z.int()), overdue: z.array(z.int()) })),
  unitsWithout: z.int(),
})
export type HeatMapView = z.infer<typeof heatMap>
export const readHeatMap = endpoint({
  method: 'get',
  path: '/api/hazard-pictures/heat-map',
  summary: '单位和类别',
  who: businessReaders,
  query: z.strictObject(pictureQuery),
  output: heatMap,
})

export const aging = z.object({ ...said, rows: z.array(z.object({ label: z.string(), open: z.int(), overdue: z.int() })) })
export type AgingView = z.infer<typeof aging>
export const readAging = endpoint({
  method: 'get',
  path: '/api/hazard-pictures/aging',
  summary: '未销号多久了',
  who: businessReaders,
  query: z.strictObject(pictureQuery),
  output: aging,
})

export const burnDown = z.object({
  ...said,
  /** By week, oldest first; `open` at the week's end, of the running week today. */
  rows: z.array(z.object({ from: calendarDate, found: z.int(), closed: z.int(), open: z.int() })),
})
export type BurnDownView = z.infer<typeof burnDown>
export const readBurnDown = endpoint({
  method: 'get',
  path: '/api/hazard-pictures/burn-down',
  summary: '每周发现、销号、未销号',
  who: businessReaders,
  query: z.strictObject(pictureQuery),
  output: burnDown,
})

export const causes = z.object({
  ...said,
  rows: z.array(
    z.object({ causeId: id.nullable(), name: z.string(), found: z.int(), units: z.int(), open: z.int(), relapses: z.int() }),
  ),
})
export type CausesView = z.infer<typeof causes>
export const readCauses = endpoint({
  method: 'get',
  path: '/api/hazard-pictures/causes',
  summary: '重复出现的原因',
  who: businessReaders,
  query: z.strictObject(pictureQuery),
  output: causes,
})

export const unitFigures = z.object({
  ...said,
  rows: z.array(
    z.object({
      unit,
      open: z.int(),
      overdue: z.int(),
      /** Closed since then and still closed; of these in time. */
      closed: z.int(),
      closedInTime: z.int(),
      /** Closed at least once since then; of these come again. */
      everClosed: z.int(),
      relapsed: z.int(),
    }),
  ),
})
export type UnitFiguresView = z.infer<typeof unitFigures>
export const readUnitFigures = endpoint({
  method: 'get',
  path: '/api/hazard-pictures/units',
  summary: '各单位的数',
  who: businessReaders,
  query: z.strictObject(pictureQuery),
  output: unitFigures,
})

export const pictures = ['heatMap', 'aging', 'burnDown', 'causes', 'units'] as const
export const exportPicture = endpoint({
  method: 'get',
  path: '/api/hazard-pictures/export',
  summary: '导出图表的数',
  who: businessReaders,
  event: 'hazardPicture.exported',
  query: z.strictObject({ ...pictureQuery, picture: z.enum(pictures) }),
  isFile: true,
  output: z.unknown(),
})
