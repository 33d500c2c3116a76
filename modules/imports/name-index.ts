import { type Choices, type NameChoice, nameKey } from './choices.ts'
import { matchName, type NameCandidate, type NameMatch } from './match-name.ts'
import type { NameKind, NameSuggestion } from './preview.ts'

/** Somebody or something a cell may name; `unitId` tells same-named officers apart. */
export interface NamedTarget extends NameCandidate {
  readonly unitId?: string
}

export type Resolution =
  | { readonly is: 'found'; readonly id: string; readonly name: string; readonly sameNames: number }
  | { readonly is: 'new'; readonly name: string }
  /** Somebody of the bureau has the ID number of the officer who was to be entered. */
  | { readonly is: 'taken' }
  | { readonly is: 'empty' }
  | { readonly is: 'leftOut' }
  | { readonly is: 'unknown'; readonly suggestions: readonly NameSuggestion[]; readonly isSeveral: boolean }

/** Near misses are looked for so many times at most: each costs milliseconds. */
const MOST_SEARCHES = 300

/** Spaces and dots don't count, a number behind the name neither. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s(（[]+[A-Za-z]{0,4}\d{3,}[)）\]]?$/, '')
    .replace(/[\s·•・‧]/g, '')
    .toLowerCase()
}

/** The targets of one kind, found by name without comparing each name with each. */
class Register {
  private readonly byName = new Map<string, NamedTarget[]>()
  private readonly byCharacter = new Map<string, Set<NamedTarget>>()
  private readonly known = new Map<string, NameMatch>()
  private searches = 0
  readonly byId = new Map<string, NamedTarget>()

  constructor(targets: readonly NamedTarget[]) {
    for (const target of targets) {
      this.byId.set(target.id, target)
      for (const name of new Set(target.names.map(bare))) {
        this.byName.set(name, [...(this.byName.get(name) ?? []), target])
        for (const character of new Set(name))
          this.byCharacter.set(character, (this.byCharacter.get(character) ?? new Set()).add(target))
      }
    }
  }

  find(text: string): NameMatch {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const match = this.search(text)
    this.known.set(text, match)
    return match
  }

  private search(text: string): NameMatch {
    const same = this.byName.get(bare(text))
    if (same !== undefined) return matchName(text, same)
    this.searches += 1
    if (this.searches > MOST_SEARCHES) return { kind: 'none' }
    const alike = new Set([...bare(text)].flatMap((character) => [...(this.byCharacter.get(character) ?? [])]))
    return matchName(text, [...alike])
  }
}

function suggestionOf(candidate: NameCandidate): NameSuggestion {
  const number = candidate.number ? ` ${candidate.number}` : ''
  return { id: candidate.id, name: candidate.names[0] ?? '', hint: `${candidate.hint ?? ''}${number}`.trim() }
}

/** What became of names that were to be created, by their keys: ids of what was made, and officers who can't be. */
export interface SettledNames {
  readonly made: ReadonlyMap<string, string>
  readonly taken: ReadonlySet<string>
}

/** Finds what the cells of a roster name, by the choices somebody made first. */
export class NameIndex {
  private readonly registers: Readonly<Record<NameKind, Register>>
  private readonly choices: Choices['names']
  private readonly settled: SettledNames

  constructor(
    targets: Readonly<Record<NameKind, readonly NamedTarget[]>>,
    choices: Choices,
    settled: SettledNames = { made: new Map(), taken: new Set() },
  ) {
    this.registers = {
      unit: new Register(targets.unit),
      post: new Register(targets.post),
      officer: new Register(targets.officer),
    }
    this.choices = choices.names
    this.settled = settled
  }

  /** The name of a known target; empty when it is out of reach. */
  nameOf(kind: NameKind, id: string | null): string | null {
    return id === null ? null : (this.registers[kind].byId.get(id)?.names[0] ?? '')
  }

  /** What the text names; same-named officers only where exactly one serves in the row's unit. */
  resolve(kind: NameKind, text: string, unitId: string | null = null): Resolution {
    const choice = this.choices[nameKey(kind, text)]
    const match = this.registers[kind].find(text)
    /* A unit that was to be created and has come to be since is that unit. */
    const hasComeToBe = choice !== undefined && 'parentId' in choice && match.kind === 'exact'
    if (choice !== undefined && !hasComeToBe) return this.chosen(kind, text, choice)
    if (match.kind === 'exact') return this.found(kind, match.candidate.id, 1)
    if (match.kind === 'none') return { is: 'unknown', suggestions: [], isSeveral: false }
    const own = match.candidates.filter(({ id }) => unitId !== null && this.registers[kind].byId.get(id)?.unitId === unitId)
    const [only] = own
    if (match.kind === 'several' && own.length === 1 && only) return this.found(kind, only.id, match.candidates.length)
    return { is: 'unknown', suggestions: match.candidates.slice(0, 5).map(suggestionOf), isSeveral: match.kind === 'several' }
  }

  private chosen(kind: NameKind, text: string, choice: NameChoice): Resolution {
    if (choice.act === 'leaveOut') return { is: 'leftOut' }
    if (choice.act === 'leaveEmpty') return { is: 'empty' }
    if (this.settled.taken.has(nameKey(kind, text))) return { is: 'taken' }
    const id = choice.act === 'map' ? choice.id : this.settled.made.get(nameKey(kind, text))
    if (id === undefined) return { is: 'new', name: 'officer' in choice ? choice.officer.name : text }
    return choice.act === 'map' && !this.registers[kind].byId.has(id)
      ? { is: 'unknown', suggestions: [], isSeveral: false }
      : { is: 'found', id, name: this.nameOf(kind, id) || text, sameNames: 1 }
  }

  private found(kind: NameKind, id: string, sameNames: number): Resolution {
    return { is: 'found', id, name: this.nameOf(kind, id) ?? '', sameNames }
  }
}
