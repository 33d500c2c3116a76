import { EyeInvisibleOutlined } from '@ant-design/icons'
import { Page } from '../../../app/kit/page.tsx'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import type { ProceedingView } from '../contract.ts'
import { kindLabels } from '../words.ts'
import { Acts } from './act-card.tsx'
import type { Around } from './act-form.tsx'
import { useFile, useRules } from './api.ts'
import { Entries } from './entries.tsx'
import { stateWords } from './labels.ts'
import { Rails } from './rails.tsx'
import { Sides } from './sides.tsx'
import './conduct.css'

/** One sealed file: the rails at the left, the work in the middle, rights and deadlines at the right. */
export function FilePage() {
  const reading = useFile(usePathParam('fileId'))
  return (
    <Shown of={reading} what="核查">
      {(view) => <SealedFile key={view.id} view={view} />}
    </Shown>
  )
}

/** A contract that ended is not yet a person who left. */
function Leaving({ around: { view, rules }, role }: { around: Around; role: string }) {
  const effect = rules.outcomes.find((o) => o.code === view.standingCode)?.effect
  if (view.state !== 'served' || (effect !== 'endContract' && effect !== 'returnToCompany')) return null
  const way = role === 'auxiliaryOffice' ? <Link href="/leavings">离岗手续</Link> : '离岗手续由辅警办和所在单位办理'
  return (
    <Panel tone="grey" title="合同终止，办离岗手续">
      处理决定已经送达。收回证件、装备，签离岗保密承诺书：{way}。
    </Panel>
  )
}

function SealedFile({ view }: { view: ProceedingView }) {
  const rules = useRules()
  const { role } = useSession().session
  const who = [view.subject.name, view.subject.unitName].filter(Boolean).join(' · ')
  return (
    <Page
      title={view.number}
      note={`${kindLabels[view.kind]} · ${who} · ${stateWords(view)}`}
      crumbs={[role === 'auxiliary' ? { href: '/me/conduct', label: '与我有关的核查' } : { href: '/conduct', label: '核查' }]}
      acts={
        <span className="conduct-sealed">
          <EyeInvisibleOutlined aria-hidden /> 密封：管理员不可见；每次打开都记录，告知后本人可查
        </span>
      }
    >
      {view.isWaiting ? (
        <Panel tone="amber" title="已移送">
          内部办理等待，恢复以后从原处接着办。
        </Panel>
      ) : null}
      <div className="conduct-columns">
        <Rails view={view} />
        <div className="conduct-middle">
          {view.gaps.length > 0 ? (
            <Panel tone="grey" title={`还不能进入下一步，差 ${view.gaps.length} 件`}>
              {view.gaps.join('；')}。
            </Panel>
          ) : null}
          {rules.data ? <Leaving around={{ view, rules: rules.data }} role={role} /> : null}
          {rules.data ? <Acts around={{ view, rules: rules.data }} /> : null}
          <Entries view={view} />
        </div>
        <Sides view={view} />
      </div>
    </Page>
  )
}
