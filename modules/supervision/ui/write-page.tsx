import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { CandidateView } from '../contract.ts'
import { useCandidate, useWriteSlip } from './api.ts'
import { ColorMark } from './marks.tsx'

const crumbs = [
  { href: '/supervision', label: '督办单' },
  { href: '/supervision/candidates', label: '可以督办的任务' },
]

/** 开督办单: the facts stand, a person writes the demand. */
export function WritePage() {
  const reading = useCandidate(usePathParam('taskId'))
  return (
    <Page title="开督办单" crumbs={crumbs}>
      <Card>
        <Shown of={reading} what="任务">
          {({ rows: [found] }) =>
            found ? <WriteForm key={found.id} of={found} /> : <p>按规则这件任务现在不能开督办单，或者已有一张没有办结。</p>
          }
        </Shown>
      </Card>
    </Page>
  )
}

const next: Record<CandidateView['color'], string> = {
  blue: '发出以后进主送单位的待办，先签收，再由主要领导答复。',
  yellow: '发出以后进主送单位的待办，先签收，再由主要领导答复。',
  red: '先送政治处领导批准，批准以后编号发出，任务同时报上一级。',
}

function WriteForm({ of: c }: { of: CandidateView }) {
  const go = useGo()
  const write = useWriteSlip()
  return (
    <>
      <Facts
        of={[
          ['颜色', <ColorMark key="color" of={c.color} />],
          ['主送单位', c.unit.name],
          ['为什么', c.why],
          ['事实', c.facts],
          ['下一步', next[c.color]],
        ]}
      />
      <Form<{ demand: string; answerBy: string }>
        submit={c.color === 'red' ? '送批准' : '发出督办单'}
        cancel="先不开，返回"
        onCancel={() => go('/supervision/candidates')}
        initial={{ demand: '', answerBy: '' }}
        whyNot={c.abilities.write ? undefined : '督办单由辅警办或者牵头单位的主要领导开。'}
        groups={[
          {
            fields: [
              {
                kind: 'multiline',
                name: 'demand',
                label: '要求',
                required: true,
                maxLength: 500,
                hint: '写要办成什么；事实已经列在上面，不用再写。',
              },
              { kind: 'date', name: 'answerBy', label: '答复期限', required: true },
            ],
          },
        ]}
        onSave={async ({ demand, answerBy }) => {
          const slip = await write.runOrThrow({ body: { taskId: c.id, color: c.color, demand, answerBy } })
          go(`/supervision/${slip.id}`)
        }}
      />
    </>
  )
}
