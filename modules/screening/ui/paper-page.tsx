import { Button } from 'antd'
import { FileInput } from '../../../app/kit/form/file-input.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { sendFile } from '../../../app/send-file.ts'
import type { ReturnView } from '../contract.ts'
import { whyNotSubmit } from './answer-form.tsx'
import { useEnterPaper, useReturn } from './api.ts'
import { Questions } from './question-line.tsx'
import { type EditedAnswers, useAnswers } from './use-answers.ts'
import './screening.css'

interface Values {
  readonly signedById: string | null
  readonly signedOn: string | null
  readonly file: File | null
  readonly isDeclared: boolean
}

/** 补录纸面填报: what a unit answered on paper, with the page that its head signed. */
export function PaperPage() {
  const reading = useReturn(usePathParam('returnId'))
  return (
    <Shown of={reading} what="单位填报">
      {(view) => <Paper key={view.id} view={view} />}
    </Shown>
  )
}

function Paper({ view }: { view: ReturnView }) {
  const edited = useAnswers(view)
  const rest =
    edited.open.length > 0 ? <Button onClick={edited.chooseRest}>没有填的 {edited.open.length} 项都选没有</Button> : null
  return (
    <Page
      title={`补录${view.unit.name}的纸面填报`}
      note={`${view.round.title} · ${view.round.serialNumber}`}
      crumbs={[
        { href: '/screening-rounds', label: '隐患排查' },
        { href: `/screening-rounds/${view.round.id}`, label: view.round.title },
      ]}
    >
      <Card title="照纸面逐项录" note={`已录 ${view.asked.length - edited.open.length} / ${view.asked.length} 项`} extra={rest}>
        <Questions view={view} edited={edited} />
      </Card>
      <Card title="签字页" note="主要领导、分管领导在纸面上签字，就是单位的确认；录入以后不再另行确认。">
        <SignedPage view={view} edited={edited} />
      </Card>
    </Page>
  )
}

const largest = 20 * 1024 * 1024
const fileFault = (value: unknown): string | undefined =>
  value instanceof File && value.size > largest ? '文件超过 20 MB，缩小后再选。' : undefined

function whyNot(view: ReturnView, edited: EditedAnswers): string | undefined {
  if (!view.abilities.enterPaper) return '这个单位已经报送，或者批次已经结束，不用补录。'
  if (view.signers.length === 0) return '这个单位没有任命主要领导、分管领导，先补任命。'
  return whyNotSubmit(edited) ?? undefined
}

function SignedPage({ view, edited }: { view: ReturnView; edited: EditedAnswers }) {
  const go = useGo()
  const enter = useEnterPaper()
  const href = `/screening-returns/${view.id}`
  return (
    <Form<Values>
      submit="录入纸面填报"
      cancel="先不录，返回"
      onCancel={() => go(href)}
      initial={{
        signedById: view.signers.length === 1 ? (view.signers[0]?.id ?? null) : null,
        signedOn: null,
        file: null,
        isDeclared: false,
      }}
      version={view.version}
      whyNot={whyNot(view, edited)}
      groups={[
        {
          fields: [
            {
              kind: 'select',
              name: 'signedById',
              label: '签字人',
              required: true,
              options: view.signers.map((s) => ({ value: s.id, label: s.name })),
            },
            { kind: 'date', name: 'signedOn', label: '签字日期', required: true, hint: '按时还是迟报，按签字的这天算。' },
            {
              kind: 'custom',
              name: 'file',
              label: '签字页',
              required: true,
              check: fileFault,
              hint: 'PDF 或图片，20 MB 以内；存下摘要，录了不能换。',
              input: (at) => <FileInput {...at} none="还没有选" accept=".pdf,.jpg,.jpeg,.png,.webp" />,
            },
            {
              kind: 'tick',
              name: 'isDeclared',
              label: '不涉密声明',
              required: true,
              words: '我声明：签字页不涉及国家秘密和警务工作秘密',
            },
          ],
        },
      ]}
      onSave={async ({ signedById, signedOn, file, isDeclared }, version) => {
        const signed = { signedById: signedById ?? '', signedOn: signedOn ?? '', isDeclaredUnclassified: isDeclared }
        const fileId = file ? await sendFile(file) : ''
        const body = { ...signed, fileId, version: version ?? view.version, answers: edited.answers }
        await enter.runOrThrow({ params: { id: view.id }, body })
        go(href)
      }}
    />
  )
}
