import { Button } from 'antd'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { printSlip, type SlipView } from '../contract.ts'
import { useSlip } from './api.ts'
import { useSlipActs } from './slip-acts.tsx'
import { SlipBody } from './slip-body.tsx'

/** One slip as a page of its own. */
export function SlipPage() {
  const reading = useSlip(usePathParam('slipId'))
  return (
    <Shown of={reading} what="督办单">
      {(s) => <Sheet key={s.id} of={s} />}
    </Shown>
  )
}

const papers = [
  ['pdf', '打印督办单'],
  ['docx', '下载 Word'],
] as const

function Sheet({ of: s }: { of: SlipView }) {
  const { refusal, buttons } = useSlipActs(s)
  const paper = useDownload(printSlip)
  return (
    <Page
      title={s.number ?? '红色督办单（未编号）'}
      note={s.unit.name}
      crumbs={[{ href: '/supervision', label: '督办单' }]}
      acts={papers.map(([format, label]) => (
        <Button
          key={format}
          loading={paper.isRunning}
          onClick={() => void paper.run({ params: { id: s.id }, query: { format } }, `督办单.${format}`)}
        >
          {label}
        </Button>
      ))}
    >
      <Refusal problem={paper.problem} />
      <Card>
        {buttons}
        {refusal}
        <SlipBody of={s} />
      </Card>
    </Page>
  )
}
