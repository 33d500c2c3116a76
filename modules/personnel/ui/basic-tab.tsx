import type { ReactNode } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import { Facts } from '../../../app/kit/page.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { PersonView } from '../contract.ts'
import { wordsOfCategory, wordsOfKind } from './labels.ts'

const named = (p: PersonView, of: { readonly name: string } | null, missing: string): ReactNode =>
  of?.name ?? (p.separatedOn === null ? <Gap>{missing}</Gap> : null)

/** 基本情况: where the person works, who answers today, what the contract says. */
export function BasicTab({ person }: { person: PersonView }) {
  if (person.kind === 'officer')
    return (
      <Facts
        of={[
          ['单位', person.unit.name],
          ['警号', person.number],
          ['职务', person.title],
          ['带辅人数', <Link key="led" href={`/people?leadOfficer=${person.id}`}>{`${person.ledCount} 人`}</Link>],
        ]}
      />
    )
  const duties = person.dutyCount === null ? '' : `，职责 ${person.dutyCount} 项`
  return (
    <div className="person-columns">
      <Facts
        of={[
          ['使用单位', person.unit.name],
          ['借调单位', person.secondedUnit?.name ?? '没有借调'],
          ['岗位', person.post ? `${person.post.name}${duties}` : named(person, null, '未定岗')],
          ['带辅责任民警', named(person, person.leadOfficer, '未指定')],
          ['分管责任领导', named(person, person.leaderInCharge, '未指定')],
          ['辅警编号', person.number ?? <Gap key="none">未填</Gap>],
        ]}
      />
      <Facts
        of={[
          ['类别', wordsOfCategory(person.category)],
          ['人员类型', wordsOfKind(person.auxiliaryKind)],
          ['劳动关系单位', person.employer],
          ['入职日期', person.entryOn],
          ['合同起止', person.contractEndsOn ? `${person.contractFrom ?? '未填'} 至 ${person.contractEndsOn}` : null],
          ['退役军人', person.isVeteran ? '是' : '否'],
        ]}
      />
    </div>
  )
}
