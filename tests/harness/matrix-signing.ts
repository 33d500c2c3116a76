import { randomUUID } from 'node:crypto'
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
  await plot.add('signatures', { ...place, id: signature, requestId: signed, ...who, ...paper, ...proof })
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

/** A responsibility letter of a place and who holds it. */
export async function addLetter(plot: Plot, site: Site, personId: string): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const place = { bureauId, unitSortKey }
  const [version] = await plot.ask('select "id", "wordingId" from "wordingVersions" where "inForceFrom" is not null limit 1')
  const [template] = await plot.ask('select "id" from "chainTemplates" order by "position" limit 1')
  const text = { wordingId: version?.wordingId, versionId: version?.id, chainTemplateId: template?.id, fields: {} }
  const duties = { holderDuty: 'leadOfficer', issuerDuty: 'unitHead', successorMeans: 'acknowledgement' }
  const issued = { issuedOn: '2026-11-01', issuedBy: personId, issuedByName: mark }
  const id = randomUUID()
  await plot.add('letters', { ...place, id, serialNumber: `${mark}${personId}`, unitId, ...text, ...duties, ...issued })
  const party = { letterId: id, side: 'holder', personId, personName: mark, personTitle: mark, means: 'acknowledgement' }
  await plot.add('letterParties', { ...place, id: randomUUID(), ...party, fromOn: '2026-11-01' })
}
