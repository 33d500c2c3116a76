import { Button } from 'antd'
import { Refusal } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import type { SlipView } from '../contract.ts'
import * as api from './api.ts'

/** Every act on a slip that the reader may do now, the one it needs last. */
export function useSlipActs(s: SlipView) {
  const go = useGo()
  const [approve, refuse, receive] = [api.useApprove(), api.useRefuse(), api.useReceive()]
  const [close, sendBack, withdraw] = [api.useClose(), api.useReturn(), api.useWithdraw()]
  const params = { id: s.id }
  const { version } = s
  const name = s.number ?? '这张红色督办单'
  const withReason = async (
    write: typeof refuse | typeof sendBack | typeof withdraw,
    title: string,
    [consequence, yes]: [string, string],
  ) => {
    const reason = await askReason({ title, consequence, yes })
    if (reason !== null) await write.run({ params, body: { version, reason } })
  }
  const acts: readonly { needs: string; label: string; run: () => Promise<unknown> }[] = [
    {
      needs: 'withdraw',
      label: '撤回',
      run: () => withReason(withdraw, `撤回${name}，为什么`, ['这个单位不用再答复，编号不再用；不能恢复。', '撤回督办单']),
    },
    {
      needs: 'refuse',
      label: '不批准',
      run: () => withReason(refuse, '不批准，为什么', ['不发出，也不编号，理由起草人看得到。', '不批准']),
    },
    {
      needs: 'approve',
      label: '批准',
      run: async () =>
        (await askConfirmation({
          title: `批准向${s.unit.name}发红色督办单`,
          consequence: '批准以后编号发出，任务同时报上一级；不能收回批准。',
          yes: '批准发出',
        })) && approve.run({ params, body: { version } }),
    },
    { needs: 'receive', label: '签收', run: () => receive.run({ params, body: { version } }) },
    { needs: 'answer', label: '答复', run: async () => go(`/supervision/${s.id}/answer`) },
    {
      needs: 'return',
      label: '退回',
      run: () => withReason(sendBack, '退回答复，为什么', ['主送单位要再答一次，期限不变，原来的答复留着。', '退回答复']),
    },
    {
      needs: 'close',
      label: '办结',
      run: async () =>
        (await askConfirmation({ title: `办结${name}`, consequence: '办结以后不能退回；任务的灯不变。', yes: '办结督办单' })) &&
        close.run({ params, body: { version } }),
    },
  ]
  const mine = acts.filter((act) => s.abilities[act.needs])
  const problem = [approve, refuse, receive, close, sendBack, withdraw].map((w) => w.problem).find((p) => p !== null) ?? null
  return {
    refusal: <Refusal problem={problem} />,
    buttons: (
      <div className="slip-acts no-print">
        {mine.map((act, index) => (
          <Button key={act.needs} type={index === mine.length - 1 ? 'primary' : 'default'} onClick={() => void act.run()}>
            {act.label}
          </Button>
        ))}
      </div>
    ),
  }
}
