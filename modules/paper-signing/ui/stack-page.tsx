import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { RoundSheetsView } from '../contract.ts'
import { usePrintStack, useRoundSheets, useSheetSearch } from './api.ts'
import './paper-signing.css'

/** 打印成套（点名顺序）: who has not answered, by unit, or a single sheet again. */
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
  const [jobId, remember] = useRememberedJob(`stack.${round.id}`)
  const print = usePrintStack()
  const isAll = unitIds.length === 0
  const count = round.units.filter((u) => isAll || unitIds.includes(u.unitId)).reduce((sum, u) => sum + u.open, 0)
  const run = async (choice: { unitIds: string[]; personIds: string[] }) => {
    const asked = await print.run({ params: { id: round.id }, body: choice })
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
          <JobProgress id={jobId} title={`打印成套：${round.title}`} resultLabel="下载 PDF" />
        </Card>
      ) : null}
      <Card title="按单位" note="还没有答复的人，一人一份，先按单位、再按辅警编号">
        <Checkbox.Group
          className="stack-units"
          value={[...unitIds]}
          onChange={setUnitIds}
          options={round.units.map((unit) => ({ value: unit.unitId, label: `${unit.unitName} ${unit.open} 份` }))}
        />
        <div className="scan-acts">
          <Button
            type="primary"
            disabled={count === 0}
            loading={print.isRunning}
            onClick={() => void run({ unitIds: [...unitIds], personIds: [] })}
          >
            {isAll ? `打印全部 ${count} 份` : `打印选中的 ${count} 份`}
          </Button>
          <span className="note">{count === 0 ? '没有要印的：都答复了。' : '不选单位就是全部。签名、日期留空，每页有码。'}</span>
        </div>
        <Refusal problem={print.problem} />
      </Card>
      <Single roundId={round.id} onPrint={(personId) => void run({ unitIds: [], personIds: [personId] })} />
    </Page>
  )
}

function Single({ roundId, onPrint }: { roundId: string; onPrint: (personId: string) => void }) {
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
            {sheet.state === 'signed' ? (
              <span className="note">已签，不用再印</span>
            ) : (
              <Button type="link" onClick={() => onPrint(sheet.person.id)}>
                补印这一份
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
