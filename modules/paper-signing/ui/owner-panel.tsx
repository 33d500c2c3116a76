import { Button, Checkbox, Input, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import type { GuessView, ScanPageView } from '../contract.ts'
import { useFilePage, useGuesses, useLeavePageOut } from './api.ts'
import { isUnsigned, wordsOf } from './labels.ts'

interface OwnerProps {
  readonly page: ScanPageView
  readonly onNext: () => void
}

/** 这一页是谁的: guesses with reasons, search by name, number or readable code; a person decides. */
export function OwnerPanel({ page, onNext }: OwnerProps) {
  const [words, setWords] = useState('')
  const guesses = useGuesses(page.id, words)
  if (page.state !== 'waiting') return <Settled page={page} />
  return (
    <Card title="这一页是谁的" note="按页上的码、点名顺序推测" isFlush>
      <div className="scan-owner">
        <Input.Search
          aria-label="按姓名、编号或可读码查找"
          placeholder="都不是：姓名、编号或可读码开头"
          allowClear
          onSearch={(value) => setWords(value.trim())}
        />
        <Shown of={guesses} what="推测">
          {({ rows }) => <Choice key={`${page.version} ${words}`} page={page} guesses={rows} onNext={onNext} />}
        </Shown>
      </div>
    </Card>
  )
}

function Settled({ page }: { page: ScanPageView }) {
  return (
    <Card title="这一页">
      <Facts
        of={[
          ['办理', wordsOf(page)],
          ['经手', page.settledByName],
          ['时间', page.settledAt && inGrid(page.settledAt)],
          ['单位', page.sheet?.unitName],
          ['批次', page.sheet?.roundTitle],
        ]}
      />
    </Card>
  )
}

const canTake = (guess: GuessView) => guess.state === 'open' || guess.state === 'declined'

interface ChoiceProps extends OwnerProps {
  readonly guesses: readonly GuessView[]
}

function Choice({ page, guesses, onNext }: ChoiceProps) {
  const isUnseen = isUnsigned(page) || page.verdict === 'duplicate'
  const [chosen, setChosen] = useState(guesses.find(canTake)?.requestId)
  const [isSigned, setSigned] = useState(!isUnseen)
  const [isThisText, setThisText] = useState(true)
  const file = useFilePage()
  const leave = useLeavePageOut()
  const owner = guesses.find((guess) => guess.requestId === chosen)
  const whyNot = whyNotOf({ page, owner, isSigned, isUnseen, isThisText })
  const params = { id: page.id }
  const fileIt = async () => {
    if (!owner || whyNot !== null || !isSigned || file.isRunning) return
    await file.run({ params, body: { version: page.version, requestId: owner.requestId, isSigned } })
  }
  const leaveIt = async () => {
    const reason = await askReason({
      title: `第 ${page.position} 页不归档`,
      consequence: '这一页不算任何人的签名，扫描图留着，可以在“已办”里看。',
      yes: '这一页不归档',
    })
    if (reason !== null) await leave.run({ params, body: { version: page.version, reason } })
  }
  useTrayKeys({
    choose: (n) => setChosen(guesses.filter(canTake)[n]?.requestId ?? chosen),
    file: () => void fileIt(),
    next: onNext,
  })
  return (
    <>
      <Guesses guesses={guesses} chosen={chosen} onChoose={setChosen} />
      <div className="scan-decide">
        <Checkbox checked={isSigned} onChange={(event) => setSigned(event.target.checked)}>
          签名处有签名
        </Checkbox>
        {owner ? (
          <Checkbox checked={isThisText} onChange={(event) => setThisText(event.target.checked)}>
            文字是第 {owner.versionNumber} 版（摘要 {owner.versionDigest}）
          </Checkbox>
        ) : null}
        <div className="scan-acts">
          <Button type="primary" disabled={whyNot !== null} loading={file.isRunning} onClick={() => void fileIt()}>
            {owner ? `归到${owner.person.name}，看下一页` : '归档，看下一页'}
          </Button>
          <Button loading={leave.isRunning} onClick={() => void leaveIt()}>
            不归档
          </Button>
        </div>
        {whyNot === null ? null : <p className="why-not">{whyNot}</p>}
        <Refusal problem={file.problem ?? leave.problem} />
        <p className="note">归档后状态为“纸质签名，由您录入”，附本页扫描件和摘要。推测只排先后，从不自动归档。</p>
        <p className="note">快捷键：1、2、3 选人，回车归档，空格下一页。</p>
      </div>
    </>
  )
}

interface Standing {
  readonly page: ScanPageView
  readonly owner: GuessView | undefined
  readonly isSigned: boolean
  /** Nobody and nothing has seen a signature on it yet. */
  readonly isUnseen: boolean
  readonly isThisText: boolean
}

function whyNotOf({ page, owner, isSigned, isUnseen, isThisText }: Standing): string | null {
  if (!page.hasPicture) return '这一页没有读出来，不能归档。'
  if (!owner) return '还没有选人：按姓名、编号或可读码查找。'
  if (!canTake(owner)) return `${owner.person.name}${owner.why}。`
  if (!isSigned) return isUnseen ? '签名处还没有核对：看过扫描页，确有签名再勾选。' : '签名处没有签名，不能归档。'
  return isThisText ? null : '文字不是这一版，不能归档。'
}

interface GuessesProps {
  readonly guesses: readonly GuessView[]
  readonly chosen: string | undefined
  readonly onChoose: (requestId: string) => void
}

function Guesses({ guesses, chosen, onChoose }: GuessesProps) {
  if (guesses.length === 0) return <p className="scan-none">没有推测，也没有找到。写全一点再找。</p>
  return (
    <Radio.Group
      className="scan-guesses"
      aria-label="这一页是谁的"
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      {guesses.map((guess) => (
        <Radio key={guess.requestId} value={guess.requestId} disabled={!canTake(guess)}>
          <b>{guess.person.name}</b>
          <span className="scan-number">{guess.person.number}</span>
          <span className="note">
            {guess.unitName}　{guess.roundTitle}
            <br />
            {guess.why}
          </span>
        </Radio>
      ))}
    </Radio.Group>
  )
}

interface TrayKeys {
  readonly choose: (place: number) => void
  readonly file: () => void
  readonly next: () => void
}

const elsewhere = 'input:not([type=radio]):not([type=checkbox]), textarea, button, a, [role=dialog]'
const isElsewhere = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest(elsewhere) !== null

function actOf(key: string, { choose, file, next }: TrayKeys): (() => void) | undefined {
  if (key === 'Enter') return file
  if (key === ' ') return next
  return /^[123]$/.test(key) ? () => choose(Number(key) - 1) : undefined
}

/** 1, 2, 3 choose, Enter files, Space goes on; not while something is written, asked or a button has the focus. */
function useTrayKeys(keys: TrayKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = isElsewhere(event) ? undefined : actOf(event.key, keys)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
