import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Rule } from '../../../app/kit/rule.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { type ChainView, type Purpose, printChain, readChain } from '../contract.ts'
import { ChainBars } from './chain-bars.tsx'
import { ChainCards } from './chain-cards.tsx'
import { purposeOptions, purposeWords } from './labels.ts'
import './responsibility.css'

/** 责任链条: who answered for this person on a day, and how it came to be. Day and purpose stand in the address. */
export function ChainTab({ personId }: { personId: string }) {
  const [address, change] = useAddress()
  const on = address.on ?? today()
  const purpose: Purpose = address.purpose === 'letter' ? 'letter' : 'notice'
  const input = { params: { id: personId }, query: { on, purpose } }
  const reading = useRead(readChain, input, { keepsLast: true })
  const file = useDownload(printChain)
  return (
    <div className="chain">
      <div className="chain-bar no-print">
        <label htmlFor="chain-on">某一天由谁负责：</label>
        <span className="chain-item">
          <CalendarDate id="chain-on" value={on} onChange={(day) => change({ on: day ?? undefined })} />
        </span>
        <span className="chain-item">
          <Button onClick={() => change({ on: undefined })}>今天</Button>
        </span>
        <span className="chain-item">
          <Select
            aria-label="用途"
            prefix="用途："
            value={purpose}
            options={purposeOptions}
            style={{ width: 150 }}
            onChange={(value) => change({ purpose: value === 'notice' ? undefined : value })}
          />
        </span>
        {reading.data ? <TemplateNote view={reading.data} /> : null}
        <span className="spring" />
        <Button
          icon={<PrinterOutlined aria-hidden />}
          loading={file.isRunning}
          onClick={() => void file.run(input, '责任证明.pdf')}
        >
          打印责任证明
        </Button>
      </div>
      <Refusal problem={file.problem} />
      <Shown of={reading} what="责任链条">
        {(view) => (
          <>
            {view.isServing ? <ChainCards view={view} /> : <p className="chain-none">{view.on} 这天不在册，没有人对其负责。</p>}
            <ChainBars view={view} onChoose={(day) => change({ on: day })} />
          </>
        )}
      </Shown>
    </div>
  )
}

function TemplateNote({ view }: { view: ChainView }) {
  const { template, purpose } = view
  const why = template.isRuled
    ? [`辅警办裁定，自 ${template.fromOn} 起`, `理由：${template.reason}`]
    : ['辅警办还没有裁定，按通知本身对这一用途的规定']
  return (
    <span className="chain-template">
      责任模板：
      <Rule title={template.name} lines={[`用途：${purposeWords[purpose]}`, template.basis, ...why]}>
        {template.name}
      </Rule>
    </span>
  )
}
