import { DownloadOutlined, HistoryOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Page } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportPosts, type PostRowView } from '../contract.ts'
import { usePost, usePosts } from './api.ts'
import { DraftEditor } from './draft-editor.tsx'
import { exampleNote } from './labels.ts'
import { PostList } from './post-list.tsx'
import { QuotaColumn } from './quota-column.tsx'
import { VersionPanel } from './version-panel.tsx'
import './posts.css'

const wordingOnly: readonly string[] = ['lineInspector', 'leadOfficer']

/** 岗位目录: posts at the left, the wording in the middle, quotas at the right. */
export function PostsPage() {
  const [address] = useAddress()
  const { session } = useSession()
  const hasCounts = !wordingOnly.includes(session.role)
  const posts = usePosts()
  const rows = posts.data?.rows ?? []
  const chosenId = address.post ?? rows[0]?.id
  const mayEdit = session.role === 'auxiliaryOffice'
  const note = `${posts.data?.total ?? 0} 个岗位${rows.some((p) => p.isExample) ? ` · 标“示例”的是${exampleNote}` : ''}`
  return (
    <Page title={hasCounts ? '岗位目录与用辅数量' : '岗位目录'} note={note} acts={<Acts chosenId={chosenId} mayEdit={mayEdit} />}>
      <Shown of={posts} what="岗位目录">
        {() => (
          <div className={hasCounts ? 'posts' : 'posts posts-two'}>
            <PostList posts={rows} chosenId={chosenId} hasCounts={hasCounts} mayEdit={mayEdit} />
            {chosenId ? <Wording id={chosenId} /> : <NoPosts mayEdit={mayEdit} />}
            {hasCounts && chosenId ? <QuotaColumn postId={chosenId} over={overOf(rows, chosenId)} mayEdit={mayEdit} /> : null}
          </div>
        )}
      </Shown>
    </Page>
  )
}

const overOf = (rows: readonly PostRowView[], id: string): number => rows.find((p) => p.id === id)?.over ?? 0

function Acts({ chosenId, mayEdit }: { chosenId: string | undefined; mayEdit: boolean }) {
  const go = useGo()
  const file = useDownload(exportPosts)
  return (
    <>
      <Refusal problem={file.problem} />
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isRunning}
        onClick={() => void file.run({ query: {} }, '岗位目录.xlsx')}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => go('/posts/print')}>
        打印目录
      </Button>
      {chosenId ? (
        <Button icon={<HistoryOutlined aria-hidden />} onClick={() => go(`/posts/${chosenId}/versions`)}>
          历次版本
        </Button>
      ) : null}
      {mayEdit ? (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => go('/posts/new')}>
          新增岗位
        </Button>
      ) : null}
    </>
  )
}

function Wording({ id }: { id: string }) {
  const post = usePost(id)
  return (
    <section className="card posts-wording" aria-label="职责">
      <Shown of={post} what="岗位">
        {(view) => {
          const draft = view.abilities.edit ? view.versions.find((v) => v.state === 'draft') : undefined
          return draft ? (
            <DraftEditor key={`${draft.id}-${draft.version}`} post={view} draft={draft} onReread={() => void post.refetch()} />
          ) : (
            <VersionPanel post={view} />
          )
        }}
      </Shown>
    </section>
  )
}

function NoPosts({ mayEdit }: { mayEdit: boolean }) {
  return (
    <section className="card posts-wording">
      <Empty title="目录里还没有岗位" note={mayEdit ? '点“新增岗位”，写职责，定施行日期。' : '岗位目录由辅警办编。'} />
    </section>
  )
}
