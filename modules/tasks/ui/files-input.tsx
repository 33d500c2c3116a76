import { Button } from 'antd'
import { useRef } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import './tasks.css'

/** Chooses several files; they are sent when the form is. */
export function FilesInput({ id, value, onChange, describedBy }: InputProps) {
  const picker = useRef<HTMLInputElement>(null)
  const chosen = value as readonly File[]
  const take = (list: FileList | null) => onChange([...chosen, ...(list ?? [])])
  return (
    <div className="task-files">
      <ul>
        {chosen.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            {`${file.name}　${Math.ceil(file.size / 1024)} KB`}
            <Button type="link" onClick={() => onChange(chosen.filter((f) => f !== file))}>
              {`不交 ${file.name}`}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => picker.current?.click()}>{chosen.length === 0 ? '选文件' : '再选文件'}</Button>
      <input
        id={id}
        ref={picker}
        type="file"
        multiple
        tabIndex={-1}
        aria-describedby={describedBy}
        className="visually-hidden"
        accept=".pdf,.docx,.jpg,.jpeg,.png,.webp"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </div>
  )
}
