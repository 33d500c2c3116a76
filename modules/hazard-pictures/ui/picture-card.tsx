import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Link, writeSearch } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportPicture, type pictures } from '../contract.ts'

export type Picture = (typeof pictures)[number]
export interface PictureInput {
  readonly unitId?: string
  readonly weeks: '13' | '26' | '52'
}

interface PictureCardProps {
  readonly picture: Picture
  readonly input: PictureInput
  readonly title: string
  readonly said: { readonly sentence: string; readonly on: string }
  readonly children: ReactNode
}

/** A picture with its title, what it says in one sentence, its table and its file. */
export function PictureCard({ picture, input, title, said, children }: PictureCardProps) {
  const file = useDownload(exportPicture)
  const download = (
    <Button
      className="no-print"
      loading={file.isRunning}
      onClick={() => void file.run({ query: { ...input, picture } }, `${title}.xlsx`)}
    >
      导出
    </Button>
  )
  return (
    <Card isFlush title={title} note={`截至 ${said.on}`} extra={download}>
      <p className="picture-sentence">{said.sentence}</p>
      <Refusal problem={file.problem} />
      {children}
    </Card>
  )
}

/** A narrow screen shows part of the columns: the keyboard scrolls to the others. */
const letScroll = (region: HTMLElement | null): void => {
  if (region) region.tabIndex = 0
}

export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section ref={letScroll} className="picture-scroll" aria-label={label}>
      {children}
    </section>
  )
}

/** A number that opens the ledger at what was counted; a zero is quiet and opens nothing. */
export function Door({ n, label, of }: { n: number; label: string; of: Readonly<Record<string, string | undefined>> }) {
  if (n === 0) return <span className="picture-zero">0</span>
  return (
    <Link href={`/hazards${writeSearch(of)}`} aria-label={label}>
      {n}
    </Link>
  )
}

/** A number of a table; a zero is quiet. */
export const Figure = ({ n }: { n: number }) => <span className={n === 0 ? 'picture-zero' : ''}>{n}</span>

/** 8 / 10: a part with what it is a part of. */
export function Share({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className="picture-zero">—</span>
  return (
    <>
      {part} / {whole}
    </>
  )
}
