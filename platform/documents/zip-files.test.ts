import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { safeFileName, zipFiles } from './zip-files.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('single files of two units with one name both survive in the zip', () => {
  const files = unzipSync(
    zipFiles([
      { name: '一中队.pdf', bytes: bytes('甲') },
      { name: '一中队.pdf', bytes: bytes('乙') },
    ]),
  )
  expect(Object.keys(files)).toEqual(['一中队.pdf', '一中队(2).pdf'])
  expect(new TextDecoder().decode(files['一中队(2).pdf'])).toBe('乙')
})

test('a unit whose name holds path signs cannot leave the folder', () => {
  expect(safeFileName('../青桥/派出所?.pdf')).toBe('__青桥_派出所_.pdf')
  expect(safeFileName('柳河派出所-附件5.pdf')).toBe('柳河派出所-附件5.pdf')
})
