import { Button } from 'antd'
import { useRef } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'

/** A file chosen here, or one that is attached already. */
export interface ChosenFile {
  readonly id: string | null
  readonly name: string
  readonly file: File | null
}

/** Chooses one file; it is sent when the form is. */
export function FileInput({ id, value, onChange, describedBy }: InputProps) {
  const picker = useRef<HTMLInputElement>(null)
  const chosen = value as ChosenFile | null
  return (
    <div className="line-document-file">
      <Button onClick={() => picker.current?.click()}>选文件</Button>
      <span>{chosen?.name ?? '没有附件'}</span>
      {chosen ? (
        <Button type="link" onClick={() => onChange(null)}>
          不附这个文件
        </Button>
      ) : null}
      <input
        id={id}
        ref={picker}
        type="file"
        tabIndex={-1}
        aria-describedby={describedBy}
        className="visually-hidden"
        accept=".pdf,.docx,.jpg,.jpeg,.png,.webp"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onChange({ id: null, name: file.name, file } satisfies ChosenFile)
        }}
      />
    </div>
  )
}
