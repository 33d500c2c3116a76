import { Button } from 'antd'
import { Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { WordingView } from '../contract.ts'
import { useVersion, useWording } from './api.ts'
import { TextEditor } from './text-editor.tsx'
import './wordings.css'

/** 修改草稿: blocks at the left, the printed page at the right. */
export function DraftPage() {
  const reading = useWording(usePathParam('wordingId'))
  return (
    <Shown of={reading} what="范本">
      {(wording) => (
        <Page
          title={`${wording.name}：修改草稿`}
          note={wording.pending ? `第 ${wording.pending.number} 版` : ''}
          crumbs={[
            { href: '/wordings', label: '范本' },
            { href: `/wordings/${wording.id}`, label: wording.name },
          ]}
        >
          {wording.pending?.state === 'draft' ? (
            <Draft wording={wording} id={wording.pending.id} />
          ) : (
            <NoDraft wording={wording} />
          )}
        </Page>
      )}
    </Shown>
  )
}

function Draft({ wording, id }: { wording: WordingView; id: string }) {
  const version = useVersion(id)
  return (
    <Shown of={version} what="草稿">
      {(draft) => (
        <TextEditor
          key={`${draft.id}-${draft.version}`}
          wording={wording}
          draft={draft}
          onReread={() => void version.refetch()}
        />
      )}
    </Shown>
  )
}

function NoDraft({ wording }: { wording: WordingView }) {
  const go = useGo()
  return (
    <Empty title="没有草稿" note="批准了的文字不能再改；要改，起草新版本。">
      <Button onClick={() => go(`/wordings/${wording.id}`)}>回到范本</Button>
    </Empty>
  )
}
