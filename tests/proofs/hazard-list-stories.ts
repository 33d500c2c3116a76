import { clerk } from './story-kit.ts'
import { plain, type WriteStory } from './story-shape.ts'

const liuhe = `select "id" from "units" where "name" = '柳河派出所'`
const day = { from: '2026-11-23', to: '2026-11-23' }

export const hazardListStories: readonly WriteStory[] = [
  plain('post /api/annex-one-snapshots', clerk, async (kit) => ({ unitId: await kit.one(liuhe), ...day })),
  {
    ...plain('post /api/annex-one/print-jobs', clerk, async (kit) => ({
      ...day,
      sheet: 'list',
      format: 'pdf',
      isBlank: false,
      showsHeadLine: true,
      unitIds: [await kit.one(liuhe)],
      arrangement: 'oneFile',
    })),
    isQueued: true,
  },
]
