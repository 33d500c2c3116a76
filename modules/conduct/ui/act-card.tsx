import { Button } from 'antd'
import { useState } from 'react'
import { Due } from '../../../app/kit/due.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { ProceedingView } from '../contract.ts'
import type { ActForm, Around, Values } from './act-form.tsx'
import { firstForms } from './act-forms.tsx'
import { useAct, useReread } from './api.ts'
import { hearingForms } from './hearing-forms.tsx'
import { lateForms } from './late-forms.tsx'

const forms: readonly ActForm[] = [...firstForms, ...hearingForms, ...lateForms]
const offered = (around: Around): readonly ActForm[] =>
  forms.filter(({ ability, only }) => around.view.abilities[ability] && (only?.(around) ?? true))

const rails = '不能跳步，也没有“强制通过”。办错的退回上一步，前后文书都保留。'
/** What the reader may do now: the acts of this step, and apart from them what leaves the rails. */
export function Acts({ around }: { around: Around }) {
  const { view } = around
  const all = offered(around)
  const ahead = all.filter((f) => !f.isAside)
  const aside = all.filter((f) => f.isAside)
  const [chosen, setChosen] = useState<string>()
  const open = all.find((f) => f.title === chosen) ?? ahead[0]
  if (all.length === 0) return null
  const choice = (list: readonly ActForm[]) =>
    list.map((f) => (
      <Button key={f.title} type={f === open ? 'default' : 'text'} aria-pressed={f === open} onClick={() => setChosen(f.title)}>
        {f.title}
      </Button>
    ))
  return (
    <>
      {open ? (
        <Card title={open.title} {...(open.note === undefined ? {} : { note: open.note })}>
          <Until view={view} />
          {ahead.length > 1 ? <div className="conduct-choices">{choice(ahead)}</div> : null}
          <ActCard key={`${open.title} ${view.version}`} act={open} around={around} />
        </Card>
      ) : null}
      {aside.length > 0 ? (
        <div className="card conduct-aside">
          <span>{view.abilities.stepBack ? rails : '另外可以：'}</span>
          <div className="conduct-choices">{choice(aside)}</div>
        </div>
      ) : null}
    </>
  )
}

/** By when, and on what ground that day stands. */
function Until({ view }: { view: ProceedingView }) {
  return view.deadlines.map(({ label, dueOn, light, days, basis }) => (
    <p key={label} className="conduct-until">
      {label}：<Due on={dueOn} light={light} days={days} />
      <span className="note">{basis}</span>
    </p>
  ))
}

/** One act as a form; where something is missing, what it is stands beside the button. */
function ActCard({ act, around }: { act: ActForm; around: Around }) {
  const go = useGo()
  const { view } = around
  const write = useAct(act.endpoint)
  const reread = useReread()
  /** Whom a ground bars has given the file back; who is free goes on in it. */
  const afterRecusal = async (said: Values) => {
    const isRecused = said.isRelative || said.hasInterest || said.hasOther
    return isRecused ? go('/conduct') : reread()
  }
  const whyNot = act.isOnward && view.gaps.length > 0 ? `差 ${view.gaps.length} 件：${view.gaps.join('；')}` : undefined
  return (
    <Form<Values>
      submit={act.submit}
      whyNot={whyNot}
      initial={act.initial(around)}
      version={view.version}
      groups={[{ fields: act.fields(around) }]}
      onSave={async (values, version) => {
        const said = act.body ? await act.body(values, around) : values
        await write.runOrThrow({ params: { id: view.id }, body: { ...said, version: version ?? view.version } } as never)
        if (act.ability === 'answerRecusal') await afterRecusal(said)
      }}
    />
  )
}
