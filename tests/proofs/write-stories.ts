import { collectionStories } from './collection-stories.ts'
import { concernStories } from './concern-stories.ts'
import { conductStories } from './conduct-stories.ts'
import { consultationStories } from './consultation-stories.ts'
import { delegationStories } from './delegation-stories.ts'
import { hazardListStories } from './hazard-list-stories.ts'
import { hazardStories } from './hazard-stories.ts'
import { incidentStories } from './incident-stories.ts'
import { inspectionStories } from './inspection-stories.ts'
import { noticeStories } from './notice-stories.ts'
import { ownFormStories } from './own-form-stories.ts'
import { paperStories } from './paper-stories.ts'
import { peopleStories } from './people-stories.ts'
import { screeningStories } from './screening-stories.ts'
import { signingStories } from './signing-stories.ts'
import type { WriteStory } from './story-shape.ts'
import { superiorStories } from './superior-stories.ts'
import { supervisionStories } from './supervision-stories.ts'
import { taskStories } from './task-stories.ts'
import { unitStories } from './unit-stories.ts'
import { weeklyStories } from './weekly-stories.ts'
import { wordingStories } from './wording-stories.ts'

/** One write for every kind of record; every versioned endpoint is here (a test compares with the endpoint list). */
export const writeStories: readonly WriteStory[] = [
  ...unitStories,
  ...peopleStories,
  ...signingStories,
  ...wordingStories,
  ...paperStories,
  ...screeningStories,
  ...collectionStories,
  ...ownFormStories,
  ...hazardStories,
  ...conductStories,
  ...concernStories,
  ...consultationStories,
  ...hazardListStories,
  ...weeklyStories,
  ...noticeStories,
  ...taskStories,
  ...inspectionStories,
  ...incidentStories,
  ...supervisionStories,
  ...delegationStories,
  ...superiorStories,
]
