import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import puppeteer, { type Browser } from 'puppeteer-core'
import { fontsFile } from './browser.ts'

/** A real Chromium 83, as domestic desktops still have: unpacked from an npm package. */
export async function launchOldBrowser(): Promise<Browser> {
  const packed = join(dirname(createRequire(import.meta.url).resolve('chrome-aws-lambda')), '..', 'bin', 'chromium.br')
  const program = join(tmpdir(), 'mz-chromium-83')
  if (!existsSync(program)) {
    writeFileSync(program, brotliDecompressSync(readFileSync(packed)))
    chmodSync(program, 0o755)
  }
  return puppeteer.launch({
    executablePath: program,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--use-gl=swiftshader', '--no-zygote', '--single-process'],
    env: { ...process.env, FONTCONFIG_FILE: fontsFile(), TZ: 'Asia/Shanghai' } as Record<string, string>,
  })
}
