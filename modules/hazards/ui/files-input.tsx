import { Button } from 'antd'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'

/** Chooses several files; they are sent when the form is. */
export function FilesInput({ id, value, onChange, describedBy }: InputProps) {
  const chosen = value as readonly File[]
  return (
    <div className="hazard-files">
      <ul>
        {chosen.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            {file.name}
            <span className="note">{` ${Math.ceil(file.size / 1024)} KB`}</span>
            <Button type="link" onClick={() => onChange(chosen.filter((f) => f !== file))}>
              {`不交 ${file.name}`}
            </Button>
          </li>
        ))}
      </ul>
      <FilePicker
        label={chosen.length === 0 ? '选文件' : '再选文件'}
        id={id}
        describedBy={describedBy}
        isMany
        onPick={(files) => onChange([...chosen, ...files])}
      />
    </div>
  )
}
