import { inSentence, today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import { chainDutyWords } from '../../organisation/words.ts'
import type { LevelView } from '../contract.ts'
import { triggerLabels } from '../words.ts'
import { useLeaders, useLevels, useOpenReview, useTriggers, useUnitTree } from './api.ts'

type Trigger = keyof typeof triggerLabels

const crumbs = [{ href: '/accountability', label: '追责问责' }]
interface Asked {
  readonly unitId: string | null
  readonly on: string | null
}

/** 启动问责: first the unit and the day, then which level of its chain answered. */
export function OpenPage() {
  const [{ trigger = 'breach', triggerId, unitId, on }, change] = useAddress()
  const tree = useUnitTree()
  const go = useGo()
  const cause = triggerLabels[trigger as Trigger] ?? triggerLabels.breach
  if (unitId && on) return <LevelPage of={{ trigger: trigger as Trigger, triggerId: triggerId ?? null, unitId, on }} />
  return (
    <Page title="启动问责" note={cause} crumbs={crumbs}>
      <Card>
        <Form<Asked>
          submit="看那一天的责任链"
          onCancel={() => go('/accountability')}
          initial={{ unitId: null, on: null }}
          groups={[
            {
              fields: [
                {
                  kind: 'select',
                  name: 'unitId',
                  label: '单位',
                  required: true,
                  options: (tree.data?.nodes ?? []).map((n) => ({ value: n.id, label: n.name })),
                },
                { kind: 'date', name: 'on', label: '责任日期', required: true, latest: today() },
              ],
            },
          ]}
          onSave={async (asked) => change({ unitId: asked.unitId ?? '', on: asked.on ?? '' })}
        />
      </Card>
    </Page>
  )
}

interface Cause {
  readonly trigger: Trigger
  readonly triggerId: string | null
  readonly unitId: string
  readonly on: string
}

function LevelPage({ of: cause }: { of: Cause }) {
  const levels = useLevels(cause.unitId, cause.on)
  const fact = useTriggers(cause.trigger, cause.unitId).data?.rows.find((t) => t.id === cause.triggerId)
  return (
    <Page title="启动问责" note={`${triggerLabels[cause.trigger]}；责任日期 ${inSentence(cause.on)}`} crumbs={crumbs}>
      {fact ? (
        <Card>
          <Facts
            of={[
              ['单位', fact.unit.name],
              ['事项', fact.what],
            ]}
          />
        </Card>
      ) : null}
      <Shown of={levels} what="那一天的责任链">
        {(chain) => <LevelForm chain={chain} cause={cause} />}
      </Shown>
    </Page>
  )
}

interface Values {
  readonly who: string | null
  readonly leaderId: string | null
  readonly matter: string
}
type Chain = { readonly chainName: string; readonly levels: readonly LevelView[] }
const optionsOf = (levels: readonly LevelView[]) =>
  levels.flatMap(({ duty, responsibility, people }) =>
    people.map(({ id, name, led }) => ({
      value: `${duty} ${id}`,
      label: `${chainDutyWords[duty]}　${name}${led > 0 ? `（带 ${led} 人）` : ''}${responsibility ? `　${responsibility}` : ''}`,
    })),
  )

function useGroups({ chainName, levels }: Chain): readonly FieldGroup<Values>[] {
  const leaders = useLeaders()
  const vacant = levels.filter((l) => l.people.length === 0).map((l) => chainDutyWords[l.duty])
  return [
    {
      title: '问到哪一级',
      fields: [
        {
          kind: 'select',
          name: 'who',
          label: '责任层级和人',
          required: true,
          isWide: true,
          options: optionsOf(levels),
          hint: `责任按“${chainName}”。${vacant.length > 0 ? `那一天空缺：${vacant.join('、')}。` : ''}`,
        },
      ],
    },
    {
      title: '什么情况',
      fields: [
        {
          kind: 'multiline',
          name: 'matter',
          label: '情况',
          required: true,
          rows: 6,
          maxLength: 2000,
          hint: '写事实：应当做什么，没有做什么，从哪里知道。',
        },
        {
          kind: 'select',
          name: 'leaderId',
          label: '报给',
          required: true,
          options: (leaders.data?.rows ?? []).map((a) => ({ value: a.accountId, label: `${a.name}（${a.unitName}）` })),
          hint: '政治处领导或者局领导。只有您和他看得到；是否受理由他决定。',
        },
      ],
    },
  ]
}

function LevelForm({ chain, cause }: { chain: Chain; cause: Cause }) {
  const go = useGo()
  const open = useOpenReview()
  return (
    <Card>
      <Form<Values>
        submit="启动问责"
        cancel="不启动，返回"
        onCancel={() => go('/accountability')}
        initial={{ who: null, leaderId: null, matter: '' }}
        groups={useGroups(chain)}
        onSave={async ({ who, leaderId, matter }) => {
          const [duty, personId = ''] = (who ?? '').split(' ')
          const body = { ...cause, duty: duty as LevelView['duty'], personId, leaderId: leaderId ?? '', matter }
          const { id } = await open.runOrThrow({ body })
          go(`/conduct/${id}`, { replace: true })
        }}
      />
    </Card>
  )
}
