import { Link } from '../../../app/navigation.tsx'
import type { PostRowView } from '../contract.ts'
import { categoryLabels } from '../words.ts'

interface PostListProps {
  readonly posts: readonly PostRowView[]
  readonly chosenId: string | undefined
  readonly hasCounts: boolean
  readonly mayEdit: boolean
}

/** The catalogue: name, duties, category, actual over quota. */
export function PostList({ posts, chosenId, hasCounts, mayEdit }: PostListProps) {
  return (
    <section className="card posts-list" aria-label="岗位">
      <div className="card-head">
        <h2>岗位</h2>
        <span className="page-note">{hasCounts ? '职责数 · 实有 / 核定' : '职责数'}</span>
      </div>
      <ul>
        {posts.map((post) => (
          <li key={post.id}>
            <PostLine post={post} isChosen={post.id === chosenId} hasCounts={hasCounts} />
          </li>
        ))}
      </ul>
      <p className="posts-foot">
        目录外不得设岗。只有辅警办能改目录；单位可提建议。
        <br />
        <Link href="/posts/red-lines">{mayEdit ? '红线和触及红线的职责' : '看红线清单'}</Link>
      </p>
    </section>
  )
}

function PostLine({ post, isChosen, hasCounts }: { post: PostRowView; isChosen: boolean; hasCounts: boolean }) {
  const isOver = hasCounts && post.over > 0
  const notes = [
    post.versionNumber === null ? '未施行' : `${post.dutyCount} 项职责`,
    categoryLabels[post.category],
    ...(post.isExample ? ['示例'] : []),
    ...(post.hasDraft ? ['有草稿'] : []),
  ]
  return (
    <Link
      href={`/posts?post=${post.id}`}
      className={isChosen ? 'post-line chosen' : 'post-line'}
      aria-current={isChosen ? 'true' : undefined}
    >
      <span className="post-name">{post.name}</span>
      <span className={hasCounts && post.actual > post.quota ? 'post-count over' : 'post-count'}>
        {hasCounts ? `${post.actual} / ${post.quota}` : ''}
      </span>
      <span className="post-note">
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
        {isOver ? <span className="over-words">超 {post.over} 人</span> : null}
      </span>
    </Link>
  )
}
