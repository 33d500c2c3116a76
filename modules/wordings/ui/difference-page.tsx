import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useAddress, usePathParam } from '../../../app/navigation.tsx'
import type { DifferenceLineView, DifferenceView } from '../contract.ts'
import { useDifference } from './api.ts'
import { keyed } from './keyed.ts'
import { stateWords } from './labels.ts'
import './wordings.css'

/** 版本比对: what was added and removed from one version to another, word by word, in words and lines as well as colour. */
export function DifferencePage() {
  const wordingId = usePathParam('wordingId')
  const [{ from = '', to = '' }] = useAddress()
  const reading = useDifference(to, from)
  return (
    <Shown of={reading} what="版本比对">
      {(view) => (
        <Page
          title={`第 ${view.before.number} 版 → 第 ${view.after.number} 版`}
          note={countWords(view.lines)}
          crumbs={[
            { href: '/wordings', label: '范本' },
            { href: `/wordings/${wordingId}`, label: view.wording.name },
          ]}
          printed={`${view.wording.name}，第 ${view.before.number} 版与第 ${view.after.number} 版`}
        >
          <Card
            title={view.wording.name}
            note={`第 ${view.before.number} 版（${stateWords[view.before.state]}）与第 ${view.after.number} 版（${stateWords[view.after.state]}）`}
            isFlush
          >
            <Differences view={view} />
          </Card>
        </Page>
      )}
    </Shown>
  )
}

function countWords(lines: readonly DifferenceLineView[]): string {
  const n = (change: DifferenceLineView['change']) => lines.filter((line) => line.change === change).length
  return `改 ${n('changed')} 段，增 ${n('added')} 段，删 ${n('removed')} 段`
}

const lineWords: Record<DifferenceLineView['change'], string> = { same: '', changed: '改', added: '增', removed: '删' }

function Differences({ view }: { view: DifferenceView }) {
  if (view.lines.every((line) => line.change === 'same')) return <Empty title="两版文字一样" />
  return (
    <table className="wording-difference">
      <thead>
        <tr>
          <th scope="col">改动</th>
          <th scope="col">原编号</th>
          <th scope="col">现编号</th>
          <th scope="col">文字</th>
        </tr>
      </thead>
      <tbody>
        {keyed(view.lines).map((line) => (
          <tr key={line.key} className={`difference-${line.change}`}>
            <td>{lineWords[line.change]}</td>
            <td>{line.prefixBefore}</td>
            <td>{line.prefixAfter}</td>
            <td>
              {keyed(line.segments).map(({ key, change, text }) => (
                <Segment key={key} change={change} text={text} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Segment({ change, text }: DifferenceLineView['segments'][number]) {
  if (change === 'added')
    return (
      <ins>
        <span className="difference-mark">增</span>
        {text}
      </ins>
    )
  if (change === 'removed')
    return (
      <del>
        <span className="difference-mark">删</span>
        {text}
      </del>
    )
  return text
}
