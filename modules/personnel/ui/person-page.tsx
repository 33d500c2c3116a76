import { PrinterOutlined } from '@ant-design/icons'
import { Button, Tabs } from 'antd'
import { Suspense } from 'react'
import { inSentence } from '../../../app/dates.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { Loading, Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { type PersonView, printCard } from '../contract.ts'
import { usePerson, useVoidPerson } from './api.ts'
import { BasicTab } from './basic-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { wordsOfSeparation } from './labels.ts'
import { PersonCard } from './person-card.tsx'
import { PhotoActs } from './person-photo.tsx'
import { personTabsFor } from './person-tabs.ts'
import { ViewsTab } from './views-tab.tsx'
import './personnel.css'

const listOf = (p: PersonView) =>
  p.kind === 'officer' ? { href: '/officers', label: '民警' } : { href: '/people', label: '花名册' }

/** 一人一档: the card at the left, everything known about the person in tabs. */
export function PersonPage() {
  const reading = usePerson(usePathParam('personId'))
  return (
    <Shown of={reading} what="这份档案">
      {(person) => (
        <Page
          title={person.name}
          note={[person.unit.name, person.post?.name, person.title, person.number].filter(Boolean).join(' · ')}
          crumbs={[listOf(person)]}
          acts={<PersonActs person={person} />}
        >
          {person.separatedOn ? (
            <Panel
              tone="grey"
              title={`${person.name}已于 ${inSentence(person.separatedOn)}离岗（${wordsOfSeparation(person.separationKind) ?? '原因未记'}）。档案照旧可查，不能再改。`}
            />
          ) : null}
          <div className="person">
            <PersonCard person={person} />
            <PersonTabs person={person} />
          </div>
        </Page>
      )}
    </Shown>
  )
}

function PersonTabs({ person }: { person: PersonView }) {
  const { role } = useSession().session
  const [{ tab = 'basic' }, change] = useAddress()
  const contributed = person.kind === 'auxiliary' ? personTabsFor(role) : []
  const tabs = [
    {
      key: 'basic',
      label: '基本情况',
      children: [<PhotoActs key="photo" person={person} />, <BasicTab key="basic" person={person} />],
    },
    { key: 'history', label: '任岗经历', children: <HistoryTab person={person} /> },
    ...contributed.map(({ key, label, Tab }) => ({
      key,
      label,
      children: (
        <Suspense fallback={<Loading />}>
          <Tab personId={person.id} />
        </Suspense>
      ),
    })),
    { key: 'views', label: '谁看过', children: <ViewsTab personId={person.id} /> },
  ]
  return (
    <Card isFlush>
      <div className="person-tabs">
        <Tabs
          activeKey={tabs.some((i) => i.key === tab) ? tab : 'basic'}
          onChange={(key) => change({ tab: key === 'basic' ? undefined : key })}
          items={tabs.map((t) => ({ ...t, children: <div className="person-tab">{t.children}</div> }))}
          destroyOnHidden
        />
      </div>
    </Card>
  )
}

function PersonActs({ person }: { person: PersonView }) {
  const go = useGo()
  const { role } = useSession().session
  const mayPrint = role !== 'leadOfficer' && role !== 'lineInspector'
  const isPhone = useIsPhone()
  const card = useDownload(printCard)
  const voiding = useVoidPerson()
  const { edit, separate, move, rejoin, void: canVoid } = person.abilities
  const takeBack = async () => {
    const sure = await askConfirmation({
      title: `撤销录入的“${person.name}”？`,
      consequence: '只用于录错的人：从花名册里去掉，身份证号可以重新录入。人已离开的，请办理离岗。录入超过 30 天不能撤销。',
      yes: '撤销这次录入',
      isDangerous: true,
    })
    if (!sure) return
    const reason = await askReason({ title: '为什么撤销', consequence: '理由会留痕。', yes: '撤销这次录入' })
    if (reason === null) return
    const done = await voiding.run({ params: { id: person.id }, body: { version: person.version, reason } })
    if (done) go(listOf(person).href)
  }
  return (
    <>
      <Refusal problem={card.problem ?? voiding.problem} />
      {canVoid && !isPhone ? <Button onClick={() => void takeBack()}>撤销误录</Button> : null}
      {move ? <Button onClick={() => go(`/people/${person.id}/move`)}>调动、借调</Button> : null}
      {rejoin ? <Button onClick={() => go(`/people/${person.id}/rejoining`)}>办理重新入职</Button> : null}
      {separate && !isPhone ? <Button onClick={() => go(`/people/${person.id}/separation`)}>办理离岗</Button> : null}
      {person.kind === 'auxiliary' && mayPrint ? (
        <Button
          icon={<PrinterOutlined aria-hidden />}
          loading={card.isRunning}
          onClick={() => void card.run({ params: { id: person.id }, body: {} }, `档案卡 ${person.name}.pdf`)}
        >
          打印档案卡
        </Button>
      ) : null}
      {edit ? (
        <Button type="primary" onClick={() => go(`/people/${person.id}/change`)}>
          修改
        </Button>
      ) : null}
    </>
  )
}
