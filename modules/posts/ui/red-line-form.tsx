import { call } from '../../../app/call.ts'
import { Form } from '../../../app/kit/form.tsx'
import { listRedLines, type RedLineView } from '../contract.ts'
import { useAddRedLine, useChangeRedLine } from './api.ts'

interface Values {
  number: number | null
  wording: string
  basis: string
  keywords: string
}
const valuesOf = (line: RedLineView | undefined): Values => ({
  number: line?.number ?? null,
  wording: line?.wording ?? '',
  basis: line?.basis ?? '',
  keywords: line?.keywords.join('、') ?? '',
})
const keywordsOf = (text: string): string[] => [...new Set(text.split(/[、，,；;\s]+/).filter((word) => word !== ''))]
const checkKeywords = (value: unknown): string | undefined => {
  const short = keywordsOf(String(value)).find((word) => word.length < 2)
  return short ? `“${short}”只有一个字，会误中，请写两个字以上。` : undefined
}

/** A red line: number, wording, basis, the keywords by which it is recognised. */
export function RedLineForm({ line, onDone }: { line: RedLineView | undefined; onDone: () => void }) {
  const add = useAddRedLine()
  const changeLine = useChangeRedLine()
  const save = async (values: Values, version: number) => {
    const content = {
      number: values.number ?? 0,
      wording: values.wording,
      basis: values.basis,
      keywords: keywordsOf(values.keywords),
    }
    if (line) await changeLine.runOrThrow({ params: { id: line.id }, body: { version, ...content } })
    else await add.runOrThrow({ body: content })
    onDone()
  }
  const reread = async () => {
    const now = (await call(listRedLines, { query: {} })).rows.find((l) => l.id === line?.id)
    return { values: valuesOf(now), version: now?.version ?? 1 }
  }
  return (
    <Form<Values>
      submit={line ? `存第 ${line.number} 条` : '新增红线'}
      onCancel={onDone}
      initial={valuesOf(line)}
      version={line?.version}
      onSave={save}
      {...(line ? { reread } : {})}
      isTwoColumns
      groups={[
        {
          fields: [
            { kind: 'number', name: 'number', label: '第几条', required: true, least: 1, most: 99 },
            { kind: 'text', name: 'basis', label: '依据', required: true, maxLength: 200, hint: '法规名称和条款项。' },
            { kind: 'text', name: 'wording', label: '红线', required: true, maxLength: 100, isWide: true },
            {
              kind: 'multiline',
              name: 'keywords',
              label: '关键词',
              required: true,
              isWide: true,
              hint: '用顿号分开。职责里出现其中一个就提示；前面有“非”“不”“不得”的不算。',
              check: checkKeywords,
            },
          ],
        },
      ]}
    />
  )
}
