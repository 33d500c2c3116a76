/** 真值：生成的花名册里每个人的正确内容，和读表程序没有共用的代码。 */
export interface TruePerson {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly number: string
  readonly unit: string
  readonly post: string
  readonly leadOfficer: string
  readonly leaderInCharge: string
  readonly entryOn: string
  readonly contractEndsOn: string
  readonly isMale: boolean
  readonly bornOn: string
}

const NAMES =
  '宋永康 马玉兰 韩子轩 唐思远 郭振华 曹建伟 于慧敏 董继业 萧䶮 彭晓东 阿依古丽·买买提 程赟 曾庆凯 田雨欣 罗婷婷 范景瑞 林国栋 欧阳明喆 赵堃 王㛃 李玥 陈珺 周祎 孙𬭸'.split(
    ' ',
  )
const POSTS = ['巡逻防控岗', '社区警务助理岗', '接处警辅助岗', '文书助理岗', '窗口服务岗']
const OFFICERS = ['周启航', '梁志勇', '邹国平']

/** The 18th character by the standard's other wording: the weighted sum of all 18 leaves 1 when divided by 11. */
export function withCheck(seventeen: string): string {
  let sum = 0
  for (let place = 18; place >= 2; place -= 1) sum += (2 ** (place - 1) % 11) * Number(seventeen[18 - place])
  const last = (12 - (sum % 11)) % 11
  return seventeen + (last === 10 ? 'X' : String(last))
}

function day(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** The n-th person, from 0; the same number is always the same person. No two share an ID number below 300,000. */
export function truePerson(index: number): TruePerson {
  const bornOn = day(1968 + (index % 34), 1 + (index % 12), 1 + (index % 28))
  const order = 1 + (Math.floor(index / 2) % 998)
  const region = 990_101 + (Math.floor(index / 1996) % 150)
  const known = NAMES[index % NAMES.length] ?? ''
  return {
    name:
      index < NAMES.length
        ? known
        : `${known.slice(0, 1)}${'安博诚达恩方刚'[index % 7]}${'宇泽晨阳磊鹏帆'[Math.floor(index / 7) % 7]}`,
    idNumber: withCheck(`${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`),
    phone: `199${String(10_000_000 + index).slice(-8)}`,
    number: `MH${10_200 + index}`,
    unit: index % 3 === 2 ? '青桥派出所' : '柳河派出所',
    post: POSTS[index % POSTS.length] ?? '',
    leadOfficer: OFFICERS[index % OFFICERS.length] ?? '',
    leaderInCharge: '孙立新',
    entryOn: day(Math.max(2015, 1968 + (index % 34) + 20) + (index % 3), 1 + (index % 11), 1 + (index % 27)),
    contractEndsOn: day(2026 + (index % 3), 1 + (index % 12), 28),
    isMale: order % 2 === 1,
    bornOn,
  }
}

/** The first so many people. */
export function truePeople(count: number, from = 0): TruePerson[] {
  return Array.from({ length: count }, (_, index) => truePerson(from + index))
}
