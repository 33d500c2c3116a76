import { Button } from 'antd'
import { useRef } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'

/** Chooses the scanned or photographed page; it is sent when the form is. */
export function FileInput({ id, value, onChange, describedBy }: InputProps) {
  const picker = useRef<HTMLInputElement>(null)
  const chosen = value instanceof File ? value : null
  return (
    <div>
      <Button onClick={() => picker.current?.click()}>{chosen ? '换文件' : '选文件'}</Button>
      <span className="screening-dot">{chosen?.name ?? '还没有选'}</span>
      <input
        id={id}
        ref={picker}
        type="file"
        tabIndex={-1}
        aria-describedby={describedBy}
        className="visually-hidden"
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onChange(file)
        }}
      />
    </div>
  )
}
