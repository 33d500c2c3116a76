import type { QueryContext } from '../../platform/context.ts'
import { chainDutyWords } from '../organisation/words.ts'
import { clip, type Fact, hiddenSpan, holdingOn, type Interval, type Span, spansOf } from './chain.ts'
import type { ChainDuty, ChainSettings, ChainView, Purpose } from './contract.ts'
import type { ChainPrintView } from './documents.ts'
import { canRule } from './policy.ts'
import { type ChainFacts, type findSettings, templateOn } from './queries.ts'

export function presentSettings(ctx: QueryContext, settings: Awaited<ReturnType<typeof findSettings>>): ChainSettings {
  const current = (['notice', 'letter'] as const).flatMap((purpose) => {
    if (settings.templates.length === 0) return []
    const open = settings.rulings.find((r) => r.purpose === purpose && r.toOn === null)
    const { template, ruling } = templateOn(settings, purpose, ctx.today)
    return [{ purpose, templateId: template.id, isRuled: ruling !== undefined, version: open?.version ?? 1 }]
  })
  return {
    templates: settings.templates.map((t) => ({
      id: t.id,
      name: t.name,
      basis: t.basis,
      levels: t.levels,
      position: t.position,
    })),
    rulings: settings.rulings.map((r) => ({
      id: r.id,
      purpose: r.purpose as Purpose,
      templateId: r.templateId,
      templateName: r.templateName,
      reason: r.reason,
      fromOn: r.fromOn,
      toOn: r.toOn,
      decidedByName: r.decidedByName ?? '辅警办',
      decidedAt: r.decidedAt.toISOString(),
      version: r.version,
    })),
    current,
    abilities: { rule: canRule(ctx.actor) },
  }
}

/** Who held a duty over the whole time in service: the person's own officer and leader, or the heads of the units they were in. */
function spansOfDuty(facts: ChainFacts, duty: ChainDuty, service: Interval, today: string): Span[] {
  if (duty === 'leadOfficer' || duty === 'leaderInCharge')
    return spansOf(
      facts.facts.filter((f) => f.aspect === duty),
      service,
      today,
    )
  return facts.facts
    .filter((f) => f.aspect === 'usingUnit')
    .flatMap((stay) => {
      const within = clip(stay, service)
      if (!within) return []
      return facts.unitIds.has(stay.targetId)
        ? spansOf(
            facts.appointments.filter((a) => a.unitId === stay.targetId && a.duty === duty),
            within,
            today,
          )
        : [hiddenSpan(within)]
    })
}

const plain = ({ state, name, title, fromOn, toOn }: Span) => ({ state, name, title, fromOn, toOn })

/** Since when the holder of the day holds the duty; a leader may have held it before the person came. */
function sinceOf({ appointments }: ChainFacts, duty: ChainDuty, span: Span, on: string): string {
  const isOfUnit = duty === 'unitHead' || duty === 'overseeingBureauLeader'
  const held = isOfUnit
    ? holdingOn(
        appointments.filter((a) => a.duty === duty && a.targetId === span.targetId),
        on,
      )
    : undefined
  return held?.fromOn ?? span.fromOn
}

function levelOn(facts: ChainFacts, duty: ChainDuty, spans: readonly Span[], on: string) {
  const span = holdingOn(spans, on)
  const isHeld = span?.state === 'held'
  return {
    duty,
    state: span?.state ?? ('gap' as const),
    personId: span?.targetId ?? null,
    name: span?.name ?? '',
    title: span?.title ?? null,
    sinceOn: isHeld ? sinceOf(facts, duty, span, on) : null,
    unitName: isHeld && duty === 'unitHead' ? unitNameOn(facts, on) : null,
    letter: null,
  }
}

/** The using unit of the day. */
const unitOn = ({ facts }: ChainFacts, on: string): string | null =>
  holdingOn(
    facts.filter((f) => f.aspect === 'usingUnit'),
    on,
  )?.targetId ?? null

/** The name the using unit had on that day. */
function unitNameOn({ facts, unitNames }: ChainFacts, on: string): string | null {
  const stay = holdingOn(
    facts.filter((f) => f.aspect === 'usingUnit'),
    on,
  )
  return (
    holdingOn(
      unitNames.filter((n) => n.unitId === stay?.targetId),
      on,
    )?.name ??
    stay?.name ??
    null
  )
}

const yearsShown = 5
const yearStart = (on: string, ahead = 0): string => `${Number(on.slice(0, 4)) + ahead}-01-01`

function axisOf(fromOn: string, on: string, today: string): ChainView['axis'] {
  const last = on > today ? on : today
  const toOn = yearStart(last, 1)
  const earliest = yearStart(last, 1 - yearsShown)
  const first = yearStart(on < fromOn ? on : fromOn)
  return { fromOn: first < earliest && on >= earliest ? earliest : first, toOn }
}

/** 某一天由谁负责: the chain on that day and its history, from dated facts and the template that held. */
export function presentChain(ctx: QueryContext, facts: ChainFacts, { on, purpose }: { on: string; purpose: Purpose }): ChainView {
  const { person, settings } = facts
  const { template, ruling } = templateOn(settings, purpose, on)
  const stays = facts.facts.filter((f) => f.aspect === 'usingUnit')
  const service: Interval = { fromOn: stays[0]?.fromOn ?? ctx.today, toOn: person.separatedOn }
  const isServing =
    service.fromOn <= on && (person.separatedOn === null || person.separatedOn > on) && holdingOn(stays, on) !== undefined
  const duties = template.levels.map((level) => ({ level, spans: spansOfDuty(facts, level.duty, service, ctx.today) }))
  const others = (['post', 'usingUnit'] as const).map((key) => ({
    key,
    spans: spansOf(
      facts.facts.filter((f): f is typeof f & Fact => f.aspect === key),
      service,
      ctx.today,
    ),
  }))
  const post = holdingOn(
    facts.facts.filter((f) => f.aspect === 'post'),
    on,
  )
  return {
    person: {
      id: person.id,
      name: person.name,
      number: person.number,
      unitId: unitOn(facts, on),
      unitName: isServing ? unitNameOn(facts, on) : null,
      secondedTo:
        holdingOn(
          facts.facts.filter((f) => f.aspect === 'secondment'),
          on,
        )?.name ?? null,
      postName: post?.name ?? null,
      dutyCount: post?.dutyCount ?? null,
      sinceOn: post?.fromOn ?? null,
    },
    on,
    purpose,
    today: ctx.today,
    isServing,
    template: {
      name: template.name,
      basis: template.basis,
      isRuled: ruling !== undefined,
      fromOn: ruling?.fromOn ?? null,
      reason: ruling?.reason ?? '',
    },
    levels: isServing
      ? duties.map(({ level, spans }) => ({
          ...levelOn(facts, level.duty, spans, on),
          responsibility: level.responsibility,
          isFirstResponsible: level.isFirstResponsible,
        }))
      : [],
    bars: [
      ...duties.map(({ level, spans }) => ({ key: level.duty, spans: spans.map(plain) })),
      ...others.map(({ key, spans }) => ({ key, spans: spans.map(plain) })),
    ],
    axis: axisOf(service.fromOn, on, ctx.today),
  }
}

const purposeWords: Record<Purpose, string> = { notice: '日常管理责任', letter: '教育管理责任书' }

/** The chain of a day as the printed form takes it. */
export function presentChainPrint(
  view: ChainView,
  by: { bureau: { name: string; isDemo: boolean }; printedBy: string; printedAt: string },
): ChainPrintView {
  return {
    bureauName: by.bureau.name,
    personName: view.person.name,
    personNumber: view.person.number ?? '',
    unitName: view.person.unitName ?? '',
    postName: view.person.postName ?? '',
    personSinceOn: view.person.sinceOn,
    on: view.on,
    templateName: view.template.name,
    purpose: purposeWords[view.purpose],
    printedBy: by.printedBy,
    printedAt: by.printedAt,
    isDemo: by.bureau.isDemo,
    levels: view.levels.map((l) => ({
      duty: chainDutyWords[l.duty],
      kind: l.isFirstResponsible ? `第一责任人、${l.responsibility}` : l.responsibility,
      name: l.name,
      title: `${l.unitName ?? ''}${l.title ?? ''}`,
      sinceOn: l.sinceOn,
    })),
  }
}
