/** What a spreadsheet program may take for a formula: = + - @, tab, line ends, and the full-width forms. */
const STARTS_LIKE_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/** Text for a .csv that no program runs: a quote is put before what starts like a formula. `unescapeFormula` undoes it. */
export function escapeFormula(text: string): string {
  return STARTS_LIKE_FORMULA.test(text) ? `'${text}` : text
}

/** The text that `escapeFormula` was given. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && STARTS_LIKE_FORMULA.test(text) ? text.slice(1) : text
}
