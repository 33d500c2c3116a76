import { EyeOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { Gap, Light } from '../../../app/kit/light.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import type { PersonView } from '../contract.ts'
import { useDisclosure } from './api.ts'
import { wordsOfCategory, wordsOfKind, wordsOfSex } from './labels.ts'
import { PersonPhoto } from './person-photo.tsx'

const numberNames = { idNumber: '身份证号', phone: '手机号' } as const

/** The left card: who it is, with masked numbers and the way to see one in full. */
export function PersonCard({ person }: { person: PersonView }) {
  const kind = [wordsOfCategory(person.category), wordsOfKind(person.auxiliaryKind)].filter(Boolean).join(' · ')
  return (
    <section className="card person-card" aria-label="基本信息">
      <div className="person-head">
        <PersonPhoto person={person} />
        <div>
          <strong className="person-name">{person.name}</strong>
          <div className="person-sex">
            {wordsOfSex(person.sex)}　{person.age} 岁
          </div>
          {kind ? <span className="person-kind">{kind}</span> : null}
        </div>
      </div>
      <div className="person-facts">
        <Facts
          of={[
            ['身份证号', <PersonalNumber key="id" person={person} which="idNumber" masked={person.idNumber} />],
            ['出生', `${person.bornOn.slice(0, 4)}年${Number(person.bornOn.slice(5, 7))}月`],
            [
              '手机',
              person.phone ? (
                <PersonalNumber key="phone" person={person} which="phone" masked={person.phone} />
              ) : (
                <Gap key="none">未填</Gap>
              ),
            ],
            ['政治面貌', person.politicalStatus],
            ['学历', person.education],
            ...(person.kind === 'auxiliary' ? contractFacts(person) : []),
          ]}
        />
      </div>
      <p className="person-foot">性别、出生、年龄由身份证号得出。</p>
    </section>
  )
}

function contractFacts(person: PersonView): [string, ReactNode][] {
  const light = person.contractLight
  const ends = light === 'none' ? person.contractEndsOn : <Light kind={light}>{person.contractEndsOn}</Light>
  return [
    ['入职', person.entryOn],
    ['劳动关系单位', person.employer],
    ['合同至', ends],
    ['层级', person.tier],
    ['准驾车型', person.licenceClass],
  ]
}

interface NumberProps {
  readonly person: PersonView
  readonly which: 'idNumber' | 'phone'
  readonly masked: string
}

/** One number: masked, or in full after the reason and the own secret; gone again when the page is left. */
function PersonalNumber({ person, which, masked }: NumberProps) {
  const disclosure = useDisclosure()
  const [full, setFull] = useState<string | null>(null)
  const show = async () => {
    const reason = await askReason({
      title: `看${person.name}的全部${numberNames[which]}，为什么`,
      consequence: '谁看的、什么时候、为什么，本人都看得到。',
      yes: `看全部${numberNames[which]}`,
    })
    if (reason === null) return
    const shown = await disclosure.run({ params: { id: person.id }, body: { which, reason } })
    setFull(shown?.value ?? null)
  }
  return (
    <>
      <span className="person-number">{full ?? masked}</span>
      {person.abilities.disclose && full === null ? (
        <button type="button" className="text-act" disabled={disclosure.isRunning} onClick={() => void show()}>
          <EyeOutlined aria-hidden /> 看全部（须写理由，留痕）
        </button>
      ) : null}
      <Refusal problem={disclosure.problem} />
    </>
  )
}
