import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { rememberDesk } from '../../../app/desk.ts'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useCloseDesk, useOpenDesk, useOpenDesks } from './api.ts'
import './desk.css'

/** 打开签署台: gives this browser over to the round; and the desks that are open now. */
export function OpenDeskPage() {
  const roundId = usePathParam('roundId')
  const open = useOpenDesk()
  const begin = async () => {
    if (!(await open.run({ body: { roundId } }))) return
    rememberDesk(true)
    location.assign('/')
  }
  return (
    <Page
      title="打开签署台"
      crumbs={[
        { href: '/signing-rounds', label: '签订批次' },
        { href: `/signing-rounds/${roundId}`, label: '这一批' },
      ]}
    >
      <Card title="把这台设备交给要签的人">
        <ul className="desk-rules">
          <li>打开以后，您在这台设备上的登录就结束，别人用不到您的权限。</li>
          <li>每个人用自己的账号和口令验证，看完全文，用自己的签名密码签；签完自动锁屏，换下一位。</li>
          <li>签署台只能签这一批，十二个小时后自动关闭；批次结束也关闭。不用了，在别的电脑上从这一页关闭。</li>
        </ul>
        <Refusal problem={open.problem} />
        <Button type="primary" loading={open.isRunning} onClick={() => void begin()}>
          打开签署台，退出我的登录
        </Button>
      </Card>
      <OpenDesks roundId={roundId} />
    </Page>
  )
}

function OpenDesks({ roundId }: { roundId: string }) {
  const desks = useOpenDesks(roundId)
  const close = useCloseDesk()
  return (
    <Card title="开着的签署台" isFlush>
      <Refusal problem={close.problem} />
      <Shown of={desks} what="签署台">
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有开着的签署台" />
          ) : (
            <ul className="desk-list">
              {rows.map((desk) => (
                <li key={desk.id}>
                  <span>
                    {desk.openedByName} {atMoment(desk.openedAt)} 打开，{atMoment(desk.endsAt)} 自动关闭
                  </span>
                  <Button
                    size="small"
                    onClick={() => void close.run({ params: { id: desk.id }, body: { version: desk.version } })}
                  >
                    关闭
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  )
}
