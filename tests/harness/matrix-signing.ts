import { randomUUID } from 'node:crypto'
import { lentRound } from './matrix.ts'
import type { Plot, Site } from './matrix-plot.ts'

/** What is asked and signed at a place, about one person there: a round with its ask, an answer on paper, its scan, the desk, a filing. */
export async function addSigning(plot: Plot, site: Site, personId: string): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const place = { bureauId, unitSortKey }
  const [version] = await plot.ask('select "id", "wordingId" from "wordingVersions" where "inForceFrom" is not null limit 1')
  const text = { wordingId: version?.wordingId, versionId: version?.id }
  const [round, request, signed, signature, scan] = Array.from({ length: 5 }, () => randomUUID())
  const audience = { unitIds: [], people: 'auxiliary', auxiliaryKinds: [], postIds: [], joinedSince: null, isOutdatedOnly: false }
  const opened = { openedBy: personId, openedByName: mark }
  const title = { serialNumber: `${mark}${personId}`, title: mark, audience, isStanding: false, fromOn: '2026-11-01' }
  await plot.add('signingRounds', { ...place, id: round, ...text, ...title, ...opened })
  const ask = { ...place, occasion: 'round', personId, unitId, ...text, fromOn: '2026-11-01' }
  await plot.add('signingRequests', { ...ask, id: request, occasionId: round, code: request })
  await plot.add('signingRequests', { ...ask, id: signed, occasionId: signature, code: signed, state: 'signed' })
  const [key] = await plot.ask('select "id" from "sealKeys" where "retiredAt" is null limit 1')
  const paper = { means: 'paper', identification: 'paper', recordedBy: personId, recordedByName: mark, address: mark }
  const proof = {
    textDigest: '',
    textDigestSm3: '',
    evidenceDigest: '',
    seal: '',
    sealKeyId: key?.id,
    eventId: round,
    fields: {},
  }
  const who = { personId, personName: mark, unitName: mark, versionId: version?.id, signedAt: '2026-11-20' }
  await plot.services.files.put(scan ?? '', Buffer.from(mark))
  await plot.add('signatures', { ...place, id: signature, scanFileId: scan, requestId: signed, ...who, ...paper, ...proof })
  const sources = [{ fileId: scan, name: mark, pages: 1, failure: null }]
  await plot.add('scans', { ...place, id: scan, accountId: personId, startedByName: mark, sources, state: 'ready' })
  const page = { scanId: scan, position: 1, sourcePage: 1, verdict: 'matched', requestId: request, note: mark }
  await plot.add('scanPages', { ...place, id: randomUUID(), ...page })
  await plot.add('printedSheets', { ...place, requestId: request, textDigest: mark, fields: {} })
  const desk = { id: randomUUID(), roundId: round, tokenDigest: request, endsAt: '2027-01-01', ...opened }
  await plot.add('signingDesks', { ...place, ...desk })
  const [fact] = await plot.ask(`select "id" from "assignments" where "personId" = $1 and "aspect" = 'post' limit 1`, [personId])
  const filing = { assignmentId: fact?.id, change: 'begun', aspect: 'post', changedOn: '2026-11-01', openedOn: '2026-11-01' }
  await plot.add('filings', { ...place, id: randomUUID(), personId, unitId, ...filing, reason: mark, note: mark })
}

/** A round of 青桥 that asks somebody of 柳河 too: both read it, 青桥 alone changes it. */
export async function addLentRound(plot: Plot, elsewhere: Site, own: Site): Promise<void> {
  const from = `"unitSortKey" = '${own.unitSortKey}'`
  const id = randomUUID()
  const { unitSortKey } = elsewhere
  await plot.addLike('signingRounds', from, { id, unitSortKey, serialNumber: lentRound, title: lentRound, version: 2 })
  const ask = { id: randomUUID(), occasionId: id, code: id, state: 'open', endedAt: null }
  await plot.addLike('signingRequests', `${from} and "occasion" = 'round'`, ask)
}

/** The round of 柳河 asks somebody elsewhere too, and a desk for it stands there: people move while a round goes on. */
export async function addSharedRound(plot: Plot, site: Site, personId: string, ownKey: string): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const [round] = await plot.ask('select "id" from "signingRounds" where "unitSortKey" = $1 order by 1 limit 1', [ownKey])
  const id = randomUUID()
  const ask = { occasionId: round?.id, personId, unitId, unitSortKey, code: id }
  await plot.addLike('signingRequests', `"occasionId" = '${round?.id}'`, { id, ...ask, state: 'open', endedAt: null })
  const desk = { roundId: round?.id, tokenDigest: id, endsAt: '2027-01-01', openedBy: personId, openedByName: mark }
  await plot.add('signingDesks', { bureauId, unitSortKey, id: randomUUID(), ...desk })
}

/** Responsibility letters of a place: who holds one there, and its head. */
export async function addLetters(plot: Plot, site: Site, personId: string): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const place = { bureauId, unitSortKey }
  const [version] = await plot.ask('select "id", "wordingId" from "wordingVersions" where "inForceFrom" is not null limit 1')
  const [template] = await plot.ask('select "id" from "chainTemplates" order by "position" limit 1')
  const [head] = await plot.ask(
    `select "personId" from "unitAppointments" where "unitId" = $1 and "duty" = 'unitHead' and "toOn" is null`,
    [unitId],
  )
  const text = { wordingId: version?.wordingId, versionId: version?.id, chainTemplateId: template?.id, fields: {} }
  const issued = { issuedOn: '2026-11-01', issuedBy: personId, issuedByName: mark, successorMeans: 'acknowledgement' }
  const holders: readonly (readonly [string, string, string | undefined])[] = [
    ['leadOfficer', 'unitHead', personId],
    ['unitHead', 'overseeingBureauLeader', head?.personId],
  ]
  for (const [holderDuty, issuerDuty, holder] of holders.filter(([, , one]) => one)) {
    const id = randomUUID()
    const duties = { holderDuty, issuerDuty }
    await plot.add('letters', { ...place, id, serialNumber: `${mark}${holder}`, unitId, ...text, ...duties, ...issued })
    const party = { letterId: id, side: 'holder', personId: holder, personName: mark, personTitle: mark }
    await plot.add('letterParties', { ...place, id: randomUUID(), ...party, means: 'acknowledgement', fromOn: '2026-11-01' })
  }
}
