import { clerk, type Kit, office, person, politicalLeader } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

interface Made {
  readonly id: string
  readonly version: number
}
const founding = (kit: Kit) => ({ name: `专班${kit.next()}`, reference: '明公通〔2026〕7号', foundedOn: '2026-09-01' })
const aForce = (kit: Kit): Promise<Made> => kit.act(office, 'POST', '/api/task-forces', founding(kit))
const unit = (kit: Kit, name: string) => kit.one('select "id" from "units" where "name" = $1', [name])
const arrangement = async (kit: Kit) => ({
  meetingOn: '2026-11-23',
  place: '会议室',
  chairId: await kit.one(`select "id" from "people" where "name" = '李文静' and "kind" = 'officer'`),
  unitIds: [await unit(kit, '政治处')],
})
const prepared = async (kit: Kit): Promise<Made> =>
  kit.act(office, 'POST', '/api/consultations', { taskForceId: (await aForce(kit)).id, ...(await arrangement(kit)) })
const held = async (kit: Kit): Promise<Made & { points: { id: string }[] }> => {
  const { id } = await prepared(kit)
  await kit.act(office, 'POST', `/api/consultations/${id}/points`, { version: 1, title: '冬季执勤', facts: '' })
  return kit.act(office, 'POST', `/api/consultations/${id}/holding`, { version: 2, absences: [] })
}
/** What is said to the first point, whatever else the ledger put on the agenda. */
const minutesOf = async (kit: Kit) => {
  const { id, version, points } = await held(kit)
  const said = [{ id: points[0]?.id ?? '', minutes: '研究了。' }]
  return { path: `/api/consultations/${id}/minutes`, body: { version, points: said, level: 'general', reasons: '总体平稳。' } }
}
const written = async (kit: Kit): Promise<Made> => {
  const { path, body } = await minutesOf(kit)
  return kit.act(office, 'PATCH', path, body)
}
const task = async (kit: Kit, name = '柳河派出所') => ({
  text: '清点数字证书',
  pointId: null,
  hazardId: null,
  unitId: await unit(kit, name),
  ownerId: null,
  dueOn: '2026-12-10',
})
const drafted = async (kit: Kit): Promise<Made> => {
  const { id, version } = await written(kit)
  const made = await kit.act(office, 'POST', `/api/consultations/${id}/decisions`, { version, ...(await task(kit)) })
  return { id: made.id, version: 1 }
}
const inForce = async (kit: Kit): Promise<Made> => {
  const { id } = await drafted(kit)
  const meeting = await kit.one('select "consultationId" from "consultationDecisions" where "id" = $1', [id])
  const version = Number(await kit.one('select "version" from "consultations" where "id" = $1', [meeting]))
  await kit.act(politicalLeader, 'POST', `/api/consultations/${meeting}/approval`, { version })
  return { id, version: 2 }
}
const done = async (kit: Kit): Promise<Made> => {
  const { id, version } = await inForce(kit)
  return kit.act(clerk, 'POST', `/api/consultation-decisions/${id}/completion`, { version, note: '已经清点。' })
}
const cycle = { everyCount: 2, everyUnit: 'week', firstDueOn: '2026-12-01', joinWords: ['政治处'], joinFrom: 30 }

/** Writes on task forces, their meetings and decisions. */
export const consultationStories: readonly WriteStory[] = [
  plain('post /api/task-forces', office, founding),
  onRow('patch /api/task-forces/{id}', office, aForce, { name: '改名专班', reference: '明公通〔2026〕8号', dissolvedOn: null }),
  onRow('patch /api/task-forces/{id}/cycle', office, aForce, cycle),
  {
    endpoint: 'post /api/task-forces/{id}/appointments',
    player: office,
    ready: async (kit) => {
      const { id, version } = await aForce(kit)
      const body = { version, personId: await person(kit, 'officer'), duty: 'head', fromOn: '2026-11-01' }
      return { path: `/api/task-forces/${id}/appointments`, body }
    },
  },
  {
    endpoint: 'post /api/task-forces/{id}/appointments/{appointmentId}/ending',
    player: office,
    ready: async (kit) => {
      const { id, version } = await aForce(kit)
      const body = { version, personId: await person(kit, 'officer'), duty: 'deputy', fromOn: '2026-11-01' }
      const force = await kit.act(office, 'POST', `/api/task-forces/${id}/appointments`, body)
      const [appointment] = force.appointments
      return {
        path: `/api/task-forces/${id}/appointments/${appointment.id}/ending`,
        body: { version: appointment.version, toOn: '2026-11-20' },
      }
    },
  },
  plain('post /api/consultations', office, async (kit) => ({ taskForceId: (await aForce(kit)).id, ...(await arrangement(kit)) })),
  {
    endpoint: 'patch /api/consultations/{id}',
    player: office,
    ready: async (kit) => {
      const { id, version } = await prepared(kit)
      return { path: `/api/consultations/${id}`, body: { version, ...(await arrangement(kit)), place: '二楼' } }
    },
  },
  onRow('post /api/consultations/{id}/points', office, prepared, { title: '冬季执勤', facts: '' }),
  {
    endpoint: 'post /api/consultations/{id}/points/{pointId}/removal',
    player: office,
    ready: async (kit) => {
      const { id } = await prepared(kit)
      const point = { version: 1, title: '冬季执勤', facts: '' }
      const meeting = await kit.act(office, 'POST', `/api/consultations/${id}/points`, point)
      const added = meeting.points.find((p: { kind: string }) => p.kind === 'other')
      return { path: `/api/consultations/${id}/points/${added.id}/removal`, body: { version: meeting.version } }
    },
  },
  onRow('post /api/consultations/{id}/cancellation', office, prepared, { reason: '改期再开' }),
  onRow('post /api/consultations/{id}/holding', office, prepared, { absences: [] }),
  { endpoint: 'patch /api/consultations/{id}/minutes', player: office, ready: minutesOf },
  {
    endpoint: 'post /api/consultations/{id}/decisions',
    player: office,
    ready: async (kit) => {
      const { id, version } = await held(kit)
      return { path: `/api/consultations/${id}/decisions`, body: { version, ...(await task(kit)) } }
    },
  },
  onRow('post /api/consultations/{id}/approval', politicalLeader, written, {}),
  onRow('post /api/consultation-decisions/{id}/removal', office, drafted, {}),
  onRow('post /api/consultation-decisions/{id}/completion', clerk, inForce, { note: '已经清点。' }),
  onRow('post /api/consultation-decisions/{id}/verification', office, done, {}),
  onRow('post /api/consultation-decisions/{id}/return', office, done, { reason: '缺收回记录' }),
]
