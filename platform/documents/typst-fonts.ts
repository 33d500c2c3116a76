import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const shipped = [
  { package: '@expo-google-fonts/noto-serif-sc', weight: '400Regular' },
  { package: '@expo-google-fonts/noto-serif-sc', weight: '700Bold' },
  { package: '@expo-google-fonts/noto-sans-sc', weight: '400Regular' },
] as const

/**
 * Folders the compiler reads fonts from: the three shipped Noto faces, then the bureau's own folder (仿宋, 小标宋, 楷体, 黑体) if it exists.
 * Which family is used for what stands in page.typ; a family that is absent is replaced by Noto, glyph by glyph.
 */
export function fontFolders(fontsFolder?: string): string[] {
  const require = createRequire(import.meta.url)
  const folders = shipped.map((face) => join(dirname(require.resolve(`${face.package}/package.json`)), face.weight))
  return fontsFolder !== undefined && existsSync(fontsFolder) ? [...folders, fontsFolder] : folders
}
