import { useEffect, useRef } from 'react'
import { Form } from '../../../app/kit/form.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { asProblem, Problem } from '../../../app/problem.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { parseIdNumber } from '../../../platform/personal-number.ts'
import { unitTree } from '../../organisation/contract.ts'
import { choose, type ImportView, listImportRows, readImport } from '../contract.ts'

interface NewOfficerProps {
  readonly view: ImportView
  /** The name as the file has it. */
  readonly text: string
  readonly onClose: () => void
}
interface Values {
  readonly name: string
  readonly idNumber: string
  readonly number: string | null
  readonly unitId: string | null
}

const bare = (text: string): string => text.replace(/[\s(（[].*$/, '')
const idFault = (value: unknown): string | undefined => {
  const parsed = parseIdNumber(String(value))
  return parsed.ok ? undefined : `${parsed.message}。`
}

/** The server names the fault by its place in the list of officers; the form has one. */
function ofField(thrown: unknown): Problem {
  const { status, code, message, errors } = asProblem(thrown)
  const own = errors.map(({ path, ...error }) => ({ ...error, path: path.replace(/^.*officers\.0\./, '') }))
  return new Problem({ status, code, detail: message, errors: own })
}

/** An officer whom the file names and nobody has entered: the least that must be known, entered when the import is written. */
export function NewOfficer({ view, text, onClose }: NewOfficerProps) {
  const frame = useRef<HTMLDivElement>(null)
  const settle = useWrite(choose, { invalidates: [readImport, listImportRows] })
  const tree = useRead(unitTree, { query: {} })
  const isThere = tree.data !== undefined
  useEffect(() => {
    if (isThere) frame.current?.querySelector<HTMLElement>('[id$="-idNumber"]')?.focus()
  }, [isThere])
  return (
    <div ref={frame} className="import-new">
      <Shown of={tree} what="单位">
        {({ nodes }) => (
          <Form<Values>
            isTwoColumns
            submit={`新建民警${bare(text)}`}
            cancel="不新建"
            onCancel={onClose}
            initial={{ name: bare(text), idNumber: '', number: null, unitId: homeOf(view, nodes) }}
            groups={[{ fields: fieldsOf(nodes) }]}
            onSave={async ({ name, idNumber, number, unitId }) => {
              const officer = { text, name, idNumber: idNumber.trim(), number: number || null, title: null, unitId: unitId ?? '' }
              await settle.runOrThrow({ params: { id: view.id }, body: { officers: [officer] } }).catch((thrown) => {
                throw ofField(thrown)
              })
              onClose()
            }}
          />
        )}
      </Shown>
    </div>
  )
}

type Nodes = readonly { readonly id: string; readonly name: string; readonly kind: string }[]

/** An import into one unit means officers of that unit; into the whole bureau, somebody must say. */
function homeOf({ unitId }: ImportView, nodes: Nodes): string | null {
  const kind = nodes.find(({ id }) => id === unitId)?.kind ?? 'bureau'
  return ['bureau', 'cityBureau', 'province'].includes(kind) ? null : unitId
}

function fieldsOf(nodes: Nodes) {
  const units = nodes.map(({ id, name }) => ({ value: id, label: name }))
  return [
    { kind: 'text', name: 'name', label: '姓名', required: true, maxLength: 40 },
    {
      kind: 'text',
      name: 'idNumber',
      label: '身份证号',
      required: true,
      maxLength: 18,
      check: idFault,
      hint: '系统凭身份证号认人，性别和出生日期也由它得出；加密存放。',
    },
    { kind: 'select', name: 'unitId', label: '所在单位', required: true, options: units },
    { kind: 'text', name: 'number', label: '警号', maxLength: 30 },
  ] as const
}
