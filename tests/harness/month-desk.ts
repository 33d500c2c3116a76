import { type Caller, folkOf, type StoryUnit } from './folk.ts'
import type { Stage } from './story.ts'

interface Row {
  readonly id: string
  readonly version: number
}
interface TaskOf extends Row {
  readonly state: string
  readonly clauseNumber: string
  readonly period: string | null
}
interface PartOf extends Row {
  readonly kind: 'annex1' | 'annex2' | 'annex3' | 'annex4' | 'annex5'
  readonly state: string
}
const texts = { progress: '组织辅警学习值班备勤制度一次。', difficulties: '', requests: '', plans: '' }
const declared = (fileId: string) => ({ fileId, isDeclaredUnclassified: true })

/** What units do in a month beside those who are seen in the browser: the same calls, by the very people, six units at a time. */
export function monthDesk(stage: Stage) {
  const folk = folkOf(stage)
  const each = async (units: readonly StoryUnit[], work: (unit: StoryUnit) => Promise<void>): Promise<void> => {
    const waiting = [...units]
    const lane = async () => {
      for (let unit = waiting.shift(); unit; unit = waiting.shift()) await work(unit)
    }
    await Promise.all(Array.from({ length: 6 }, lane))
  }
  const clerkOf = (unit: StoryUnit) => folk.calls(unit.name, 'unitClerk')
  const headOf = (unit: StoryUnit) => folk.calls(unit.name, 'unitHead')
  const tasksOf = async (who: Caller, unit: StoryUnit, state = 'open'): Promise<TaskOf[]> =>
    (await who.get(`/api/tasks?state=${state}&unitId=${unit.id}&below=false&limit=200`)).rows
  const reportOf = async (who: Caller, unit: StoryUnit, weekOn: string) => {
    const { rows } = await who.get(`/api/weekly-reports?weekOn=${weekOn}&below=false&unitId=${unit.id}`)
    return who.get(`/api/weekly-reports/${rows[0].id}`)
  }
  const prepare = async (unit: StoryUnit, weekOn: string): Promise<Row> => {
    const clerk = await clerkOf(unit)
    const report = await reportOf(clerk, unit, weekOn)
    return clerk.post(`/api/weekly-reports/${report.id}/preparation`, { version: report.version, texts })
  }
  const confirm = async (unit: StoryUnit, weekOn: string): Promise<string> => {
    const head = await headOf(unit)
    const { id, version } = await reportOf(head, unit, weekOn)
    return (await head.post(`/api/weekly-reports/${id}/submission`, { version })).standing
  }
  /** 无变化 where nothing was recorded, else prepared and confirmed. */
  const report = async (unit: StoryUnit, weekOn: string): Promise<void> => {
    const clerk = await clerkOf(unit)
    const { id, version, abilities } = await reportOf(clerk, unit, weekOn)
    if (abilities.nil) return clerk.post(`/api/weekly-reports/${id}/nil-return`, { version })
    await prepare(unit, weekOn)
    await confirm(unit, weekOn)
  }
  const acknowledge = async (unit: StoryUnit): Promise<void> => {
    const clerk = await clerkOf(unit)
    const tasks = (await tasksOf(clerk, unit, 'dispatched')).map(({ id, version }) => ({ id, version }))
    if (tasks.length > 0) await clerk.post('/api/tasks/acknowledgements', { tasks })
  }
  const conclude = async (unit: StoryUnit, isWanted: (task: TaskOf) => boolean): Promise<void> => {
    await acknowledge(unit)
    const clerk = await clerkOf(unit)
    for (const { id, version } of (await tasksOf(clerk, unit)).filter(isWanted)) {
      const files = [declared(await clerk.upload('办理情况.pdf'))]
      await clerk.post(`/api/tasks/${id}/conclusion`, { version, note: '已经办完，材料附后。', files })
    }
  }
  const submitPart = async (clerk: Caller, unit: StoryUnit, part: PartOf, on: string): Promise<void> => {
    const { id, version, kind } = part
    if (kind === 'annex1' || kind === 'annex5') {
      const [form, day] = kind === 'annex1' ? ['annex-one', { from: on, to: on }] : ['annex-five', { on }]
      const frozen = await clerk.post(`/api/${form}-snapshots`, { unitId: unit.id, ...(day as object) })
      await clerk.post(`/api/collection-parts/${id}/submission`, { version, snapshotId: frozen.id })
    } else
      await clerk.post(`/api/collection-parts/${id}/file`, { version, ...declared(await clerk.upload(`${unit.shortName}.pdf`)) })
  }
  /** Every part that a unit still owes, of the wanted kinds. */
  const submitParts = async (
    unit: StoryUnit,
    collectionId: string,
    on: string,
    isWanted = (_: PartOf) => true,
  ): Promise<void> => {
    const clerk = await clerkOf(unit)
    const { rows } = await clerk.get(`/api/collection-parts?collectionId=${collectionId}&limit=200`)
    const owed = (rows as PartOf[]).filter((p) => p.state === 'waiting' && isWanted(p))
    for (const part of owed) await submitPart(clerk, unit, part, on)
  }
  /** The office checks and archives whatever is concluded, as many at a time as a list allows. */
  const settleConcluded = async (): Promise<void> => {
    const office = await folk.calls('明河县公安局', 'auxiliaryOffice')
    for (const [state, noun] of [
      ['concluded', 'verifications'],
      ['checked', 'archivings'],
    ] as const)
      for (;;) {
        const { rows } = await office.get(`/api/tasks?state=${state}&limit=200`)
        if (rows.length === 0) break
        await office.post(`/api/tasks/${noun}`, { tasks: rows.map(({ id, version }: Row) => ({ id, version })) })
      }
  }
  return { settleConcluded, folk, each, tasksOf, clerkOf, headOf, prepare, confirm, report, conclude, acknowledge, submitParts }
}
