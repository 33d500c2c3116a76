import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import { Form } from '../../../app/kit/form.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { FilingRowView } from '../contract.ts'
import { aspectLabels, stateLabels } from '../words.ts'
import { useLodge } from './api.ts'

interface Values {
  readonly note: string
}

/** One filing; the unit completes and lodges it here. */
export function FilingDrawer({ of: f, controls }: { of: FilingRowView; controls: DrawerControls }) {
  const lodge = useLodge()
  return (
    <Drawer title={`${f.person.name}　${aspectLabels[f.aspect]}变动`} pageHref={`/filings?open=${f.id}`} {...controls}>
      <Facts of={factsOf(f)} />
      {f.abilities.lodge ? (
        <Form<Values>
          submit="报备案"
          cancel="先不报"
          onCancel={controls.onClose}
          initial={{ note: f.note }}
          version={f.version}
          groups={[
            {
              fields: [
                {
                  kind: 'multiline',
                  name: 'note',
                  label: '说明',
                  maxLength: 300,
                  hint: '变动前后由系统从任岗记录里取，不用再填。',
                },
              ],
            },
          ]}
          onSave={async (values, version) => {
            await lodge.runOrThrow({ body: { filings: [{ id: f.id, version: version ?? f.version }], note: values.note } })
            controls.onClose()
          }}
        />
      ) : null}
    </Drawer>
  )
}

const by = (name: string | null, at: string | null): string | null => (at ? `${name ?? ''} ${atMoment(at)}` : null)

const factsOf = (f: FilingRowView): [string, ReactNode][] => [
  ['姓名', <Link key="person" href={`/people/${f.person.id}`}>{`${f.person.name} ${f.person.number ?? ''}`}</Link>],
  ['单位', f.unit.name],
  ['变动前', f.before ?? '无'],
  ['变动后', f.after ?? '空缺'],
  ['变动日期', f.changedOn],
  ['变动原因', f.reason || null],
  ['时限', f.dueOn === null ? '未定时限' : `${f.dueOn}（本局规定）`],
  ['状态', f.isLate ? `${stateLabels[f.state]}，迟报` : stateLabels[f.state]],
  ['报备', by(f.lodgedBy, f.lodgedAt)],
  ['说明', f.note || null],
  ['答复', by(f.answeredBy, f.answeredAt)],
  ['退回理由', f.answer],
  ['备案号', f.serialNumber],
]
