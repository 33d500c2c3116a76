import { foundation } from './0001-foundation.ts'
import { accounts } from './0002-accounts.ts'
import { organisation } from './0003-organisation.ts'
import { posts } from './0004-posts.ts'
import { personnel } from './0005-personnel.ts'
import { importsAndForms } from './0006-imports-and-forms.ts'
import { trail } from './0010-trail.ts'
import { postDrafts } from './0011-posts.ts'
import { accountsOpening } from './0012-accounts.ts'
import { neverUsedPlaces } from './0014-responsibility.ts'
import { reasonsOfEvents } from './0015-reasons.ts'
import { serialNumbers } from './0016-serial-numbers.ts'
import { unitsOfLines } from './0017-units-of-lines.ts'
import { calendar } from './0020-calendar.ts'
import { wordings } from './0021-wordings.ts'
import { signatures } from './0022-signatures.ts'
import { pledges } from './0023-pledges.ts'
import { filings } from './0024-filings.ts'
import { letters } from './0025-letters.ts'
import { paperSigning } from './0026-paper-signing.ts'
import { signingDesk } from './0027-signing-desk.ts'
import { leaving } from './0028-leaving.ts'
import { lineDocuments } from './0029-line-documents.ts'
import { signaturePlaces } from './0030-signature-places.ts'
import { returnedDrafts } from './0031-returned-drafts.ts'
import { touchedPlaces } from './0032-touched-places.ts'
import { attachedLists } from './0033-attached-lists.ts'
import { enforcers } from './0034-enforcers.ts'
import { hazards } from './0035-hazards.ts'
import { sealedFiles } from './0036-sealed-files.ts'
import { screening } from './0037-screening.ts'
import { consultations } from './0038-consultations.ts'
import { conduct } from './0039-conduct.ts'
import { concerns } from './0040-concerns.ts'
import { hazardCounts } from './0041-hazard-counts.ts'
import { handsAndKeeping } from './0043-hands-and-keeping.ts'
import { meetingsAndPaper } from './0044-meetings-and-paper.ts'
import { notices } from './0050-notices.ts'
import { tasks } from './0051-tasks.ts'
import { supervision } from './0052-supervision.ts'
import { weeklyReports } from './0053-weekly-reports.ts'
import { bureauReports } from './0054-bureau-reports.ts'
import { collections } from './0055-collections.ts'
import { inspections } from './0056-inspections.ts'
import { incidents } from './0057-incidents.ts'
import { delegations } from './0058-delegations.ts'
import { superiors } from './0059-superiors.ts'
import { ownForms } from './0060-own-forms.ts'
import { measures } from './0061-measures.ts'
import { joinedAndOwned } from './0062-joined-and-owned.ts'

/** Every migration, in order; a released one is never edited. */
export const migrations: Record<string, string> = {
  '0001-foundation': foundation,
  '0002-accounts': accounts,
  '0003-organisation': organisation,
  '0004-posts': posts,
  '0005-personnel': personnel,
  '0006-imports-and-forms': importsAndForms,
  '0010-trail': trail,
  '0011-posts': postDrafts,
  '0012-accounts': accountsOpening,
  '0014-responsibility': neverUsedPlaces,
  '0015-reasons': reasonsOfEvents,
  '0016-serial-numbers': serialNumbers,
  '0017-units-of-lines': unitsOfLines,
  '0020-calendar': calendar,
  '0021-wordings': wordings,
  '0022-signatures': signatures,
  '0023-pledges': pledges,
  '0024-filings': filings,
  '0025-letters': letters,
  '0026-paper-signing': paperSigning,
  '0027-signing-desk': signingDesk,
  '0028-leaving': leaving,
  '0029-line-documents': lineDocuments,
  '0030-signature-places': signaturePlaces,
  '0031-returned-drafts': returnedDrafts,
  '0032-touched-places': touchedPlaces,
  '0033-attached-lists': attachedLists,
  '0034-enforcers': enforcers,
  '0035-hazards': hazards,
  '0036-sealed-files': sealedFiles,
  '0037-screening': screening,
  '0038-consultations': consultations,
  '0039-conduct': conduct,
  '0040-concerns': concerns,
  '0041-hazard-counts': hazardCounts,
  '0044-meetings-and-paper': meetingsAndPaper,
  '0043-hands-and-keeping': handsAndKeeping,
  '0053-weekly-reports': weeklyReports,
  '0054-bureau-reports': bureauReports,
  '0050-notices': notices,
  '0051-tasks': tasks,
  '0056-inspections': inspections,
  '0055-collections': collections,
  '0057-incidents': incidents,
  '0058-delegations': delegations,
  '0052-supervision': supervision,
  '0059-superiors': superiors,
  '0061-measures': measures,
  '0062-joined-and-owned': joinedAndOwned,
  '0060-own-forms': ownForms,
}
