import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { findAskedUnits } from '../../organisation/public.ts'
import { annexes } from '../contract.ts'
import { canCollect } from '../policy.ts'
import type { AskedForm } from '../tables.ts'
import { annexTitles } from '../words.ts'

interface Input {
  body: { title: string; annexes: (typeof annexes)[number][]; papers: string[]; unitIds: string[]; dueOn: string }
}

/** Annexes in their order, each once, then other papers. */
function formsOf({ body }: Input): AskedForm[] {
  const asked = annexes.filter((a) => body.annexes.includes(a))
  return [
    ...asked.map((kind) => ({ key: kind, kind, title: annexTitles[kind] })),
    ...body.papers.map((title, i) => ({ key: `paper${i + 1}`, kind: 'paper' as const, title })),
  ]
}

interface Asking {
  readonly bureauId: string
  readonly id: string
  readonly forms: readonly AskedForm[]
  readonly openedOn: string
  readonly dueOn: string
}

/** One part for each unit and form. */
export async function insertParts(
  tx: Tx,
  { bureauId, id, forms, openedOn, dueOn }: Asking,
  units: readonly { id: string; unitSortKey: string }[],
): Promise<void> {
  const parts = units.flatMap((unit) =>
    forms.map((form, i) => ({
      bureauId,
      id: newId(),
      collectionId: id,
      unitId: unit.id,
      unitSortKey: unit.unitSortKey,
      formKey: form.key,
      kind: form.kind,
      title: form.title,
      position: i + 1,
      openedOn,
      dueOn,
    })),
  )
  for (let i = 0; i < parts.length; i += 1000)
    await tx
      .insertInto('collectionParts')
      .values(parts.slice(i, i + 1000))
      .execute()
}

/** 发起收集 — one part for each unit that uses auxiliaries and each form. */
export async function openCollection(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { body } = input
  const { bureauId, name } = ctx.actor
  const place = ctx.scope.ranges[0]?.from
  if (!canCollect(ctx.actor) || place === undefined) throw forbidden()
  const units = await findAskedUnits(ctx, body.unitIds)
  const forms = formsOf(input)
  if (body.dueOn < ctx.today) throw invalid('dueOn', '截止日期不能早于今天。', 'past')
  if (forms.length === 0) throw invalid('annexes', '选要收的附件，或者写要收的其他材料。', 'nothing')
  if (new Set(body.papers).size < body.papers.length) throw invalid('papers', '其他材料里有同名的，请改成不同的名称。', 'twice')
  if (units.length === 0) throw invalid('unitIds', '所选范围里没有要报送的单位，没有发起。', 'nobody')
  const collection = {
    bureauId,
    id: newId(),
    serialNumber: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '集'),
    title: body.title,
    forms: JSON.stringify(forms),
    unitSortKey: place,
    askedUnitIds: body.unitIds,
    openedOn: ctx.today,
    dueOn: body.dueOn,
    openedByName: name,
  }
  await ctx.tx.insertInto('collections').values(collection).execute()
  const { id, openedOn, dueOn } = collection
  await insertParts(ctx.tx, { bureauId, id, forms, openedOn, dueOn }, units)
  await recordEvent(ctx, {
    verb: 'collection.opened',
    subjects: [
      { id: collection.id, kind: 'collection', unitSortKey: place },
      ...units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
    ],
    changes: [{ subjectId: collection.id, field: 'title', after: body.title }],
  })
  return { id: collection.id }
}
