import { checkDigit } from '../../platform/personal-number.ts'
import type { Random } from './random.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const given = {
  male: [...'伟强磊军勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆雷毅峰林博琛轩昊晨阳泽睿瑞翔龙海山川森松柏栋梁志远恒毅诚信义成业'],
  female: [
    ...'芳娜敏静丽艳娟霞秀英慧巧美莉桂兰玉萍红玲芬燕彩春菊梅琳雪晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉眉君琴蕊薇菁梦岚苑筠柔竹霭凝晓欢霄枫芸菲寒欣滢伊亚宜可姬舒影荔枝思',
  ],
}

/** An invented name that fits the sex; never a real list. */
export function inventName(random: Random, sex: 'male' | 'female'): string {
  const length = random.chance(0.72) ? 2 : 1
  return random.pick(surnames) + Array.from({ length }, () => random.pick(given[sex])).join('')
}

/** Region codes from here on belong to no place; a block of five hundred people each, so that numbers never repeat. */
const firstRegion = 990_100

/** A valid-looking ID number of a region that no place has; unique by its running number. */
export function inventIdNumber(bornOn: string, sex: 'male' | 'female', running: number): string {
  const odd = sex === 'male' ? 1 : 0
  const sequence = String((running * 2 + odd) % 1000).padStart(3, '0')
  const body = `${firstRegion + Math.floor(running / 500)}${bornOn.replaceAll('-', '')}${sequence}`
  return body + checkDigit(body)
}

export const inventPhone = (running: number): string => `199${String(10_000_000 + ((running * 7919) % 89_999_999))}`
