import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Time of the newest source that goes into the browser files. */
function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** True when dist/ was built after the last change of app/, modules/ or what they are built with. */
export function isBuildFresh(root: string): boolean {
  const page = join(root, 'dist/index.html')
  if (!existsSync(page)) return false
  const built = statSync(page).mtimeMs
  return ['app', 'modules', 'platform/http', 'platform/calendar', 'index.html', 'vite.config.ts', 'package-lock.json'].every(
    (p) => newest(join(root, p)) <= built,
  )
}
