import { FileWordOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { askConfirmation } from '../../../app/questions.ts'
import { readWordFile } from './api.ts'
import type { EditedText } from './use-text.ts'

interface WordFileProps {
  readonly wordingId: string
  readonly text: EditedText
  readonly onNotices: (notices: readonly string[]) => void
}

/** 从 .docx 读入: the file's text takes the place of what is written, unsaved; the version is what the editor holds. */
export function WordFile({ wordingId, text, onNotices }: WordFileProps) {
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const take = async (file: File) => {
    const isSure = await askConfirmation({
      title: `用“${file.name}”的文字替换现在的草稿？`,
      consequence: '只读文字，先不存；读入后请逐段核对，再存草稿。',
      yes: '读入替换',
    })
    if (!isSure) return
    setReading(true)
    setProblem(null)
    try {
      const { title, body, notices } = await readWordFile(wordingId, file)
      text.replace({ title: title === '' ? text.title : title, body })
      onNotices(notices.length > 0 ? notices : ['没有拿不准的地方。'])
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setReading(false)
    }
  }
  return (
    <span className="wording-word">
      <Refusal problem={problem} />
      <FilePicker
        label="从 .docx 读入"
        icon={<FileWordOutlined aria-hidden />}
        size="small"
        isBusy={isReading}
        name="要读入的 .docx 文件"
        accept=".docx"
        onPick={(files) => files.forEach((file) => void take(file))}
      />
    </span>
  )
}
