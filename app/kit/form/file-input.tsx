import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import type { InputProps } from './definition.ts'

const papers = '.pdf,.docx,.jpg,.jpeg,.png,.webp'

interface FilePickerProps {
  readonly label?: string
  readonly icon?: ReactNode
  readonly size?: 'small' | 'middle'
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
  readonly id?: string
  /** Said of the input where no label is tied to it by id. */
  readonly name?: string
  readonly describedBy?: string
  readonly accept?: string
  readonly isMany?: boolean
  readonly onPick: (files: readonly File[]) => void
}

/** A button that opens the choice of files; the same file can be chosen again. */
export function FilePicker(props: FilePickerProps) {
  const { label = '选文件', icon, size = 'middle', isBusy = false, isDisabled = false, accept = papers } = props
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={icon} size={size} loading={isBusy} disabled={isDisabled} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        id={props.id}
        ref={picker}
        type="file"
        multiple={props.isMany ?? false}
        tabIndex={-1}
        aria-label={props.name}
        aria-describedby={props.describedBy}
        className="visually-hidden"
        accept={accept}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) props.onPick(files)
        }}
      />
    </>
  )
}

interface FileInputProps extends InputProps {
  /** Said while there is none. */
  readonly none: string
  readonly accept?: string
  readonly isOptional?: boolean
}

/** Chooses one file, sent when the form is; the value is a File, one that is kept already (by its name), or null. */
export function FileInput({ id, value, onChange, describedBy, none, accept = papers, isOptional = false }: FileInputProps) {
  const chosen = value as { readonly name: string } | null
  return (
    <div className="file-input">
      <FilePicker label={chosen ? '换文件' : '选文件'} {...{ id, describedBy, accept }} onPick={([file]) => onChange(file)} />
      <span>{chosen?.name ?? none}</span>
      {chosen && isOptional ? (
        <Button type="link" onClick={() => onChange(null)}>
          不附这个文件
        </Button>
      ) : null}
    </div>
  )
}

/** Chooses several files, sent when the form is; the value is a list of File. */
export function FilesInput({ id, value, onChange, describedBy }: InputProps) {
  const chosen = value as readonly File[]
  return (
    <div className="files-input">
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
