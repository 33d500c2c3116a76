import { useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import { useOwnNumber } from './api.ts'

/** An own number: masked, in full after the own secret. */
export function OwnNumber({ which, masked }: { which: 'idNumber' | 'phone'; masked: string }) {
  const disclosure = useOwnNumber()
  const [full, setFull] = useState<string | null>(null)
  const show = async () => setFull((await disclosure.run({ body: { which } }))?.value ?? null)
  return (
    <>
      <span className="own-number">{full ?? masked}</span>
      {full === null ? (
        <button type="button" className="text-act" disabled={disclosure.isRunning} onClick={() => void show()}>
          看全部
        </button>
      ) : null}
      <Refusal problem={disclosure.problem} />
    </>
  )
}
