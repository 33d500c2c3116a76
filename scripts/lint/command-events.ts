import { codeText } from './code-text.ts'
import { importsOf } from './imports.ts'
import { type Finding, isTest, lineAt, type Rule, type SourceFile } from './sources.ts'

const recorder = 'platform/audit/record-event.ts'
const recorders: Readonly<Record<string, string>> = {
  [recorder]: 'recordEvent',
  'platform/access/sealed-files.ts': 'recordSealed',
}

/** Every command records its event, with a recorder of the platform, and waits for it: a change and its event commit together. */
export const commandEvents: Rule = (files) =>
  files.filter((file) => /^modules\/[^/]+\/commands\/.+\.ts$/.test(file.path) && !isTest(file.path)).flatMap(findingsIn)

function findingsIn(file: SourceFile): Finding[] {
  const { bare } = codeText(file.text)
  const isImported = importsOf([file]).some(({ target, names }) => names.includes(recorders[target ?? ''] ?? '-'))
  const calls = [...bare.matchAll(/(?<waited>\b(?:await|return)\s+)?\brecord(?:Event|Sealed)\(/g)]
  if (!isImported || calls.length === 0)
    return [{ path: file.path, line: 1, message: `a command calls recordEvent of ${recorder}` }]
  return calls
    .filter((call) => call.groups?.waited === undefined)
    .map((call) => ({ path: file.path, line: lineAt(file.text, call.index), message: 'recordEvent is not awaited' }))
}
