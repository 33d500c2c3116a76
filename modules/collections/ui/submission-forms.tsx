import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { FileInput } from '../../../app/kit/form/file-input.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { sendFile } from '../../../app/send-file.ts'
import type { PartView } from '../contract.ts'
import { useSubmit, useSubmitFile } from './api.ts'

/** One of the frozen numbers since the collection was opened. */
export function FrozenForm({ of: p }: { of: PartView }) {
  const go = useGo()
  const submit = useSubmit()
  return (
    <Form<{ snapshotId: string | null }>
      submit="报送这一号"
      cancel="先不报，返回"
      onCancel={() => go(`/collections/${p.collection.id}`)}
      initial={{ snapshotId: p.frozen[0]?.id ?? null }}
      version={p.version}
      whyNot={p.frozen.length === 0 ? '这次收集发起以后还没有定稿，先到这张表的页面定稿。' : undefined}
      groups={[
        {
          fields: [
            {
              kind: 'select',
              name: 'snapshotId',
              label: '定稿',
              required: true,
              options: p.frozen.map((f) => ({
                value: f.id,
                label: `${f.serialNumber}　${atMoment(f.frozenAt)} ${f.frozenByName}`,
              })),
              hint: '报送以后内容不再变；要换，请辅警办先退回。',
            },
          ],
        },
      ]}
      onSave={async ({ snapshotId }, version) => {
        await submit.runOrThrow({ params: { id: p.id }, body: { version: version ?? p.version, snapshotId } })
      }}
    />
  )
}

/** Everybody of the unit has signed in the system: nothing has to be sent. */
export function SignedForm({ of: p, signedNow }: { of: PartView; signedNow: NonNullable<PartView['signedNow']> }) {
  const submit = useSubmit()
  const { signed, toSign } = signedNow
  const isComplete = toSign > 0 && signed === toSign
  return (
    <>
      <Refusal problem={submit.problem} />
      <p className="collection-note">
        {toSign === 0 ? '本单位还没有人在系统里签过。' : `系统内已签 ${signed} / ${toSign}。`}
        {isComplete ? '' : '签齐以后能直接报，或者报送签好的文件。'}
      </p>
      <Button
        disabled={!isComplete}
        loading={submit.isRunning}
        onClick={() => void submit.run({ params: { id: p.id }, body: { version: p.version, snapshotId: null } })}
      >
        报系统内签齐
      </Button>
    </>
  )
}

const largest = 20 * 1024 * 1024
const fileFault = (value: unknown): string | undefined =>
  value instanceof File && value.size > largest ? '文件超过 20 MB，缩小后再选。' : undefined

/** A file with its declaration. */
export function FileForm({ of: p }: { of: PartView }) {
  const go = useGo()
  const submit = useSubmitFile()
  return (
    <Form<{ file: File | null; isDeclared: boolean }>
      submit="报送文件"
      cancel="先不报，返回"
      onCancel={() => go(`/collections/${p.collection.id}`)}
      initial={{ file: null, isDeclared: false }}
      version={p.version}
      groups={[
        {
          fields: [
            {
              kind: 'custom',
              name: 'file',
              label: '文件',
              required: true,
              check: fileFault,
              hint: 'PDF、Word、Excel 或图片，20 MB 以内；存下摘要，报了不能换。',
              input: (at) => <FileInput {...at} none="还没有选" accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.webp" />,
            },
            {
              kind: 'tick',
              name: 'isDeclared',
              label: '不涉密声明',
              required: true,
              words: '我声明：这个文件不涉及国家秘密和警务工作秘密',
            },
          ],
        },
      ]}
      onSave={async ({ file, isDeclared }, version) => {
        const fileId = file ? await sendFile(file) : ''
        const body = { version: version ?? p.version, fileId, isDeclaredUnclassified: isDeclared }
        await submit.runOrThrow({ params: { id: p.id }, body })
      }}
    />
  )
}
