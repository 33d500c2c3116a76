import { FilesInput } from '../../../app/kit/form/file-input.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { sendFile } from '../../../app/send-file.ts'
import type { HazardView } from '../contract.ts'
import { useHazard, useSubmitEvidence } from './api.ts'
import './hazards.css'

interface Values {
  readonly note: string
  readonly files: readonly File[]
  readonly isDeclared: boolean
}

/** 交佐证: files that show the rectification, each declared not to be classified. */
export function EvidencePage() {
  const reading = useHazard(usePathParam('hazardId'))
  return (
    <Shown of={reading} what="隐患">
      {(hazard) => <EvidenceForm key={hazard.id} of={hazard} />}
    </Shown>
  )
}

const largest = 20 * 1024 * 1024
const filesFault = (value: unknown): string | undefined =>
  (value as readonly File[]).some((f) => f.size > largest) ? '有文件超过 20 MB，缩小后再选。' : undefined

/** Why it can't be submitted yet, as a sentence. */
function whyNot(h: HazardView): string | undefined {
  const open = h.measureList.filter((m) => !m.isDropped && !m.isEarlier && m.doneOn === null).map((m) => m.number)
  if (open.length > 0) return `第 ${open.join('、')} 条措施还没有登记办完。`
  return h.abilities.submit ? undefined : '佐证由责任人本人交；责任人没有账号的，由本单位内勤代交。'
}

function EvidenceForm({ of: h }: { of: HazardView }) {
  const go = useGo()
  const submit = useSubmitEvidence()
  const href = `/hazards/${h.id}`
  return (
    <Page
      title={`交佐证：${h.number}`}
      note={`${h.unit.name} · ${h.title}`}
      crumbs={[
        { href: '/hazards', label: '问题台账' },
        { href, label: h.number },
      ]}
    >
      <Card>
        <Facts
          of={[
            ['目标', h.goal],
            ['由谁确认', h.confirmers.map((c) => c.name).join('、') || '还没有人可以确认'],
          ]}
        />
        <Form<Values>
          submit="交佐证"
          cancel="先不交，返回"
          onCancel={() => go(href)}
          initial={{ note: '', files: [], isDeclared: false }}
          version={h.version}
          whyNot={whyNot(h)}
          groups={[
            {
              fields: [
                {
                  kind: 'multiline',
                  name: 'note',
                  label: '整改情况',
                  required: true,
                  maxLength: 500,
                  hint: '对照目标写做到了什么。',
                },
                {
                  kind: 'custom',
                  name: 'files',
                  label: '佐证材料',
                  required: true,
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
                },
              ],
            },
          ]}
          onSave={async ({ note, files, isDeclared }, version) => {
            const sent: { fileId: string; isDeclaredUnclassified: boolean }[] = []
            for (const file of files) sent.push({ fileId: await sendFile(file), isDeclaredUnclassified: isDeclared })
            await submit.runOrThrow({ params: { id: h.id }, body: { version: version ?? h.version, note, files: sent } })
            go(href)
          }}
        />
      </Card>
    </Page>
  )
}
