import { Button } from 'antd'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import { useWrite } from '../../../app/requests.ts'
import { abandonImport, commitImport, type ImportView, listImportRows, listImports, readImport } from '../contract.ts'
import { newOf } from './labels.ts'

/** The bar at the foot: progress, what writing means, give up, upload again, write. */
export function CommitBar({ view, onAgain }: { view: ImportView; onAgain: () => void }) {
  const go = useGo()
  const { id, version, counts } = view
  const [writing, remember] = useRememberedJob(`import.${id}`)
  const commit = useWrite(commitImport, { invalidates: [readImport], onSuccess: (answer) => remember(answer.jobId) })
  const abandon = useWrite(abandonImport, { invalidates: [readImport, listImports, listImportRows] })
  const good = counts.added + counts.changed + counts.unchanged
  const hasNothing = counts.added + counts.changed + counts.elsewhere === 0
  const isReading = view.state === 'reading'
  const giveUp = async () => {
    const yes = await askConfirmation({
      title: `放弃导入 ${view.fileName}？`,
      consequence: '什么也不写入，读出来的内容删去。',
      yes: '放弃导入',
      no: '再看看',
    })
    if (yes) await abandon.run({ params: { id }, body: {} })
  }
  const write = async () => {
    const left = counts.problem > 0 ? `有问题的 ${counts.problem} 行不写入，改好可以再导入。` : ''
    const made = newOf(counts) === '' ? '' : `另新建${newOf(counts)}。`
    const yes = await askConfirmation({
      title: `写入正确的 ${good} 行？`,
      consequence: `新增 ${counts.added} 人，变更 ${counts.changed} 人。${made}${left}写入后 30 天内可整批撤销。`,
      yes: `写入正确的 ${good} 行`,
      no: '再看看',
    })
    if (yes) await commit.run({ params: { id }, body: { version, goodRowsOnly: true } })
  }
  const onWritten = () => {
    remember(null)
    onAgain()
  }
  const jobId = isReading ? view.jobId : writing
  return (
    <div className="import-bar">
      <div className="import-bar-progress">
        {jobId ? (
          <JobProgress key={jobId} id={jobId} title={isReading ? '核对' : '写入'} onDone={isReading ? onAgain : onWritten} />
        ) : (
          <>
            <span className="note">
              检查完成：{counts.rows} / {counts.rows} 行，用时 {(counts.milliseconds / 1000).toFixed(1)} 秒
            </span>
            <div className="job-bar">
              <i style={{ width: '100%' }} />
            </div>
          </>
        )}
      </div>
      <p className="import-bar-words">
        {hasNothing && !isReading
          ? '没有要新增或变更的行，不用写入。'
          : '写入是一次完成的：中途出错则一行也不写。写入后 30 天内可整批撤销。'}
      </p>
      <div className="import-acts">
        <Button disabled={!view.abilities.abandon} loading={abandon.isRunning} onClick={() => void giveUp()}>
          放弃
        </Button>
        <Button onClick={() => go('/imports/new')}>改好再传</Button>
        <Button
          type="primary"
          disabled={!view.abilities.commit || hasNothing || writing !== null}
          loading={commit.isRunning}
          onClick={() => void write()}
        >
          写入正确的 {good} 行
        </Button>
      </div>
      <Refusal problem={commit.problem ?? abandon.problem} />
    </div>
  )
}
