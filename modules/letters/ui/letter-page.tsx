import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { chainDutyWords } from '../../organisation/words.ts'
import { type LetterView, printLetter } from '../contract.ts'
import { useAcknowledge, useEnd, useLetter } from './api.ts'
import { meansLabels } from './labels.ts'
import { LetterText } from './letter-text.tsx'
import { PartyLine } from './party-line.tsx'
import { State } from './stand.tsx'
import './letters.css'

/** 责〔2026〕3号 — one letter: who stands behind it, who did, and the text. */
export function LetterPage() {
  const reading = useLetter(usePathParam('letterId'))
  return (
    <Shown of={reading} what="责任书">
      {(letter) => <Letter letter={letter} />}
    </Shown>
  )
}

const factsOf = (l: LetterView): [string, ReactNode][] => [
  ['状态', <State key="state" of={l} />],
  ['单位', l.unit.name],
  ['层级', `${chainDutyWords[l.issuerDuty]}签发给${chainDutyWords[l.holderDuty]}`],
  ['文本', `第 ${l.versionNumber} 版`],
  ['责任链', l.templateName],
  ['签发', `${l.issuedByName}，${l.issuedOn}`],
  ['签名截止', l.dueOn ?? '未定时限'],
  ['生效', l.inForceOn],
  ['换人时', `接任的人${meansLabels[l.successorMeans]}`],
  ...(l.predecessor
    ? [
        [
          '接替',
          <Link key="before" href={`/letters/${l.predecessor.id}`}>
            {l.predecessor.serialNumber}
          </Link>,
        ] satisfies [string, ReactNode],
      ]
    : []),
  ...(l.endedOn ? [['终止', `${l.endedOn}，${l.endedByName ?? ''}：${l.endReason ?? ''}`] satisfies [string, ReactNode]] : []),
]

/** The acts of whoever looks: sign, take over, print, end. */
function useActs(letter: LetterView) {
  const go = useGo()
  const [end, acknowledge, file] = [useEnd(), useAcknowledge(), useDownload(printLetter)]
  const params = { id: letter.id }
  const own = letter.parties.find((p) => p.abilities.acknowledge || p.abilities.sign)
  const takeOver = async () => {
    const yes = await askConfirmation({
      title: `接任${letter.serialNumber}`,
      consequence: '您看过责任书和责任清单，从接任之日起照此负责。确认记在您的名下，别人不能代您确认。',
      yes: '确认接任',
    })
    if (yes && own) await acknowledge.run({ params, body: { version: own.version } })
  }
  const finish = async () => {
    const reason = await askReason({
      title: `终止${letter.serialNumber}，为什么`,
      consequence: '从今天起没有人再凭这一份负责；已经签的留着。',
      yes: '终止这一份',
    })
    if (reason !== null) await end.run({ body: { letters: [{ id: letter.id, version: letter.version }], reason } })
  }
  const print = (format: 'pdf' | 'docx', blank?: 'true') =>
    void file.run({ params, query: { format, ...(blank ? { blank } : {}) } }, `责任书-${letter.serialNumber}.${format}`)
  const buttons = (
    <>
      <Button loading={file.isRunning} onClick={() => print('pdf')}>
        打印
      </Button>
      <Button onClick={() => print('pdf', 'true')}>打印空白</Button>
      <Button onClick={() => print('docx')}>存为文档</Button>
      {letter.abilities.end ? (
        <Button loading={end.isRunning} onClick={() => void finish()}>
          终止
        </Button>
      ) : null}
      {own?.abilities.sign ? (
        <Button type="primary" onClick={() => go(`/signing/${own.requestId ?? ''}`)}>
          看全文，签名
        </Button>
      ) : null}
      {own?.abilities.acknowledge ? (
        <Button type="primary" loading={acknowledge.isRunning} onClick={() => void takeOver()}>
          确认接任
        </Button>
      ) : null}
    </>
  )
  return { buttons, problem: end.problem ?? acknowledge.problem ?? file.problem }
}

function Letter({ letter }: { letter: LetterView }) {
  const acts = useActs(letter)
  const isReader = useSession().session.role !== 'leadOfficer'
  return (
    <Page
      title={letter.serialNumber ?? ''}
      note={letter.text.title}
      crumbs={isReader ? [{ href: '/letters', label: '责任书' }] : []}
      acts={acts.buttons}
    >
      <Refusal problem={acts.problem} />
      <div className="letter-body">
        <div>
          <Card title="责任书全文">
            <LetterText of={letter.text} />
          </Card>
          {letter.list ? (
            <Card title="随附责任清单" note={`第 ${letter.list.versionNumber} 版`}>
              <LetterText of={letter.list} />
            </Card>
          ) : null}
        </div>
        <div>
          <Card>
            <Facts of={factsOf(letter)} />
          </Card>
          <Card title="由谁负责" note="新的在前">
            <ol className="letter-parties">
              {letter.parties.map((party) => (
                <PartyLine key={party.id} of={party} duties={letter} />
              ))}
            </ol>
          </Card>
        </div>
      </div>
    </Page>
  )
}
