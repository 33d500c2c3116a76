import type { QueryContext } from '../../platform/context.ts'
import type { PersonCardView } from './documents.ts'
import { presentPersonRow } from './presenter.ts'
import type { findPerson } from './queries.ts'
import { aspectWords, codeWords } from './words.ts'

const cardAspects = { ...aspectWords, secondment: '借调' }

/** The A4 card of a person: masked numbers, who answers today, the dated facts. */
export function cardOf(
  ctx: QueryContext,
  person: Awaited<ReturnType<typeof findPerson>>,
  bureau: { name: string; isDemo: boolean },
): PersonCardView {
  const row = presentPersonRow(ctx, person)
  const pairs: [string, string | number | null][] = [
    ['姓名', row.name],
    ['性别', codeWords[row.sex] ?? ''],
    ['年龄', row.age],
    ['身份证号', row.idNumber],
    ['手机', row.phone],
    ['辅警编号', row.number],
    ['类别', codeWords[row.category ?? ''] ?? ''],
    ['人员类型', codeWords[row.auxiliaryKind ?? ''] ?? ''],
    ['使用单位', row.unit.name],
    ['岗位', row.post?.name ?? ''],
    ['劳动关系单位', person.employer],
    ['入职日期', row.entryOn],
    ['合同到期', row.contractEndsOn],
    ['学历', row.education],
    ['政治面貌', row.politicalStatus],
    ['层级', row.tier],
    ['准驾车型', person.licenceClass],
    ['退役军人', person.isVeteran ? '是' : '否'],
  ]
  const since = (aspect: string): string | null =>
    person.history.find((h) => h.aspect === aspect && h.toOn === null)?.fromOn ?? null
  return {
    bureauName: bureau.name,
    isDemo: bureau.isDemo,
    photo: null,
    chainOn: ctx.today,
    chainTemplate: '今天的带辅责任民警和分管责任领导',
    entries: pairs.map(([label, value]) => ({ label, value: value === null ? '' : String(value) })),
    chain: [
      { duty: '分管责任领导', kind: '重要领导责任', name: row.leaderInCharge?.name ?? '', sinceOn: since('leaderInCharge') },
      { duty: '带辅责任民警', kind: '直接责任', name: row.leadOfficer?.name ?? '', sinceOn: since('leadOfficer') },
    ],
    assignments: person.history.map((h) => ({
      aspect: cardAspects[h.aspect],
      target: h.name,
      fromOn: h.fromOn,
      toOn: h.toOn,
      reason: h.reason,
    })),
    printedBy: ctx.actor.name,
    printedAt: new Date(ctx.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  }
}
