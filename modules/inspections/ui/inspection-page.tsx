import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type InspectionView, printInspection } from '../contract.ts'
import { answerLabels, stateLabels, suggestionLabels } from '../words.ts'
import { useCancel, useInspection } from './api.ts'
import { DraftForm } from './draft-form.tsx'
import './inspections.css'

/** One inspection: to be filled in by the line, or read. */
export function InspectionPage() {
  const reading = useInspection(usePathParam('inspectionId'))
  return (
    <Shown of={reading} what="警种检查">
      {(inspection) => <Sheet key={`${inspection.id}${inspection.state}`} of={inspection} />}
    </Shown>
  )
}

function Sheet({ of: i }: { of: InspectionView }) {
  const [cancel, file] = [useCancel(), useDownload(printInspection)]
  const params = { id: i.id }
  const print = (format: 'pdf' | 'docx') =>
    void file.run({ params, query: { format } }, `警种检查记录表-${i.unit.name}.${format}`)
  const cancelIt = async () => {
    const reason = await askReason({
      title: `取消对${i.unit.name}的检查，为什么`,
      consequence: '填的都留着，只有本警种看得见；不能再办结。',
      yes: '取消检查',
    })
    if (reason !== null) await cancel.run({ params, body: { version: i.version, reason } })
  }
  const acts = (
    <>
      <Button loading={file.isRunning} onClick={() => print('pdf')}>
        打印记录表
      </Button>
      <Button onClick={() => print('docx')}>存为 Word</Button>
      {i.abilities.edit ? <Button onClick={() => void cancelIt()}>取消检查</Button> : null}
    </>
  )
  return (
    <Page
      title={`${i.unit.name}：${i.policeLine}警种检查`}
      note={`${i.number} · ${stateLabels[i.state]}`}
      crumbs={[{ href: '/inspections', label: '警种检查' }]}
      acts={acts}
    >
      <Refusal problem={file.problem ?? cancel.problem} />
      {i.cancelReason ? <Panel tone="amber" title={`取消理由：${i.cancelReason}`} /> : null}
      {i.abilities.edit ? <DraftForm of={i} /> : <Concluded of={i} />}
    </Page>
  )
}

function Concluded({ of: i }: { of: InspectionView }) {
  return (
    <>
      <Card>
        <Facts
          of={[
            ['检查日期', i.inspectedOn],
            ['检查人', i.inspector],
            ['陪同人员', i.companions || null],
            ['办结', i.concludedAt ? atMoment(i.concludedAt) : null],
          ]}
        />
      </Card>
      <Card title="逐项情况" note={`${i.asked} 项，有问题 ${i.found} 项`}>
        <ol className="inspection-items">
          {i.items.map((item, n) => (
            <li key={item.id}>
              <div className="inspection-asked">
                <span className="inspection-number">{n + 1}</span>
                <span className="inspection-question">{item.question}</span>
                <b>{item.answer === null ? '没有填' : answerLabels[item.answer]}</b>
              </div>
              {item.words ? <div className="inspection-words">{item.words}</div> : null}
              {item.hazard ? (
                <div className="inspection-words">
                  进台账：<Link href={`/hazards/${item.hazard.id}`}>{item.hazard.number}</Link>
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      </Card>
      <Card title="整改建议" note={`${i.suggestions.length} 条`}>
        {i.suggestions.length === 0 ? '没有提建议。' : null}
        <ol className="inspection-items">
          {i.suggestions.map((s, n) => (
            <li key={s.id}>
              <div className="inspection-asked">
                <span className="inspection-number">{n + 1}</span>
                <Link className="inspection-question" href={`/suggestions?open=${s.id}`}>
                  {s.text}
                </Link>
                <b>{suggestionLabels[s.state]}</b>
              </div>
              {s.answer ? <div className="inspection-words">{`答复：${s.answer}`}</div> : null}
            </li>
          ))}
        </ol>
      </Card>
    </>
  )
}
