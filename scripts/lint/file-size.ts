import { type Finding, isCode, type Rule } from './sources.ts'

export const longestFile = 250

/** A code file over 250 lines becomes two files; a module that outgrows its shape two modules. */
export const fileSize: Rule = (files) =>
  files.flatMap((file): Finding[] => {
    const lines = file.text.trimEnd().split('\n').length
    return isCode(file.path) && lines > longestFile
      ? [{ path: file.path, line: longestFile + 1, message: `${lines} lines, at most ${longestFile}` }]
      : []
  })
