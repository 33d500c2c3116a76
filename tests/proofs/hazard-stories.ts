import { clerk, type Player } from '../harness/database.ts'
import { type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const head: Player = { name: '郭立军', role: 'unitHead' }
const deputy: Player = { name: '孙立新', role: 'leaderInCharge' }
const owner: Player = { name: '周启航', role: 'leadOfficer' }

interface Hazard {
  readonly id: string
  readonly version: number
  readonly measureList: readonly { readonly id: string }[]
}
const officer = (kit: Kit, name: string) => kit.one(`select "personId" from "accounts" where "name" = $1`, [name])
const step = ({ act }: Kit, player: Player, { id, version }: Hazard, [noun, body]: readonly [string, object]): Promise<Hazard> =>
  act(player, 'POST', `/api/hazards/${id}/${noun}`, { version, ...body })

const asFound = async (kit: Kit) => ({
  unitId: await kit.one(`select "id" from "units" where "name" = '柳河派出所'`),
  category: 'teamManagement',
  subcategoryId: null,
  title: `钥匙交接没有签字${kit.next()}`,
  description: '抽查发现。',
})
const found = async (kit: Kit): Promise<Hazard> => kit.act(clerk, 'POST', '/api/hazards', await asFound(kit))
const measures = async (kit: Kit) => {
  const ownerId = await officer(kit, owner.name)
  const day = { rectifyBy: '2026-12-10', workingDays: null }
  const why = { grade: 'general', causeId: null, rootCause: '没有执行', goal: '每次签字' }
  return { ...why, ...day, ownerId, measures: [{ text: '补签字', ownerId, dueOn: null }] }
}
const withMeasures = async (kit: Kit) => step(kit, head, await found(kit), ['measures', await measures(kit)])
const rectifying = async (kit: Kit) => step(kit, owner, await withMeasures(kit), ['start', { note: '' }])
const finished = async (kit: Kit) => {
  const hazard = await rectifying(kit)
  return step(kit, owner, hazard, ['finished-measure', { measureId: hazard.measureList[0]?.id, note: '已补' }])
}
const evidence = async (kit: Kit) => {
  const { id } = await kit.act(owner, 'POST', '/api/uploads?name=a.pdf', Buffer.from('%PDF-1.7 a'))
  return { note: '已补签。', files: [{ fileId: id, isDeclaredUnclassified: true }] }
}
const submitted = async (kit: Kit) => step(kit, owner, await finished(kit), ['evidence', await evidence(kit)])
const confirmed = async (kit: Kit) => step(kit, deputy, await submitted(kit), ['confirmation', { note: '' }])
const closing = { method: 'onSite', note: '看过', lookBackOn: '2026-12-24' }
const closed = async (kit: Kit) => step(kit, office, await confirmed(kit), ['verification', closing])
const asking = async (kit: Kit) =>
  step(kit, owner, await rectifying(kit), ['extension-request', { day: '2026-12-20', reason: '等采购' }])
const chosen = ({ id, version }: Hazard) => [{ id, version }]

/** A story whose body depends on rows that it makes itself. */
const made = (endpoint: string, player: Player, make: (kit: Kit) => Promise<{ hazard: Hazard; body: object }>): WriteStory => ({
  endpoint,
  player,
  ready: async (kit) => {
    const { hazard, body } = await make(kit)
    return { path: endpoint.split(' ')[1]?.replace('{id}', hazard.id) ?? '', body: { version: hazard.version, ...body } }
  },
})
const aTerm = async (kit: Kit) => {
  const name = `原因${kit.next()}`
  await kit.act(office, 'POST', '/api/hazard-terms', { kind: 'cause', category: null, name })
  return { id: await kit.one('select "id" from "hazardTerms" where "name" = $1', [name]), version: 1 }
}

/** Every write on hazards and on the words for them. */
export const hazardStories: readonly WriteStory[] = [
  plain('post /api/hazards', clerk, asFound),
  made('post /api/hazards/{id}/measures', head, async (kit) => ({ hazard: await found(kit), body: await measures(kit) })),
  made('post /api/hazards/{id}/further-measure', head, async (kit) => ({
    hazard: await rectifying(kit),
    body: { text: '建登记簿', ownerId: await officer(kit, owner.name), dueOn: '2026-12-01' },
  })),
  onRow('post /api/hazards/{id}/start', owner, withMeasures, { note: '' }),
  made('post /api/hazards/{id}/finished-measure', owner, async (kit) => {
    const hazard = await rectifying(kit)
    return { hazard, body: { measureId: hazard.measureList[0]?.id, note: '已补' } }
  }),
  made('post /api/hazards/{id}/evidence', owner, async (kit) => ({ hazard: await finished(kit), body: await evidence(kit) })),
  onRow('post /api/hazards/{id}/confirmation', deputy, submitted, { note: '' }),
  onRow('post /api/hazards/{id}/verification', office, confirmed, closing),
  onRow('post /api/hazards/{id}/return', deputy, submitted, { reason: '照片不清' }),
  onRow('post /api/hazards/{id}/extension-request', owner, rectifying, { day: '2026-12-20', reason: '等采购' }),
  onRow('post /api/hazards/{id}/extension-answer', office, asking, { isGranted: true, note: '同意' }),
  onRow('post /api/hazards/{id}/escalation', owner, rectifying, { reason: '要协调' }),
  onRow('post /api/hazards/{id}/urging', office, rectifying, { note: '按期办' }),
  onRow('post /api/hazards/{id}/look-back', office, closed, { holds: true, method: 'onSite', note: '还好' }),
  onRow('post /api/hazards/{id}/relapse', head, closed, { note: '又有' }),
  plain('post /api/hazards/assignment', head, async (kit) => ({
    hazards: chosen(await found(kit)),
    ownerId: await officer(kit, deputy.name),
  })),
  plain('post /api/hazards/extensions', office, async (kit) => ({
    hazards: chosen(await rectifying(kit)),
    day: '2026-12-25',
    reason: '统一延期',
  })),
  plain('post /api/hazard-terms', office, (kit) => ({ kind: 'cause', category: null, name: `新词${kit.next()}` })),
  {
    endpoint: 'post /api/hazard-terms/{id}/name',
    player: office,
    ready: async (kit) => {
      const { id, version } = await aTerm(kit)
      return { path: `/api/hazard-terms/${id}/name`, body: { version, name: `改过的词${kit.next()}` } }
    },
  },
  onRow('post /api/hazard-terms/{id}/retirement', office, aTerm, {}),
  plain('patch /api/hazard-rules', office, async (kit) => ({
    version: Number(await kit.one('select "version" from "bureaus"')),
    lookBackDays: 20,
    escalationDays: 5,
    repeatUnits: 3,
    repeatDays: 90,
  })),
]
