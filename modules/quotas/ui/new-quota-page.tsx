import { Select } from 'antd'
import { useId } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { useAllPosts } from './api.ts'
import { QuotaDetail } from './quota-detail.tsx'
import './quotas.css'

/** 核定数量: any unit and any post of the catalogue, also one that nobody holds yet. */
export function NewQuotaPage() {
  const [{ unitId, postId }, change] = useAddress()
  const units = useRead(unitTree, { query: {} })
  const posts = useAllPosts()
  return (
    <Page title="核定数量" crumbs={[{ href: '/quotas', label: '用辅数量' }]}>
      <Card>
        <div className="quota-pick">
          <Pick
            label="哪个单位"
            value={unitId}
            options={(units.data?.nodes ?? []).map((u) => ({ value: u.id, label: u.name }))}
            onPick={(id) => change({ unitId: id })}
          />
          <Pick
            label="哪个岗位"
            value={postId}
            options={(posts.data?.rows ?? []).filter((p) => p.retiredOn === null).map((p) => ({ value: p.id, label: p.name }))}
            onPick={(id) => change({ postId: id })}
          />
        </div>
        {unitId && postId ? (
          <QuotaDetail key={`${unitId}.${postId}`} unitId={unitId} postId={postId} />
        ) : (
          <p className="note">先选单位和岗位，再填数量、起始日期和批准文号。</p>
        )}
      </Card>
    </Page>
  )
}

interface PickProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: { value: string; label: string }[]
  readonly onPick: (id: string) => void
}

function Pick({ label, value, options, onPick }: PickProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
        <span className="required">*</span>
      </label>
      <Select
        id={id}
        value={value}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="请选择"
        onChange={onPick}
      />
    </div>
  )
}
