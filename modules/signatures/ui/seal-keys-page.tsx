import { Button } from 'antd'
import { inGrid } from '../../../app/dates.ts'
import { Grid } from '../../../app/kit/list/grid.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import { usePublicKeys, useReplaceSealKey, useSealKeys } from './api.ts'

/** 签章密钥 — the key that seals signatures, and those that sealed before. */
export function SealKeysPage() {
  const reading = useSealKeys()
  const replacing = useReplaceSealKey()
  const keys = usePublicKeys()
  const replace = async () => {
    const reason = await askReason({
      title: '更换签章密钥',
      consequence: '以后的签署用新密钥封签；以前封的照样核得过。换了以后，把公钥文件重新发给保管的人。',
      yes: '更换签章密钥',
    })
    if (reason !== null) await replacing.run({ body: { reason } })
  }
  return (
    <Page
      title="签章密钥"
      acts={
        <>
          <Button loading={keys.isRunning} onClick={() => void keys.run({}, '本局签章公钥.pem')}>
            取公钥文件
          </Button>
          <Button type="primary" loading={replacing.isRunning} onClick={() => void replace()}>
            更换签章密钥
          </Button>
        </>
      }
    >
      <Refusal problem={replacing.problem ?? keys.problem} />
      <Card title="密钥" note="私钥加密存放，谁也看不到；公钥文件请在服务器以外另存一份" isFlush>
        <Shown of={reading} what="签章密钥">
          {({ rows }) => (
            <Grid
              label="签章密钥"
              rows={rows}
              idOf={(k) => k.id}
              nameOf={(k) => k.id}
              columns={[
                { key: 'id', title: '密钥编号', render: (k) => k.id },
                { key: 'madeAt', title: '启用时间', render: (k) => inGrid(k.madeAt) },
                { key: 'retiredAt', title: '停用时间', render: (k) => (k.retiredAt ? inGrid(k.retiredAt) : '在用') },
              ]}
            />
          )}
        </Shown>
      </Card>
    </Page>
  )
}
