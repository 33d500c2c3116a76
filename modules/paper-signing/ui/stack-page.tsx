import { Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { RoundSheetsView } from '../contract.ts'
import { usePrintStack, useRoundSheets, useSheetSearch } from './api.ts'
import './paper-signing.css'

type Content = 'blank' | 'signed'
type Format = 'pdf' | 'docx'
const contents = [
  { value: 'blank', label: '没有答复的，印出来签' },
  { value: 'signed', label: '已签的，照签的样子' },
]
const formats = [
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: '文档（.docx）' },
]
const notes: Record<Content, Record<Format, string>> = {
  blank: {
    pdf: '不选单位就是全部。签名、日期留空，每页有码，扫描回来自动对到人。',
    docx: '不选单位就是全部。签名、日期留空，没有二维码，只有可读码：扫描回来要按可读码找人。',
  },
  signed: {
    pdf: '不选单位就是全部。签名处有本人笔迹；纸上签的写明见扫描件。要带核验页和封签的，到本人档案里一份一份取。',
    docx: '不选单位就是全部。签名处有本人笔迹；纸上签的写明见扫描件。文档可以改，不能当凭据。',
  },
}

/** 打印成套（点名顺序）: who has not answered or who has signed, by unit, or a single sheet again. */
export function StackPage() {
  const reading = useRoundSheets(usePathParam('roundId'))
  return (
    <Shown of={reading} what="签订批次">
      {(round) => <Stack round={round} />}
    </Shown>
  )
}

function Stack({ round }: { round: RoundSheetsView }) {
  const [unitIds, setUnitIds] = useState<readonly string[]>([])
  const [content, setContent] = useState<Content>('blank')
  const [format, setFormat] = useState<Format>('pdf')
  const [jobId, remember] = useRememberedJob(`stack.${round.id}`)
  const print = usePrintStack()
  const isAll = unitIds.length === 0
  const countOf = (unit: RoundSheetsView['units'][number]) => (content === 'signed' ? unit.signed : unit.open)
  const count = round.units.filter((u) => isAll || unitIds.includes(u.unitId)).reduce((sum, u) => sum + countOf(u), 0)
  const run = async (choice: Partial<Parameters<typeof print.run>[0]['body']>) => {
    const body = { content, format, unitIds: [], personIds: [], ...choice }
    const asked = await print.run({ params: { id: round.id }, body })
    if (asked) remember(asked.jobId)
  }
  return (
    <Page
      title="打印成套（点名顺序）"
      note={`${round.title} · ${round.serialNumber}`}
      crumbs={[{ href: `/signing-rounds/${round.id}`, label: round.title }]}
    >
      {jobId ? (
        <Card>
          <JobProgress id={jobId} title={`打印成套：${round.title}`} />
        </Card>
      ) : null}
      <Card title="按单位" note="一人一份，先按单位、再按辅警编号">
        <div className="stack-kinds">
          <Radio.Group
            aria-label="印哪些"
            options={contents}
            value={content}
            onChange={(event) => setContent(event.target.value)}
          />
          <Radio.Group
            aria-label="印成什么"
            options={formats}
            value={format}
            onChange={(event) => setFormat(event.target.value)}
          />
        </div>
        <Checkbox.Group
          className="stack-units"
          value={[...unitIds]}
          onChange={setUnitIds}
          options={round.units.map((unit) => ({ value: unit.unitId, label: `${unit.unitName} ${countOf(unit)} 份` }))}
        />
        <div className="scan-acts">
          <Button
            type="primary"
            disabled={count === 0}
            loading={print.isRunning}
            onClick={() => void run({ unitIds: [...unitIds] })}
          >
            {isAll ? `打印全部 ${count} 份` : `打印选中的 ${count} 份`}
          </Button>
          <span className="note">{count === 0 ? '选的范围里没有要印的。' : notes[content][format]}</span>
        </div>
        <Refusal problem={print.problem} />
      </Card>
      <Single
        roundId={round.id}
        onPrint={(personId, signed) => void run({ personIds: [personId], content: signed ? 'signed' : 'blank' })}
      />
    </Page>
  )
}

function Single({ roundId, onPrint }: { roundId: string; onPrint: (personId: string, isSigned: boolean) => void }) {
  const [words, setWords] = useState('')
  const found = useSheetSearch(roundId, words)
  return (
    <Card title="补印一份" note="污损、写错的重印；码不变，交哪一份都认">
      <Input.Search
        className="stack-search"
        aria-label="姓名、首字母或编号"
        placeholder="姓名、首字母或编号"
        allowClear
        onSearch={(value) => setWords(value.trim())}
      />
      <ul className="scan-files">
        {(words === '' ? [] : (found.data?.rows ?? [])).map((sheet) => (
          <li key={sheet.requestId}>
            {sheet.person.name}
            <span className="note">
              {sheet.person.number}　{sheet.unitName}
            </span>
            <Button type="link" onClick={() => onPrint(sheet.person.id, sheet.state === 'signed')}>
              {sheet.state === 'signed' ? '印已签的这一份' : '补印这一份'}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
