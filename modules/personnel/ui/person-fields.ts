import { today } from '../../../app/dates.ts'
import type { Field, FieldGroup } from '../../../app/kit/form/definition.ts'
import { ageOn, isMobile, parseIdNumber } from '../../../platform/personal-number.ts'
import type { PersonView } from '../contract.ts'
import {
  auxiliaryKindOptions,
  categoryOptions,
  educationOptions,
  licenceOptions,
  politicalOptions,
  wordsOfSex,
} from './labels.ts'

/** What is typed about a person; the same for a new and a known one. */
export interface PersonFields {
  readonly kind: 'officer' | 'auxiliary'
  readonly name: string
  readonly idNumber: string
  readonly phone: string | null
  readonly number: string | null
  readonly title: string | null
  readonly category: 'duty' | 'civilian' | null
  readonly auxiliaryKind: 'patrolMember' | 'policeAssistant' | null
  readonly employer: string | null
  readonly education: string | null
  readonly politicalStatus: string | null
  readonly tier: string | null
  readonly licenceClass: string | null
  readonly isVeteran: boolean
  readonly entryOn: string | null
  readonly contractFrom: string | null
  readonly contractEndsOn: string | null
}
export const emptyPerson: PersonFields = {
  kind: 'auxiliary',
  name: '',
  idNumber: '',
  phone: null,
  number: null,
  title: null,
  category: 'duty',
  auxiliaryKind: 'patrolMember',
  employer: null,
  education: null,
  politicalStatus: null,
  tier: null,
  licenceClass: null,
  isVeteran: false,
  entryOn: null,
  contractFrom: null,
  contractEndsOn: null,
}

/** The fields as they stand; numbers are masked there, so they start empty and stay as they are unless typed anew. */
export const fieldsOf = (p: PersonView): PersonFields => ({
  kind: p.kind,
  name: p.name,
  idNumber: '',
  phone: null,
  number: p.number,
  title: p.title,
  category: p.category as PersonFields['category'],
  auxiliaryKind: p.auxiliaryKind as PersonFields['auxiliaryKind'],
  employer: p.employer,
  education: p.education,
  politicalStatus: p.politicalStatus,
  tier: p.tier,
  licenceClass: p.licenceClass,
  isVeteran: p.isVeteran,
  entryOn: p.entryOn,
  contractFrom: p.contractFrom,
  contractEndsOn: p.contractEndsOn,
})

const isAuxiliary = (v: PersonFields): boolean => v.kind === 'auxiliary'
const idFault = (value: unknown): string | undefined => {
  const parsed = parseIdNumber(String(value))
  return parsed.ok ? undefined : `${parsed.message}。`
}
const phoneFault = (value: unknown): string | undefined =>
  isMobile(String(value).replace(/[\s-]/g, '')) ? undefined : '手机号应为 11 位，以 1 开头，请核对。'

function derivedFrom(idNumber: string): string {
  const parsed = parseIdNumber(idNumber)
  if (!parsed.ok) return '填对身份证号后自动得出'
  return `${wordsOfSex(parsed.sex)}，${parsed.bornOn} 出生，${ageOn(parsed.bornOn, today())} 岁`
}

/** 这个人是谁: `known` is set when numbers are already stored. */
export function identityFields<V extends PersonFields>(known: PersonView | null, mayCorrectId: boolean): readonly Field<V>[] {
  const id: Field<V> = {
    kind: 'text',
    name: 'idNumber',
    label: known ? `更正身份证号（现为 ${known.idNumber}）` : '身份证号',
    required: known === null,
    maxLength: 18,
    check: idFault,
    ...(known ? { hint: '没有错就不填。' } : {}),
  }
  const derived: Field<V> = {
    kind: 'derived',
    name: 'derived:person',
    label: '性别、出生、年龄',
    show: (v) => derivedFrom(v.idNumber),
  }
  return [
    { kind: 'text', name: 'name', label: '姓名', required: true, maxLength: 50 },
    ...(known && !mayCorrectId ? [] : [id, derived]),
    {
      kind: 'text',
      name: 'phone',
      label: known?.phone ? `换手机号（现为 ${known.phone}）` : '手机',
      maxLength: 20,
      check: phoneFault,
      ...(known?.phone ? { hint: '没有换号就不填。' } : {}),
    },
    { kind: 'text', name: 'number', label: '辅警编号', maxLength: 20, when: isAuxiliary },
    { kind: 'text', name: 'number', label: '警号', maxLength: 20, when: (v) => !isAuxiliary(v) },
    { kind: 'text', name: 'title', label: '职务', maxLength: 30, when: (v) => !isAuxiliary(v) },
  ]
}

const contractFault = (value: unknown, v: PersonFields): string | undefined =>
  v.contractFrom !== null && String(value) <= v.contractFrom ? `合同从 ${v.contractFrom} 开始，到期应在其后。` : undefined

/** 合同、学历 and the like; for auxiliaries only. */
export function contractGroups<V extends PersonFields>(): readonly FieldGroup<V>[] {
  return [
    {
      title: '合同怎么签的',
      fields: [
        { kind: 'select', name: 'category', label: '类别', options: categoryOptions, when: isAuxiliary },
        { kind: 'select', name: 'auxiliaryKind', label: '人员类型', options: auxiliaryKindOptions, when: isAuxiliary },
        {
          kind: 'text',
          name: 'employer',
          label: '劳动关系单位',
          maxLength: 60,
          hint: '与谁签的合同，如某劳务公司。',
          when: isAuxiliary,
        },
        { kind: 'date', name: 'entryOn', label: '入职日期' },
        { kind: 'date', name: 'contractFrom', label: '合同开始', when: isAuxiliary },
        { kind: 'date', name: 'contractEndsOn', label: '合同到期', check: contractFault, when: isAuxiliary },
      ],
    },
    {
      title: '其他情况',
      fields: [
        { kind: 'select', name: 'education', label: '学历', options: educationOptions },
        { kind: 'select', name: 'politicalStatus', label: '政治面貌', options: politicalOptions },
        { kind: 'text', name: 'tier', label: '层级', maxLength: 20, when: isAuxiliary },
        { kind: 'select', name: 'licenceClass', label: '准驾车型', options: licenceOptions },
        { kind: 'tick', name: 'isVeteran', label: '退役军人', words: '是退役军人' },
      ],
    },
  ]
}

/** An emptied text is none. */
export const orNone = <T>(value: T): T | null => (value === '' || value === undefined ? null : value)
