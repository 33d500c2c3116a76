import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import type { PostVersionView, PostView } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { usePost } from './api.ts'
import { versionStateLabels } from './labels.ts'
import './posts.css'

/** 历次版本: every wording of a post, newest first, with what changed against the one before. */
export function VersionsPage() {
  const post = usePost(usePathParam('postId'))
  const title = post.data ? `${post.data.name} · 历次版本` : '历次版本'
  return (
    <Page title={title} crumbs={[{ href: `/posts?post=${post.data?.id ?? ''}`, label: '岗位目录' }]}>
      <Shown of={post} what="岗位">
        {(view) =>
          view.versions.map((version, index) => (
            <Version key={version.id} version={version} former={view.versions[index + 1]} post={view} />
          ))
        }
      </Shown>
    </Page>
  )
}

function Version({ version, former, post }: { version: PostVersionView; former: PostVersionView | undefined; post: PostView }) {
  const dates = version.fromOn ? `${version.fromOn}—${version.toOn ?? '今'}` : '未施行'
  const before = former?.duties.map((d) => d.text)
  const gone = former?.duties.filter((d) => !version.duties.some((now) => now.text === d.text)) ?? []
  const state = version.state === 'inForce' && post.retiredOn ? `${post.retiredOn} 退出目录` : versionStateLabels[version.state]
  return (
    <Card
      title={`第 ${version.number} 版`}
      note={`${state} · ${dates} · ${version.duties.length} 项职责 · ${categoryLabels[version.category]}`}
      isFlush
    >
      {wordsChanged(version, former).map((line) => (
        <div key={line} className="supervision">
          <span>改动</span>
          <span>{line}</span>
        </div>
      ))}
      <ol className="duties">
        {version.duties.map((duty) => {
          const isAdded = before !== undefined && !before.includes(duty.text)
          return (
            <li key={duty.position} className={isAdded ? 'duty difference-added' : 'duty'}>
              <span className="duty-number">{duty.position}</span>
              <span className="duty-text">
                {duty.text}
                {duty.redLineReason ? <span className="red-line-note">触及红线，保留的理由：{duty.redLineReason}</span> : null}
              </span>
              {isAdded ? <span className="mark">新写</span> : null}
            </li>
          )
        })}
        {gone.map((duty) => (
          <li key={`gone${duty.position}`} className="duty">
            <span className="duty-number">原 {duty.position}</span>
            <del className="duty-text difference-gone">{duty.text}</del>
            <span className="mark">去掉</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function wordsChanged(version: PostVersionView, former: PostVersionView | undefined): string[] {
  if (!former) return []
  const pairs: readonly [string, string, string][] = [
    ['名称', former.name, version.name],
    ['类别', categoryLabels[former.category], categoryLabels[version.category]],
    ['监督说明', former.supervisionNote || '空', version.supervisionNote || '空'],
  ]
  const kept = (one: PostVersionView, other: PostVersionView) =>
    one.duties
      .filter((d) => other.duties.some((o) => o.text === d.text))
      .map((d) => d.text)
      .join('\n')
  const isReordered = kept(version, former) !== kept(former, version)
  return [
    ...pairs.filter(([, before, now]) => before !== now).map(([label, before, now]) => `${label}：${before} → ${now}`),
    ...(isReordered ? ['职责次序有变'] : []),
  ]
}
