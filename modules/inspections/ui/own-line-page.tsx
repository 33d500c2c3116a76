import type { ReactNode } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { stateLabels } from '../words.ts'
import { useLineInspections, useOwnLine, useRules } from './api.ts'
import './inspections.css'

/** 本警种: its auxiliaries across units, its documents, its inspections. */
export function OwnLinePage() {
  const rules = useRules()
  return (
    <Shown of={rules} what="本警种">
      {({ checklist }) => <Line name={checklist?.policeLine ?? ''} />}
    </Shown>
  )
}

const see = (href: string, label: string) => <Link href={href}>{label}</Link>

function Line({ name }: { name: string }) {
  const [line, inspections] = [useOwnLine(), useLineInspections()]
  return (
    <Page title={`${name}警种`} note="只看不改；检查、备案在各自的页里办。">
      <Shown of={line} what="本警种">
        {({ units, documents }) => (
          <>
            <Card title="本警种辅警" note="按单位" extra={see('/people', '看花名册')}>
              <ul className="inspection-units">
                {units.length === 0 ? <li>各单位都没有本警种岗位上的辅警。</li> : null}
                {units.map((u) => (
                  <li key={u.id}>{`${u.name}　${u.auxiliaries} 人`}</li>
                ))}
              </ul>
            </Card>
            <Card title="本警种文件" extra={see('/line-documents', '看全部')}>
              <Lines none="还没有报备案的文件。">
                {documents.map((d) => (
                  <li key={d.id} className="inspection-line">
                    <Link href={`/line-documents/${d.id}`}>{d.title}</Link>
                    <span className="note">{`第 ${d.number} 版，复核日期 ${d.reviewOn}`}</span>
                  </li>
                ))}
              </Lines>
            </Card>
          </>
        )}
      </Shown>
      <Card title="检查" extra={see('/inspections', '看全部')}>
        <Shown of={inspections} what="检查">
          {({ rows }) => (
            <Lines none="还没有检查。">
              {rows.map((i) => (
                <li key={i.id} className="inspection-line">
                  <Link href={`/inspections/${i.id}`}>{`${i.unit.name}　${i.number}`}</Link>
                  <span className="note">
                    {`${i.inspectedOn}　${stateLabels[i.state]}，有问题 ${i.found} 项，未答复 ${i.unanswered} 条`}
                  </span>
                </li>
              ))}
            </Lines>
          )}
        </Shown>
      </Card>
    </Page>
  )
}

function Lines({ none, children }: { none: string; children: readonly ReactNode[] }) {
  return <ul className="inspection-items">{children.length === 0 ? <li>{none}</li> : children}</ul>
}
