const digits = '零一二三四五六七八九'

/** 1–999 as it numbers a text: 1 → 一, 11 → 十一, 20 → 二十, 101 → 一百零一. */
export function chineseNumber(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const last = ones === 0 ? '' : digits.charAt(ones)
  if (n < 20) return n < 10 ? last : `十${last}`
  const middle = tens === 0 ? last && '零' : `${digits.charAt(tens)}十`
  return `${hundreds === 0 ? '' : `${digits.charAt(hundreds)}百`}${middle}${last}`
}
