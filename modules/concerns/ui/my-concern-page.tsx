import { Button } from 'antd'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { ConcernView } from '../contract.ts'
import { useAddWord, useClose, useMyConcern, useReopen } from './api.ts'
import { ConcernTexts, factsOf } from './concern-texts.tsx'
import { kindLabels } from './labels.ts'
import { RaiserActs } from './raiser-acts.tsx'

/** One of the reader's own concerns: followed, answered, closed or raised again. */
export function MyConcernPage() {
  const reading = useMyConcern(usePathParam('concernId'))
  return (
    <Shown of={reading} what="这件诉求">
      {(concern) => <Own of={concern} />}
    </Shown>
  )
}

function Own({ of: c }: { of: ConcernView }) {
  const [word, closing, reopening] = [useAddWord(), useClose(), useReopen()]
  const params = { id: c.id }
  return (
    <Page
      title={`${kindLabels[c.kind]} ${c.number}`}
      crumbs={[{ href: '/my-concerns', label: '我的诉求' }]}
      acts={<Button onClick={printScreen}>打印往来和答复</Button>}
    >
      <Card>
        <Facts of={factsOf(c)} />
      </Card>
      <Card title="往来">
        <ConcernTexts of={c} />
      </Card>
      <div className="no-print">
        <RaiserActs
          of={c}
          acts={{
            addWord: (text) => word.runOrThrow({ params, body: { text } }),
            close: (helped) => closing.runOrThrow({ params, body: { helped } }),
            reopen: (reason) => reopening.runOrThrow({ params, body: { reason } }),
          }}
        />
      </div>
    </Page>
  )
}
