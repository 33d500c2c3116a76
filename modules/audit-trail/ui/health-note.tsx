import { useRead } from '../../../app/requests.ts'
import { trailHealth } from '../contract.ts'
import { toTheSecond } from './labels.ts'

const alarmAfter = 10

/** After the total: how the chain stands; says in words what is wrong. */
export function HealthNote() {
  const { data } = useRead(trailHealth, {}, { every: 10_000 })
  if (!data) return null
  const isLate = data.waiting > 0 && data.lagSeconds > alarmAfter
  const jumps = data.clockJumps.length
  return (
    <span role={isLate ? 'alert' : 'status'}>
      ，链上 <b>{data.count}</b> 条
      {isLate ? (
        <b>
          ，有 {data.waiting} 条超过 {data.lagSeconds} 秒没有入链，请告知系统管理员
        </b>
      ) : null}
      {data.signed ? `，${toTheSecond(data.signed.at)} 签名至第 ${data.signed.count} 号` : '，还没有签名'}
      {jumps > 0 ? `，近期时钟跳变 ${jumps} 次（最近 ${toTheSecond(data.clockJumps[jumps - 1]?.at ?? '')}）` : ''}
    </span>
  )
}
