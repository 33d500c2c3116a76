import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildBrowserFiles } from '../server/browser-files.ts'
import { isBuildFresh } from './build-state.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm start`: builds the browser files when they are missing or old, then runs the demo bureau. */
try {
  if (!isBuildFresh(root)) buildBrowserFiles()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}
const server = spawn(process.execPath, ['server/main.ts', 'demo', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
