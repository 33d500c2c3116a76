import type { Finding } from './sources.ts'

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

export interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly inBundle?: boolean
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>
}

/** dependencies.json: what is allowed, each exception with its reason. Exceptions nobody needs any more are findings. */
export interface Allowances {
  readonly licences: readonly string[]
  readonly licenceExceptions: Readonly<Record<string, string>>
  readonly installScripts: Readonly<Record<string, string>>
  readonly denied: Readonly<Record<string, { readonly upTo: string | null; readonly reason: string }>>
  readonly notImported: Readonly<Record<string, string>>
  readonly largestDirectCount: number
}

interface Installed extends LockEntry {
  readonly package: string
}

/** Licences, install scripts, denied packages, integrity, registry and number of direct dependencies, read from the lock file. */
export function dependencies(manifest: Manifest, lock: Lock, allowances: Allowances): Finding[] {
  const installed = Object.entries(lock.packages)
    .filter(([key]) => key !== '')
    .map(([key, entry]) => ({ ...entry, package: entry.name ?? key.slice(key.lastIndexOf('node_modules/') + 13) }))
  const direct = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).length
  const messages = [
    ...(installed.length === 0 ? ['the lock file lists no packages'] : []),
    ...(direct > allowances.largestDirectCount
      ? [`${direct} direct run-time dependencies, at most ${allowances.largestDirectCount}`]
      : []),
    ...installed.flatMap((entry) => faultsOf(entry, allowances)),
    ...staleExceptions(installed, allowances),
    ...looseVersions(manifest),
  ]
  return messages.map((message) => ({ path: 'package-lock.json', line: 1, message }))
}

function faultsOf(entry: Installed, allowances: Allowances): string[] {
  const label = `${entry.package} ${entry.version ?? ''}`.trim()
  const denial = allowances.denied[entry.package]
  const faults: string[] = []
  if (!isLicensed(entry, allowances)) faults.push(`${label}: licence ${entry.license ?? 'unknown'} is not on the list`)
  if (entry.hasInstallScript && !(entry.package in allowances.installScripts))
    faults.push(`${label}: runs a script when installed`)
  if (denial && isUpTo(entry.version ?? '', denial.upTo)) faults.push(`${label}: denied, ${denial.reason}`)
  if (!entry.integrity && !entry.inBundle) faults.push(`${label}: no integrity in the lock file`)
  if (entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/'))
    faults.push(`${label}: comes from another registry`)
  return faults
}

function isLicensed(entry: Installed, allowances: Allowances): boolean {
  const allowed = new Set(allowances.licences)
  const meets = (expression: string): boolean => {
    const plain = expression.replace(/[()]/g, ' ').trim()
    if (/\sOR\s/.test(plain)) return plain.split(/\sOR\s/).some(meets)
    return plain.split(/\sAND\s/).every((licence) => allowed.has(licence.trim()))
  }
  return meets(entry.license ?? '') || (entry.dev === true && isExcepted(entry.package, allowances.licenceExceptions))
}

/** Exceptions are for development only. One named for a package also covers its platform binaries: lightningcss, lightningcss-linux-x64-gnu. */
function isExcepted(name: string, exceptions: Readonly<Record<string, string>>): boolean {
  return Object.keys(exceptions).some((key) => name === key || name.startsWith(`${key}-`))
}

function staleExceptions(installed: readonly Installed[], allowances: Allowances): string[] {
  const names = new Set(installed.map((entry) => entry.package))
  const scripted = new Set(installed.filter((entry) => entry.hasInstallScript).map((entry) => entry.package))
  return [
    ...Object.keys(allowances.licenceExceptions).filter((name) => !names.has(name)),
    ...Object.keys(allowances.installScripts).filter((name) => !scripted.has(name)),
  ].map((name) => `the exception for ${name} is not needed any more`)
}

function looseVersions(manifest: Manifest): string[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^(?:npm:(?:@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version} is not an exact version`)
}

/** Versions compare as three numbers; null denies them all. */
function isUpTo(version: string, limit: string | null): boolean {
  if (limit === null) return true
  const numbers = (text: string) => text.split('-')[0]?.split('.').map(Number) ?? []
  const [one, other] = [numbers(version), numbers(limit)]
  const place = one.findIndex((part, index) => part !== (other[index] ?? 0))
  return place < 0 || (one[place] ?? 0) < (other[place] ?? 0)
}
