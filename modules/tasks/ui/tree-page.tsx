import { Button } from 'antd'
import { useState } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { printTasks, type TreeView } from '../contract.ts'
import { useDispatch, useTree } from './api.ts'
import { TaskPane } from './task-pane.tsx'
import { TreeTable } from './tree-table.tsx'
import './tasks.css'

/** 通知的任务: notice, clauses, tasks, evidence; a parent shows its worst child. */
export function TreePage() {
  const reading = useTree(usePathParam('noticeId'))
  return (
    <Shown of={reading} what="通知的任务">
      {(tree) => <Tree key={tree.notice.id} of={tree} />}
    </Shown>
  )
}

const numbersOf = (numbers: readonly string[]): string => `第 ${numbers.join('、')} 条`

/** Clauses without a task, without evidence, without an answer in time, as one sentence each. */
function Coverage({ of: { coverage, clauses } }: { of: TreeView }) {
  const { withoutTask, withoutEvidence, withoutAnswer } = coverage
  const gaps = [
    withoutTask.length > 0 ? `${numbersOf(withoutTask)}没有派发任务` : '',
    withoutEvidence.length > 0 ? `${numbersOf(withoutEvidence)}没有一个单位交佐证` : '',
    withoutAnswer.length > 0 ? `${numbersOf(withoutAnswer)}有单位过期没有签收` : '',
  ].filter(Boolean)
  return (
    <p className="tree-coverage">{`条款覆盖：${clauses.length} 条，${gaps.length === 0 ? '都有任务、有佐证、有答复。' : `${gaps.join('；')}。`}`}</p>
  )
}

function Tree({ of: tree }: { of: TreeView }) {
  const { notice } = tree
  const dispatch = useDispatch()
  const paper = useDownload(printTasks)
  const [shown, setShown] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const send = async () => {
    const isSure = await askConfirmation({
      title: `派发 ${chosen.length} 条的任务`,
      consequence: '条款里的单位都收到任务；以后新设的单位、下一期的任务自动派发。派发以后只能逐件撤回。',
      yes: `派发 ${chosen.length} 条`,
    })
    if (isSure && (await dispatch.run({ params: { id: notice.id }, body: { clauseIds: [...chosen] } }))) setChosen([])
  }
  const undispatched = tree.clauses.filter((c) => c.dispatchedOn === null)
  return (
    <Page
      title="通知的任务"
      note={`${notice.number} · ${tree.clauses.length} 条款 · ${tree.tasks} 任务 · 逾期 ${tree.overdue}`}
      crumbs={[
        { href: '/notices', label: '通知' },
        { href: `/notices/${notice.id}`, label: notice.number },
      ]}
      acts={
        <>
          <Button
            loading={paper.isRunning}
            onClick={() => void paper.run({ query: { noticeId: notice.id, state: 'all' } }, '任务清单.pdf')}
          >
            打印任务清单
          </Button>
          {tree.abilities.dispatch && undispatched.length > 0 ? (
            <Button onClick={() => setChosen(chosen.length === undispatched.length ? [] : undispatched.map((c) => c.id))}>
              {chosen.length === undispatched.length ? '都不选' : '选没有派发的'}
            </Button>
          ) : null}
          {tree.abilities.dispatch && undispatched.length > 0 ? (
            <Button type="primary" disabled={chosen.length === 0} loading={dispatch.isRunning} onClick={() => void send()}>
              {chosen.length === 0 ? '派发所选条款' : `派发 ${chosen.length} 条`}
            </Button>
          ) : null}
        </>
      }
    >
      <Refusal problem={dispatch.problem ?? paper.problem} />
      <div className={shown ? 'tree-page has-pane' : 'tree-page'}>
        <Card title={<Link href={`/notices/${notice.id}`}>{notice.title}</Link>} isFlush>
          <TreeTable of={tree} shown={shown} onShow={setShown} chosen={chosen} onChoose={setChosen} />
          <Coverage of={tree} />
        </Card>
        {shown ? <TaskPane key={shown} id={shown} onClose={() => setShown(null)} /> : null}
      </div>
    </Page>
  )
}
