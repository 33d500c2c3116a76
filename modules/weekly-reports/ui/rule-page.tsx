import { inSentence } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import type { RuleView } from '../contract.ts'
import { useRule, useSetRule } from './api.ts'
import { atCutOff, optionsOf, shiftLabels, weekdayLabels } from './labels.ts'

interface Values {
  readonly weekday: string
  readonly time: string
  readonly shift: RuleView['shift']
  readonly reason: string
}
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const ruleWords = (r: RuleView): string =>
  `每周${weekdayLabels[r.weekday - 1]?.slice(2)} ${clock(r.minute)} 截止，逢非工作日${shiftLabels[r.shift]}`
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** 周报规定: weekday and hour of the cut-off, the bureau's own, by version. */
export function RulePage() {
  const rule = useRule()
  const set = useSetRule()
  return (
    <Page title="周报规定" crumbs={[{ href: '/weekly-reports', label: '周报' }]}>
      <Shown of={rule} what="周报规定">
        {({ versions, inForce, coming, version, abilities }) => (
          <>
            <Card title="接下来的截止时刻" note="按工作日历挪动；历法没有载入的年份按平常的星期，并注明">
              <ul>
                {coming.map((c) => (
                  <li key={c.weekOn}>
                    {c.name}：{atCutOff(c.cutOffAt)}
                    {c.isMoved ? <span className="note">　逢节假日挪动</span> : null}
                    {c.isPlainDay ? <span className="note">　这一年的工作日历还没有载入</span> : null}
                  </li>
                ))}
              </ul>
            </Card>
            <Card title="历次规定">
              <ul>
                {versions.map((v) => (
                  <li key={v.number}>
                    {ruleWords(v)}
                    {v.number === inForce ? <b>　现行　</b> : '　'}
                    <span className="note">
                      {v.fromOn === null ? '系统默认' : `${inSentence(v.fromOn)}起，${v.setByName ?? ''}定：${v.reason ?? ''}`}
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
            {abilities.set && versions[0] ? <SetRule key={version} latest={versions[0]} version={version} set={set} /> : null}
          </>
        )}
      </Shown>
    </Page>
  )
}

interface SetProps {
  readonly latest: RuleView
  readonly version: number
  readonly set: ReturnType<typeof useSetRule>
}

function SetRule({ latest, version, set }: SetProps) {
  return (
    <Card title="改规定" note="从下周起施行；本周和以前的不变">
      <Form<Values>
        submit="定周报规定"
        initial={{ weekday: String(latest.weekday), time: clock(latest.minute), shift: latest.shift, reason: '' }}
        version={version}
        groups={[
          {
            fields: [
              {
                kind: 'select',
                name: 'weekday',
                label: '星期几截止',
                required: true,
                options: weekdayLabels.map((label, i) => ({ value: String(i + 1), label })),
              },
              {
                kind: 'text',
                name: 'time',
                label: '几点截止',
                required: true,
                maxLength: 5,
                hint: '北京时间，写成 12:00。',
                check: (value) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? undefined : '写成 12:00 这样的时间。'),
              },
              { kind: 'choice', name: 'shift', label: '那天不上班', required: true, options: optionsOf(shiftLabels) },
              { kind: 'text', name: 'reason', label: '为什么改', required: true, maxLength: 200 },
            ],
          },
        ]}
        onSave={(values, seen) =>
          set.runOrThrow({
            body: {
              version: seen,
              weekday: Number(values.weekday),
              minute: minuteOf(values.time),
              shift: values.shift,
              reason: values.reason,
            },
          })
        }
      />
    </Card>
  )
}
