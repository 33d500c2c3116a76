import { Facts } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { readEvent } from '../contract.ts'
import { stateWords, toTheSecond, wordsOfKind, wordsOfResult, wordsOfRole, wordsOfVerb } from './labels.ts'

/** Everything the audit administrator may know of one event: who, when, from where, what about whom; never the values. */
export function EventContent({ id }: { id: string }) {
  const reading = useRead(readEvent, { params: { id } })
  return (
    <Shown of={reading} what="这条留痕">
      {(event) => (
        <>
          <Facts
            of={[
              ['时间', `${toTheSecond(event.at)}（北京时间）`],
              ['姓名', event.actorName],
              ['身份', wordsOfRole(event.role)],
              ['动作', `${wordsOfVerb(event.verb)}（${event.verb}）`],
              ['结果', wordsOfResult(event.result)],
              ['来自', event.address],
              ['对象', event.named.length === 0 ? null : event.named.map((n) => `${wordsOfKind(n.kind)} ${n.id}`).join('、')],
              ['留痕编号', event.id],
              ['摘要', <code key="digest">{event.digest}</code>],
              [
                '入链',
                event.position === null
                  ? stateWords[event.linkState]
                  : `第 ${event.position} 号，${toTheSecond(event.linkedAt ?? event.at)}`,
              ],
              ['前一环', event.previousHash ? <code key="previous">{event.previousHash}</code> : null],
              ['本环', event.hash ? <code key="hash">{event.hash}</code> : null],
            ]}
          />
          <p>变更前后的内容不在这里显示；本人和主管单位在各自的记录里能看到。</p>
        </>
      )}
    </Shown>
  )
}
