import { randomUUID } from 'node:crypto'
import { sealIdNumber } from '../../modules/personnel/identity.ts'
import type { Plot, Site } from './matrix-plot.ts'

const where = ({ bureauId, unitSortKey }: Site) => ({ bureauId, unitSortKey })

/** What is special about somebody. */
interface Facts {
  readonly id?: string
  readonly postId?: string | undefined
  readonly leadOfficerId?: string
  readonly contractEndsOn?: string
  readonly version?: number
}

/** Somebody more in a unit, who lacks whatever somebody can lack; found by name and initials. */
async function addPerson(plot: Plot, site: Site, like: string, facts: Facts): Promise<string> {
  const { id = randomUUID() } = facts
  const { unitId, unitSortKey, mark } = site
  const lent = { secondedUnitId: null, secondedUnitSortKey: null }
  const lacking = { number: null, postId: null, leadOfficerId: null, leaderInChargeId: null, policeLine: null }
  const named = { name: `${mark}的人`, namePinyin: 'yinni', nameInitials: 'yn', employer: mark }
  await plot.addLike('people', `${like} and "separatedOn" is null`, {
    unitId,
    unitSortKey,
    ...lent,
    ...lacking,
    ...named,
    ...facts,
    id,
  })
  const { idNumberSealed } = sealIdNumber(plot.services.keys, id, '990101199601011234')
  const numbers = { idNumberSealed, idNumberIndex: `\\x${id.replaceAll('-', '')}`, phoneSealed: null, phoneIndex: null }
  await plot.addLike('personNumbers', '"voidedAt" is null', { personId: id, unitSortKey, secondedUnitSortKey: null, ...numbers })
  for (const term of [mark, 'yn']) await plot.add('searchTerms', { ...where(site), term, personId: id })
  const assigned = { ...where(site), personId: id, fromOn: '2026-01-05', reason: mark }
  await plot.add('assignments', { ...assigned, id: randomUUID(), aspect: 'usingUnit', targetId: unitId })
  if (facts.postId) await plot.add('assignments', { ...assigned, id: randomUUID(), aspect: 'post', targetId: facts.postId })
  return id
}

/** People of a unit, each lacking something else; the last has every kind of record. `as` are ids that are known already. */
export async function addPeople(plot: Plot, site: Site, as?: { person: string; officer: string }): Promise<string> {
  const [post] = await plot.ask('select "id" from "posts" where "retiredOn" is null order by "position" limit 1')
  const auxiliary = `"kind" = 'auxiliary'`
  const officer = await addPerson(plot, site, `"kind" = 'officer'`, as ? { id: as.officer } : {})
  const was = { unitId: site.unitId, personId: officer, duty: 'unitHead', fromOn: '2012-03-01', toOn: '2013-03-01' }
  await plot.add('unitAppointments', { ...where(site), id: randomUUID(), ...was })
  await addPerson(plot, site, auxiliary, { contractEndsOn: '2026-01-01' })
  const known = as ? { id: as.person, version: 2 } : {}
  const led = { postId: post?.id, leadOfficerId: officer }
  return addPerson(plot, site, auxiliary, { contractEndsOn: '2026-12-01', ...led, ...known })
}

/** One record of every kind that knows a place, about one person there. */
export async function addRecords(plot: Plot, site: Site, personId: string): Promise<void> {
  const by = randomUUID()
  const id = randomUUID
  const { unitId, mark } = site
  const quotaPosts = await plot.ask('select "id" from "posts" where "retiredOn" is null order by "position" limit 3')
  const records: readonly [string, object][] = [
    [
      'transferProposals',
      { id: id(), idNumberIndex: '\\x00', toUnitId: unitId, personName: mark, wantedOn: '2026-12-01', proposedBy: by },
    ],
    ['correctionRequests', { id: id(), personId, field: 'tier', statement: mark }],
    [
      'imports',
      {
        id: id(),
        accountId: by,
        unitId,
        fileName: `${mark}.xlsx`,
        fileId: by,
        fileDigest: '',
        state: 'committed',
        committedAt: '2026-11-20',
        eventId: by,
      },
    ],
    [
      'formSnapshots',
      {
        id: id(),
        form: 'annex5',
        serialNumber: `${mark}${personId}`,
        number: 1,
        unitId,
        onDate: '2026-11-01',
        content: { unitName: '', rows: [], changes: [] },
        digest: '',
        frozenBy: by,
        frozenByName: mark,
      },
    ],
    ['unitNames', { unitId, name: mark, shortName: mark, fromOn: '2001-01-01', toOn: '2002-01-01' }],
    ['accounts', { accountId: personId, login: `${mark}${personId}`, name: mark, unitId, unitName: mark }],
  ]
  for (const [table, record] of records) await plot.add(table, { ...where(site), ...record })
  for (const post of quotaPosts) {
    const [held] = await plot.ask('select 1 from "quotas" where "unitId" = $1 and "postId" = $2', [unitId, post.id])
    if (!held)
      await plot.add('quotas', {
        ...where(site),
        id: id(),
        unitId,
        postId: post.id,
        headcount: 400,
        fromOn: '2024-01-01',
        reference: mark,
      })
  }
}

/** What only its owner may see. */
export async function addBelongings(plot: Plot, { bureauId, mark }: Site, accountId: string): Promise<void> {
  const own = { bureauId, accountId }
  const job = { ...own, role: 'unitClerk', kind: 'accounts.issue', title: mark, state: 'done' }
  for (const tokenDigest of [accountId, randomUUID()]) {
    const input = { slipsId: randomUUID() }
    await plot.add('sessions', { ...own, id: randomUUID(), tokenDigest, role: 'unitClerk', address: mark })
    await plot.add('jobs', { ...job, id: randomUUID(), input })
  }
  await plot.add('partUploads', { ...own, id: randomUUID(), name: `${mark}.pdf`, size: 10 })
  await plot.add('files', { ...own, id: randomUUID(), name: `${mark}.xlsx`, mediaType: '', size: 1, digest: mark })
  for (const verb of ['unit.changed', 'correction.answered'])
    await plot.add('events', {
      ...own,
      id: randomUUID(),
      actorName: mark,
      role: 'unitClerk',
      address: mark,
      verb,
      result: 'done',
      digest: '',
    })
}
