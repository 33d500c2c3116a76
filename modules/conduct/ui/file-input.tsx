import { Button } from 'antd'
import { useRef } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'

/** Chooses one file; it is sent when the form is. */
export function FileInput({ id, value, onChange, describedBy }: InputProps) {
  const picker = useRef<HTMLInputElement>(null)
  const chosen = value instanceof File ? value : null
  return (
    <div className="conduct-file">
      <Button onClick={() => picker.current?.click()}>选文件</Button>
      <span>{chosen?.name ?? 'PDF、.docx 或图片；不要涉密'}</span>
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
          if (file) onChange(file)
        }}
      />
    </div>
  )
}
