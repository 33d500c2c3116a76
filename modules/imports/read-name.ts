import { certain, noticed, type Reading, refused } from './finding.ts'

const DOTS = /[•．.・‧∙⋅●﹒‐˙]/g
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g
/** Compatibility forms of Han characters must not be folded (NFKC would change rare names), so only Latin and digits are. */
const FULL_WIDTH = /[！-～]/g

function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/** Spaces: dropped inside a short Han name (typed to line names up), a dot between two parts of a long one. */
function joinSpaces(text: string): { name: string; isGuess: boolean } {
  const parts = text.split(/\s+/)
  if (parts.length === 1) return { name: text, isGuess: false }
  const isLong = parts.every((part) => [...part].length >= 2) && [...parts.join('')].length >= 5
  return { name: parts.join(isLong ? '·' : ''), isGuess: isLong }
}

function findFault(name: string): Reading | null {
  if (/[\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/u.test(name)) {
    return refused('namePrivateCharacter', '姓名里有自造字，别的电脑显示不出来。', '用输入法重新录入这个字。')
  }
  if (/[?？\uFFFD□■〓*_]/.test(name)) return refused('nameLostCharacter', '姓名里有没显示出来的字。', '按证件重新录入姓名。')
  if (/[()（）[\]【】<>《》/\\、，,;；:：]/.test(name))
    return refused('nameHasNote', '姓名里夹着说明或几个人的姓名。', '姓名栏只留一个人的姓名。')
  if (/\d/.test(name)) return refused('nameHasDigits', '姓名里有数字。', '姓名栏只留姓名。')
  if ([...name].length > 40) return refused('nameTooLong', '姓名超过 40 个字。', '姓名栏只留姓名。')
  return null
}

/** A person's name: dots unified to ·, spaces that line names up dropped, rare characters kept as they are. */
export function readName(text: string): Reading {
  const bare = halfWidth(text.normalize('NFC').replace(INVISIBLE, '').replaceAll('\u3000', ' ').replaceAll('\u00a0', ' ')).trim()
  if (bare === '') return certain<string>(null)
  const dotted = /\p{Script=Han}\s*[•．.・‧∙⋅●﹒‐˙·]\s*\p{Script=Han}/u.test(bare)
    ? bare.replace(DOTS, '·').replace(/\s*·\s*/g, '·')
    : bare
  const { name, isGuess } = /\p{Script=Han}/u.test(dotted)
    ? joinSpaces(dotted)
    : { name: dotted.replace(/\s+/g, ' '), isGuess: false }
  const fault = findFault(name)
  if (fault !== null) return fault
  if (isGuess) {
    return noticed(name, { code: 'nameSeparator', message: `姓名中间有空格，读作 ${name}。`, cure: '核对证件上的写法。' })
  }
  if ([...name].length === 1) return noticed(name, { code: 'nameShort', message: '姓名只有一个字。', cure: '核对证件原件。' })
  return certain(name)
}
