export { pagesOfSheet, textSheetOf, type WordingSheet, wordingDocx, wordingPages } from './documents.ts'
export { type ApprovedVersion, fieldsOf, findVersion, findWordingId, versionInForceOn } from './queries.ts'
export { fieldsNamed, shownText } from './shown-text.ts'
export { digestOfText } from './text-digest.ts'
