import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { PersonInput } from '../../personnel/ui/public.ts'
import { useAnnounce } from './api.ts'

interface Values {
  readonly personId: string | null
  readonly separatedOn: string
  readonly why: 'contractNotRenewed' | 'other'
}

/** 预办离岗手续: the last day is known beforehand. */
export function AnnouncePage() {
  const go = useGo()
  const announce = useAnnounce()
  return (
    <Page
      title="预办离岗手续"
      note="开出手续并请本人签离岗保密承诺书；到那天还要在一人一档里办理离岗。"
      crumbs={[{ href: '/leavings', label: '离岗手续' }]}
    >
      <Card>
        <Form<Values>
          submit="开离岗手续"
          cancel="不开，返回"
          onCancel={() => go('/leavings')}
          initial={{ personId: null, separatedOn: today(), why: 'other' }}
          groups={[
            {
              fields: [
                { kind: 'custom', name: 'personId', label: '离岗的人', required: true, input: (at) => <PersonInput {...at} /> },
                { kind: 'date', name: 'separatedOn', label: '预计离岗日期', required: true, earliest: today() },
                {
                  kind: 'choice',
                  name: 'why',
                  label: '原因',
                  required: true,
                  options: [
                    { value: 'other', label: '辞职、退休等' },
                    { value: 'contractNotRenewed', label: '合同期满不续签' },
                    { value: 'againstWill', label: '解除合同，或者本人不愿意离岗' },
                  ],
                  hint: '不续签、解除、本人不愿意的，先由管理链条以外的第二人查看，查看以后才能办理离岗。',
                },
              ],
            },
          ]}
          onSave={async ({ personId, separatedOn, why }) => {
            const { id } = await announce.runOrThrow({
              body: { personId: personId ?? '', separatedOn, isContractNotRenewed: why !== 'other' },
            })
            go(`/leavings/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
