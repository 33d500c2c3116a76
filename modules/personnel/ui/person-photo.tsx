import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { addressOf } from '../../../app/call.ts'
import { Refusal } from '../../../app/kit/states.tsx'
import { Problem } from '../../../app/problem.ts'
import { askConfirmation } from '../../../app/questions.ts'
import { type PersonView, readPhoto } from '../contract.ts'
import { useRemovePhoto, useSetPhoto } from './api.ts'

const largest = 10 * 1024 * 1024
const tooLarge = new Problem({
  status: 413,
  code: 'pictureTooLarge',
  detail: '照片超过 10 MB。用看图软件缩小，或者另存为 JPEG 后再传。',
})

/** The frame at the head of the file: the photo, or that there is none. */
export function PersonPhoto({ person }: { person: PersonView }) {
  if (!person.hasPhoto)
    return (
      <span className="person-photo" aria-hidden="true">
        照片
        <br />
        未收
      </span>
    )
  const address = addressOf(readPhoto.path, { params: { id: person.id }, query: { version: person.version } })
  return <img className="person-photo" src={address} alt={`${person.name}的照片`} />
}

/** Sets, replaces and removes the photo; it is never required, and the page says what it is for. */
export function PhotoActs({ person }: { person: PersonView }) {
  const picker = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<Problem | null>(null)
  const setting = useSetPhoto()
  const removal = useRemovePhoto()
  const { edit, removePhoto } = person.abilities
  if (!edit && !removePhoto) return null
  const params = { id: person.id }
  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    removal.reset()
    setRefused(file.size > largest ? tooLarge : null)
    if (file.size > largest) return
    const bytes = new Blob([file], { type: 'application/octet-stream' })
    await setting.run({ params, query: { version: person.version } }, { file: bytes })
  }
  const remove = async () => {
    const isSure = await askConfirmation({
      title: `删除${person.name}的照片？`,
      consequence: '照片从系统里删去，不能恢复；需要时可以再传。',
      yes: '删除照片',
      no: '不删',
      isDangerous: true,
    })
    if (!isSure) return
    setRefused(null)
    setting.reset()
    await removal.run({ params, body: { version: person.version } })
  }
  return (
    <section className="person-photo-acts" aria-label="照片">
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="照片文件"
        accept="image/jpeg,image/png,image/webp"
        onChange={(event) => void send(event)}
      />
      <div className="person-photo-line">
        {edit ? (
          <Button loading={setting.isRunning} onClick={() => picker.current?.click()}>
            {person.hasPhoto ? '换照片' : '上传照片（可不填）'}
          </Button>
        ) : null}
        {removePhoto ? (
          <Button loading={removal.isRunning} onClick={() => void remove()}>
            删除照片
          </Button>
        ) : null}
        <p className="note">
          照片只用来认人和打印档案卡。JPEG、PNG 或 WebP，10 MB 以内；存下的是缩小的一张，不带拍摄地点等信息。
        </p>
      </div>
      <Refusal problem={refused ?? setting.problem ?? removal.problem} />
    </section>
  )
}
