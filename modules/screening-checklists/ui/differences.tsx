import { Card } from '../../../app/kit/page.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import { categoryHeads } from '../../hazards/words.ts'
import type { ChecklistView, DifferenceLineView, QuestionView } from '../contract.ts'
import { changeLabels, sectionLabels } from './labels.ts'

/** What a question says, part by part, so that the parts of two versions can be compared. */
const partsOf = (q: QuestionView, kinds: ReadonlyMap<string, string>): readonly string[] => [
  q.words,
  q.hint && `怎样查：${q.hint}`,
  `${sectionLabels[q.section]}，${categoryHeads[q.category]}${q.subcategoryId ? `，${kinds.get(q.subcategoryId) ?? ''}` : ''}`,
]

/** 与上一版比: what was changed, moved, added and removed, in words as well as colour. */
export function Differences({ of: view }: { of: ChecklistView }) {
  const lines = view.differences.filter((l) => l.change !== 'same')
  const kinds = new Map(view.subcategories.map((s) => [s.id, s.name]))
  const n = (change: DifferenceLineView['change']) => lines.filter((l) => l.change === change).length
  const note = `改 ${n('changed')} 项，增 ${n('added')} 项，删 ${n('removed')} 项，换位 ${n('moved')} 项`
  return (
    <Card title={`与第 ${view.number - 1} 版比`} note={note} isFlush>
      {lines.length === 0 ? (
        <Empty title="和上一版一样" />
      ) : (
        <div className="checklist-scroll">
          <table className="checklist-table">
            <thead>
              <tr>
                {['改动', '原序号', '现序号', '内容'].map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={(line.after ?? line.before)?.id}>
                  <td>{changeLabels[line.change]}</td>
                  <td>{line.numberBefore}</td>
                  <td>{line.numberAfter}</td>
                  <td className="checklist-words">
                    <Parts of={line} kinds={kinds} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function Parts({ of: { before, after }, kinds }: { of: DifferenceLineView; kinds: ReadonlyMap<string, string> }) {
  const [was, is] = [before ? partsOf(before, kinds) : [], after ? partsOf(after, kinds) : []]
  return (
    <>
      {[0, 1, 2].map((part) => {
        const [old, now] = [was[part], is[part]]
        if (old === now) return <div key={part}>{now}</div>
        return (
          <div key={part}>
            {old ? <del>{old}</del> : null}
            {now ? <ins>{now}</ins> : null}
          </div>
        )
      })}
    </>
  )
}
