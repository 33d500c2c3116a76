const longest = 31

/** Names for the tabs of a workbook: at most 31 characters, none of []:*?/\', unique without regard to case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name, index) => {
    const plain = name.replace(/[[\]:*?/\\'\p{Cc}]/gu, '').trim() || `第${index + 1}张`
    let unique = plain.slice(0, longest)
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${plain.slice(0, longest - 5)}(${copy})`
    taken.add(unique.toLowerCase())
    return unique
  })
}
