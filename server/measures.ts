import { collectionsMeasures } from '../modules/collections/measures.ts'
import { filingsMeasures } from '../modules/filings/measures.ts'
import { hazardsMeasures } from '../modules/hazards/measures.ts'
import { inspectionsMeasures } from '../modules/inspections/measures.ts'
import { lettersMeasures } from '../modules/letters/measures.ts'
import { pledgesMeasures } from '../modules/pledges/measures.ts'
import { quotasMeasures } from '../modules/quotas/measures.ts'
import { screeningMeasures } from '../modules/screening/measures.ts'
import { supervisionMeasures } from '../modules/supervision/measures.ts'
import { tasksMeasures } from '../modules/tasks/measures.ts'
import { weeklyReportsMeasures } from '../modules/weekly-reports/measures.ts'
import type { MeasureDefinition } from '../platform/measures.ts'

/** What units, bureaus and superiors compare, of every module, in the order in which it is shown. */
export const measures: readonly MeasureDefinition[] = [
  ...quotasMeasures,
  ...filingsMeasures,
  ...pledgesMeasures,
  ...lettersMeasures,
  ...hazardsMeasures,
  ...screeningMeasures,
  ...tasksMeasures,
  ...weeklyReportsMeasures,
  ...collectionsMeasures,
  ...supervisionMeasures,
  ...inspectionsMeasures,
]
