import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isBuildFresh } from './build-state.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm start`: builds the browser files when they are missing or old, then runs the demo bureau. */
if (!isBuildFresh(root)) {
  process.stdout.write('正在准备网页文件（只在第一次和更新后）……\n')
  const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
const server = spawn(process.execPath, ['server/main.ts', 'demo', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
