import { expect, test } from 'vitest'
import { verbWords } from '../../platform/audit/verb-words.ts'
import { readSources } from '../../scripts/lint/sources.ts'

const named = /(?:verb|event): ['`]([a-zA-Z]+\.[a-zA-Z]+)['`]/g

/** Verbs that sources name, as events of commands and of endpoints. */
const verbsIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(named)].map((match) => match[1] ?? ''))),
]

test('every verb of the trail has Chinese words', () => {
  const sources = readSources('.').filter(
    (f) => /^(?:modules|platform|server|database)\//.test(f.path) && !f.path.includes('.test.'),
  )
  const verbs = verbsIn(sources.map((f) => f.text))
  expect(verbs.length).toBeGreaterThan(100)
  expect(verbs.filter((verb) => !Object.hasOwn(verbWords, verb))).toEqual([])
  expect(Object.entries(verbWords).filter(([, words]) => /[a-z]/i.test(words))).toEqual([])
})

test('a verb without words is found', () => {
  expect(verbsIn(["recordEvent(ctx, { verb: 'moon.landed' })"])).toEqual(['moon.landed'])
})
