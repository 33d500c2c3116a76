import { FilesInput } from '../../../app/kit/form/file-input.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { sendFile } from '../../tasks/ui/public.ts'
import type { SlipView } from '../contract.ts'
import { useAnswer, useSlip } from './api.ts'

interface Values {
  readonly text: string
  readonly files: readonly File[]
  readonly isDeclared: boolean
}
const largest = 20 * 1024 * 1024
const filesFault = (value: unknown): string | undefined =>
  (value as readonly File[]).some((f) => f.size > largest) ? '有文件超过 20 MB，缩小后再选。' : undefined

/** 答复督办单: in words, with files where there are some. */
export function AnswerPage() {
  const reading = useSlip(usePathParam('slipId'))
  return (
    <Shown of={reading} what="督办单">
      {(s) => <AnswerForm key={s.id} of={s} />}
    </Shown>
  )
}

function AnswerForm({ of: s }: { of: SlipView }) {
  const go = useGo()
  const answer = useAnswer()
  const href = `/supervision/${s.id}`
  const returned = s.answers.at(-1)?.returned
  return (
    <Page
      title={`答复${s.number ?? ''}`}
      note={s.unit.name}
      crumbs={[
        { href: '/supervision', label: '督办单' },
        { href, label: s.number ?? '' },
      ]}
    >
      <Card>
        <Facts
          of={[
            ['事实', s.facts],
            ['要求', s.demand],
            ['答复期限', s.answerBy],
            ...(returned ? [['上次退回', returned.reason] as [string, string]] : []),
          ]}
        />
        <Form<Values>
          submit="答复督办单"
          cancel="先不答复，返回"
          onCancel={() => go(href)}
          initial={{ text: '', files: [], isDeclared: false }}
          version={s.version}
          whyNot={s.abilities.answer ? undefined : '签收以后，由主送单位的主要领导答复。'}
          groups={[
            {
              fields: [
                {
                  kind: 'multiline',
                  name: 'text',
                  label: '答复',
                  required: true,
                  maxLength: 1000,
                  hint: '写原因、办到哪里、哪天办完，不写人的言论和信访。',
                },
                {
                  kind: 'custom',
                  name: 'files',
                  label: '附件',
                  check: filesFault,
                  hint: 'PDF、.docx 或图片，可以多个，每个 20 MB 以内；存下摘要，交了不能换。',
                  input: (at) => <FilesInput {...at} />,
                },
                {
                  kind: 'tick',
                  name: 'isDeclared',
                  label: '不涉密声明',
                  required: true,
                  words: '我声明：以上每个文件都不涉及国家秘密和警务工作秘密',
                  when: (v) => v.files.length > 0,
                },
              ],
            },
          ]}
          onSave={async ({ text, files, isDeclared }, version) => {
            const sent: { fileId: string; isDeclaredUnclassified: boolean }[] = []
            for (const file of files) sent.push({ fileId: await sendFile(file), isDeclaredUnclassified: isDeclared })
            await answer.runOrThrow({ params: { id: s.id }, body: { version: version ?? s.version, text, files: sent } })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
