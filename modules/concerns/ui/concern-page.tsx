import { Button } from 'antd'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { HandledConcernView } from '../contract.ts'
import { useAcknowledge, useConcern } from './api.ts'
import { ConcernTexts, factsOf } from './concern-texts.tsx'
import { HandlerActs } from './handler-acts.tsx'
import { aboutLabels, kindLabels } from './labels.ts'

/** One concern as its handler works on it. */
export function ConcernPage() {
  const reading = useConcern(usePathParam('concernId'))
  return (
    <Shown of={reading} what="这件诉求">
      {(concern) => <Handled of={concern} />}
    </Shown>
  )
}

function Handled({ of: c }: { of: HandledConcernView }) {
  const acknowledge = useAcknowledge()
  const about = [...c.about.map((a) => aboutLabels[a]), ...(c.aboutName ? [c.aboutName] : [])].join('、')
  const acts = (
    <>
      <Button onClick={printScreen}>打印往来和答复</Button>
      {c.abilities.acknowledge ? (
        <Button
          type="primary"
          loading={acknowledge.isRunning}
          onClick={() => void acknowledge.run({ params: { id: c.id }, body: { version: c.version } })}
        >
          告知收到
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title={`${kindLabels[c.kind]} ${c.number}`}
      note="密封：每次打开都有记录"
      crumbs={[{ href: '/concerns', label: '诉求办理' }]}
      acts={acts}
    >
      <Refusal problem={acknowledge.problem} />
      <Card>
        <Facts of={[['反映人', c.raiser ?? '匿名'], ['反映的是', about || '没有写'], ...factsOf(c)]} />
      </Card>
      <Card title="往来">
        <ConcernTexts of={c} />
      </Card>
      <div className="no-print">
        <HandlerActs of={c} />
      </div>
    </Page>
  )
}
