import { type Finding, lineAt, type Rule, type SourceFile } from './sources.ts'

const joined = /^export interface \w+Tables \{([\s\S]*?)^\}/m
const declaration = /^(?:export\s+)?(?:interface\s+(\w+)|type\s+(\w+)\s*=)/gm

/** Every tables.ts joins its tables in one interface …Tables, and each row type named there has a Chinese docstring right above it. */
export const tableDocstrings: Rule = (files) => files.filter((file) => /\/tables\.ts$/.test(file.path)).flatMap(findingsIn)

function findingsIn(file: SourceFile): Finding[] {
  const list = joined.exec(file.text)?.[1]
  if (list === undefined)
    return [{ path: file.path, line: 1, message: 'no interface …Tables that joins the tables of this file' }]
  const rows = new Set([...list.matchAll(/:\s*(\w+)/g)].map(([, row]) => row))
  return [...file.text.matchAll(declaration)]
    .filter((match) => rows.has(match[1] ?? match[2]) && !hasChineseDocstring(file.text.slice(0, match.index)))
    .map((match) => ({
      path: file.path,
      line: lineAt(file.text, match.index),
      message: `${match[1] ?? match[2]} has no Chinese docstring such as /** 承诺书 — a pledge one person is asked to sign. */`,
    }))
}

function hasChineseDocstring(before: string): boolean {
  const start = before.lastIndexOf('/**')
  const docstring = start >= 0 ? before.slice(start) : ''
  return /^\/\*\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*\n$/.test(docstring) && /\p{Script=Han}/u.test(docstring)
}
