import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const require = createRequire(import.meta.url)

/** A fontconfig file that names our own Noto fonts, so that Chinese is drawn right on a bare machine; what fontconfig reads of them is kept for the next browser. */
export function fontsFile(): string {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/fonts')
  mkdirSync(folder, { recursive: true })
  const fonts = ['noto-sans-sc', 'noto-serif-sc'].map((name) =>
    dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)),
  )
  const file = join(folder, 'fonts.conf')
  if (existsSync(file)) return file
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts.map((f) => `<dir>${f}</dir>`).join('')}<cachedir>${folder}</cachedir>
    <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias></fontconfig>`,
  )
  return file
}

/** The Chromium of the stories: comes inside an npm package, needs nothing installed. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--headless=new',
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontsFile(), TZ: 'Asia/Shanghai' } as Record<string, string>,
  })
}
