import { Button, Tabs } from 'antd'
import { Suspense } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Loading, Panel, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import type { UnitView } from '../contract.ts'
import { kindWords } from '../words.ts'
import { useUnit } from './api.ts'
import { endWords } from './labels.ts'
import { LeadersTab } from './leaders-tab.tsx'
import { unitTabs } from './unit-tabs.ts'
import './organisation.css'

/** One unit: what it is, its leaders and its names over time. */
export function UnitPage() {
  const [{ tab = 'basic' }, change] = useAddress()
  const reading = useUnit(usePathParam('unitId'))
  return (
    <Shown of={reading} what="单位资料">
      {(unit) => (
        <Page
          title={unit.name}
          note={[unit.parentName, kindWords[unit.kind], `辅警 ${unit.auxiliaryCount} 人`].filter(Boolean).join(' · ')}
          crumbs={[{ href: '/units', label: '单位' }]}
          acts={<UnitActs unit={unit} />}
        >
          {unit.closedOn ? <ClosedNote unit={unit} /> : null}
          <Card isFlush>
            <div className="unit-tabs">
              <Tabs
                activeKey={tab}
                onChange={(key) => change({ tab: key === 'basic' ? undefined : key, end: undefined })}
                items={[
                  { key: 'basic', label: '基本情况', children: <BasicTab unit={unit} /> },
                  { key: 'leaders', label: '领导任职', children: <LeadersTab unit={unit} /> },
                  { key: 'names', label: '名称沿革', children: <NamesTab unit={unit} /> },
                  ...unitTabs.map(({ key, label, Tab }) => ({
                    key,
                    label,
                    children: (
                      <Suspense fallback={<Loading />}>
                        <Tab unitId={unit.id} />
                      </Suspense>
                    ),
                  })),
                ]}
                destroyOnHidden
              />
            </div>
          </Card>
        </Page>
      )}
    </Shown>
  )
}

function ClosedNote({ unit }: { unit: UnitView }) {
  return (
    <Panel tone="grey" title={`${unit.name}${endWords(unit)}。`}>
      {unit.successor ? <Link href={`/units/${unit.successor.id}`}>看{unit.successor.name}</Link> : null}
    </Panel>
  )
}

function UnitActs({ unit }: { unit: UnitView }) {
  const go = useGo()
  const to = (act: string) => () => go(`/units/${unit.id}/${act}`)
  if (!unit.abilities.changeContacts) return null
  const isMovable = unit.abilities.restructure && unit.parentId !== null
  return (
    <>
      {isMovable ? <Button onClick={to('close')}>撤销</Button> : null}
      {isMovable ? <Button onClick={to('merge')}>并入</Button> : null}
      {isMovable ? <Button onClick={to('move')}>调整隶属</Button> : null}
      {isMovable ? <Button onClick={to('order')}>调整顺序</Button> : null}
      {unit.abilities.restructure ? <Button onClick={to('rename')}>改名</Button> : null}
      <Button type="primary" onClick={to('change')}>
        修改资料
      </Button>
    </>
  )
}

function BasicTab({ unit }: { unit: UnitView }) {
  const gap = (what: UnitView['missing'][number], value: string | null) => (unit.missing.includes(what) ? <Gap>未填</Gap> : value)
  return (
    <div className="unit-facts">
      <Facts
        of={[
          ['名称', unit.name],
          ['简称', unit.shortName],
          ['编码', unit.code],
          ['类型', kindWords[unit.kind]],
          ['警种', unit.policeLine],
          [
            '上级单位',
            unit.parentId ? (
              <Link key="parent" href={`/units/${unit.parentId}`}>
                {unit.parentName}
              </Link>
            ) : null,
          ],
          ['成立日期', unit.openedOn],
        ]}
      />
      <Facts
        of={[
          ['政策电话', gap('hotline', unit.hotline)],
          ['意见箱', gap('mailbox', unit.mailbox)],
          ['主要领导', unit.missing.includes('unitHead') ? <Gap key="head">空缺</Gap> : unit.headName],
          [
            '分管领导',
            unit.missing.includes('leaderInCharge') ? <Gap key="leader">未指定</Gap> : unit.leaderNames.join('、') || null,
          ],
          ['分管局领导', unit.missing.includes('overseeingBureauLeader') ? <Gap key="overseer">未定</Gap> : unit.overseerName],
          ['辅警人数', <Link key="people" href={`/people?unitId=${unit.id}`}>{`${unit.auxiliaryCount} 人`}</Link>],
          ['下级单位', unit.children.length > 0 ? <Children key="children" unit={unit} /> : '没有'],
        ]}
      />
    </div>
  )
}

function Children({ unit }: { unit: UnitView }) {
  return (
    <>
      {unit.children.map((child, index) => (
        <span key={child.id}>
          {index > 0 ? '、' : ''}
          <Link href={`/units/${child.id}`}>{child.name}</Link>
        </span>
      ))}
    </>
  )
}

function NamesTab({ unit }: { unit: UnitView }) {
  return (
    <table className="unit-table">
      <caption className="visually-hidden">名称沿革</caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">启用</th>
          <th scope="col">停用</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {unit.names.map((n) => (
          <tr key={n.fromOn}>
            <td>{n.name}</td>
            <td>{n.fromOn}</td>
            <td>{n.toOn ?? '现用'}</td>
            <td>{n.reason || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
