import { Form } from '../../../app/kit/form.tsx'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { Card } from '../../../app/kit/page.tsx'
import type { ConcernView } from '../contract.ts'
import { helpedLabels } from './labels.ts'

type Helped = NonNullable<ConcernView['helped']>
interface Acts {
  readonly addWord: (text: string) => Promise<unknown>
  readonly close: (helped: Helped) => Promise<unknown>
  readonly reopen: (reason: string) => Promise<unknown>
}

/** What whoever raised it may do: add a word, close it and say whether it helped, or raise it again. */
export function RaiserActs({ of: c, acts }: { of: ConcernView; acts: Acts }) {
  return (
    <>
      {c.abilities.close ? (
        <Card title="办结，说明有没有帮助">
          <Form<{ helped: Helped | null }>
            key={`close${c.version}`}
            submit="办结这件诉求"
            initial={{ helped: null }}
            groups={[
              {
                fields: [
                  { kind: 'choice', name: 'helped', label: '答复有没有帮助', required: true, options: optionsOf(helpedLabels) },
                ],
              },
            ]}
            onSave={({ helped }) => acts.close(helped ?? 'notHelped')}
          />
        </Card>
      ) : null}
      {c.abilities.reopen ? (
        <Card title="没有解决，再次提出">
          <Form<{ reason: string }>
            key={`reopen${c.version}`}
            submit="再次提出"
            isBeside
            initial={{ reason: '' }}
            groups={[
              {
                fields: [
                  {
                    kind: 'multiline',
                    name: 'reason',
                    label: '哪里没有解决',
                    required: true,
                    maxLength: 4000,
                    hint: '期限重新起算；辅警办和政治处领导也看得到，反映的是谁，谁仍然看不到。',
                  },
                ],
              },
            ]}
            onSave={({ reason }) => acts.reopen(reason)}
          />
        </Card>
      ) : null}
      <Card title="补充">
        <Form<{ text: string }>
          key={`word${c.texts.length}`}
          submit="补充一段"
          isBeside
          initial={{ text: '' }}
          groups={[{ fields: [{ kind: 'multiline', name: 'text', label: '补充的话', required: true, maxLength: 4000 }] }]}
          onSave={({ text }) => acts.addWord(text)}
        />
      </Card>
    </>
  )
}
