import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const builder = 'node_modules/vite/bin/vite.js'

/** Builds dist/ with the tools that npm ci brings; throws in Chinese when it can't. */
export function buildBrowserFiles(): void {
  if (!existsSync(join(root, builder)))
    throw new Error('没有网页文件（dist/），也没有生成它的工具。在程序目录运行 npm ci（不要带 --omit=dev），再启动。')
  process.stdout.write('正在准备网页文件（只在第一次和更新后）……\n')
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`网页文件没有生成出来，原因见上。程序目录 ${root} 要能写入；可以用安装程序的用户先启动一次。`)
}

/** A server without its pages answers nothing: they are built when missing or of an older version (each has a package.json of its own). */
export function prepareBrowserFiles(): void {
  const page = join(root, 'dist/index.html')
  const isOfThisVersion = existsSync(page) && statSync(page).mtimeMs >= statSync(join(root, 'package.json')).mtimeMs
  if (!isOfThisVersion) buildBrowserFiles()
}
