import { expect, test } from 'vitest'
import { nameKeys, normaliseName, queryGrams, searchGrams } from './names.ts'

test('宋永康 sorts by syllables without tone and is found by syk', () => {
  expect(nameKeys('宋永康')).toEqual({ namePinyin: 'song yong kang 宋永康', nameInitials: 'syk' })
})

test('surnames are read as surnames, the same characters in a given name as usual', () => {
  expect(nameKeys('曾庆凯').namePinyin).toBe('zeng qing kai 曾庆凯')
  expect(nameKeys('单立新').namePinyin).toBe('shan li xin 单立新')
  expect(nameKeys('张乐').namePinyin).toBe('zhang le 张乐')
  expect(nameKeys('欧阳晓东').nameInitials).toBe('oyxd')
})

test('rare characters and a middle dot have keys too', () => {
  expect(nameKeys('萧䶮').nameInitials).toBe('xy')
  expect(nameKeys('阿依古丽·买买提')).toEqual({
    namePinyin: 'a yi gu li mai mai ti 阿依古丽·买买提',
    nameInitials: 'ayglmmt',
  })
  expect(nameKeys('\u{e863}').nameInitials).toBe('\u{e863}')
})

test('same-sounding names stay apart in the sort key', () => {
  expect(nameKeys('程赟').namePinyin).not.toBe(nameKeys('成云').namePinyin)
})

test('the ways people type a name end in one', () => {
  const dots = ['•', '‧', '∙', '⋅', '・', '･', '．', '.', ' · ']
  for (const dot of dots) expect(normaliseName(`阿依古丽${dot}买买提`)).toBe('阿依古丽·买买提')
  expect(normaliseName('　于　慧敏 ')).toBe('于慧敏')
  expect(normaliseName('张\u200b伟')).toBe('张伟')
  expect(normaliseName('Ａnna  Smith')).toBe('Anna Smith')
})

test('normalising never swaps one character for another', () => {
  expect(normaliseName('\u{fa11}𬭸')).toBe('\u{fa11}𬭸')
})

test('a name is found by each character, each pair and each prefix of its initials', () => {
  expect(searchGrams('宋永康')).toEqual(['宋', '永', '康', '宋永', '永康', 's', 'sy', 'syk'])
  expect(searchGrams('𬭸㛃')).toContain('𬭸㛃')
})

test('whatever part of a name is typed, its terms are terms of the name', () => {
  for (const name of ['宋永康', '阿依古丽·买买提', '萧䶮', 'Anna Smith']) {
    const terms = new Set(searchGrams(name))
    const characters = Array.from(name.replace(/[· ]/g, ''))
    for (let from = 0; from < characters.length; from += 1) {
      const typed = characters.slice(from).join('')
      if (name !== 'Anna Smith') expect(queryGrams(typed).every((term) => terms.has(term))).toBe(true)
    }
    const { nameInitials } = nameKeys(name)
    expect(queryGrams(nameInitials.toUpperCase()).every((term) => terms.has(term))).toBe(true)
  }
  expect(queryGrams('宋永康')).toEqual(['宋永', '永康'])
  expect(queryGrams('  ')).toEqual([])
})
