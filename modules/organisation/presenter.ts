import type { QueryContext } from '../../platform/context.ts'
import { nameKeys } from '../../platform/names.ts'
import type { OfficerRow, UnitRowView, UnitView } from './contract.ts'
import { canChangeContacts, canRestructure } from './policy.ts'
import { type findAllUnits, type findOfficers, type findTree, type findUnit, usingKinds } from './queries.ts'

type Row = Awaited<ReturnType<typeof findAllUnits>>[number]
type Kind = UnitRowView['kind']

function missingOf(row: Row): UnitRowView['missing'] {
  if (!(usingKinds as readonly string[]).includes(row.kind) || row.closedOn !== null) return []
  const gaps: [UnitRowView['missing'][number], boolean][] = [
    ['unitHead', row.headNames.length === 0],
    ['leaderInCharge', row.leaderNames.length === 0],
    ['overseeingBureauLeader', row.overseerNames.length === 0],
    ['hotline', row.hotline === null],
    ['mailbox', row.mailbox === null],
  ]
  return gaps.filter(([, isMissing]) => isMissing).map(([what]) => what)
}

export function presentUnitRow(row: Row): UnitRowView {
  return {
    id: row.id,
    name: row.name,
    shortName: row.shortName,
    code: row.code,
    kind: row.kind as Kind,
    parentName: row.parentName,
    policeLine: row.policeLine,
    hotline: row.hotline,
    mailbox: row.mailbox,
    headName: row.headNames[0] ?? null,
    leaderNames: row.leaderNames,
    overseerName: row.overseerNames[0] ?? null,
    auxiliaryCount: row.auxiliaryCount,
    closedOn: row.closedOn,
    missing: missingOf(row),
    version: row.version,
  }
}

export function presentUnit(ctx: QueryContext, row: Awaited<ReturnType<typeof findUnit>>): UnitView {
  return {
    ...presentUnitRow(row),
    parentId: row.parentId,
    position: row.position,
    openedOn: row.openedOn,
    successor: row.successor ? { id: row.successor.id, name: row.successor.name } : null,
    appointments: row.appointments.map((a) => ({
      id: a.id,
      duty: a.duty,
      personId: a.personId,
      personName: a.personName,
      personTitle: a.personTitle,
      fromOn: a.fromOn,
      toOn: a.toOn,
      version: a.version,
    })),
    names: row.names.map((n) => ({ name: n.name, fromOn: n.fromOn, toOn: n.toOn, reason: n.reason })),
    peopleCount: row.peopleCount,
    children: row.children.map((c) => ({ id: c.id, name: c.name })),
    abilities: { restructure: canRestructure(ctx.actor, row), changeContacts: canChangeContacts(ctx.actor, row) },
  }
}

type Node = Awaited<ReturnType<typeof findTree>>[number]

/** The tree in preorder; the count of a unit sums the units below it, which follow it with longer keys. */
export function presentTree(nodes: readonly Node[]) {
  const counts = new Map<string, number>()
  const above: Node[] = []
  for (const node of nodes) {
    while (above.length > 0 && !node.unitSortKey.startsWith(above.at(-1)?.unitSortKey ?? '')) above.pop()
    above.push(node)
    for (const { id } of above) counts.set(id, (counts.get(id) ?? 0) + node.auxiliaryCount)
  }
  return nodes.map((row) => ({
    id: row.id,
    parentId: row.parentId,
    name: row.name,
    shortName: row.shortName,
    initials: nameKeys(row.name).nameInitials,
    kind: row.kind as Kind,
    auxiliaryCount: row.auxiliaryCount,
    isClosed: row.closedOn !== null,
    count: counts.get(row.id) ?? 0,
  }))
}

export function presentOfficer(row: Awaited<ReturnType<typeof findOfficers>>[number]): OfficerRow {
  return { id: row.id, name: row.name, number: row.number, title: row.title, unitName: row.unitName }
}
