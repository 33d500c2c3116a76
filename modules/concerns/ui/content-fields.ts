import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { ConcernView, HandledConcernView } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { aboutLabels, kindLabels } from './labels.ts'

export interface Content {
  readonly kind: ConcernView['kind']
  readonly category: ConcernView['category'] | null
  readonly about: readonly HandledConcernView['about'][number][]
  readonly aboutName: string
  readonly text: string
}
export const emptyContent: Content = { kind: 'concern', category: null, about: [], aboutName: '', text: '' }

/** What is asked of everybody who raises one. */
export const contentGroups: readonly FieldGroup<Content>[] = [
  {
    title: '反映什么',
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: '种类',
        required: true,
        options: optionsOf(kindLabels),
        hint: '有人让辅警做职责以外的事，选“超职责指令反映”，直接到辅警办。',
      },
      { kind: 'select', name: 'category', label: '类别', required: true, options: optionsOf(categoryLabels) },
      { kind: 'multiline', name: 'text', label: '内容', required: true, maxLength: 4000, rows: 6 },
    ],
  },
  {
    title: '反映的是谁，只用来绕开他',
    fields: [
      { kind: 'many', name: 'about', label: '哪一级', options: optionsOf(aboutLabels) },
      { kind: 'text', name: 'aboutName', label: '姓名', maxLength: 50 },
    ],
  },
]
