import { useEffect, useRef } from 'react'
import SignaturePadDrawing from 'signature_pad'
import { drawnIn, type Stroke, strokeOf } from './stroke.ts'

interface PadProps {
  readonly stroke: Stroke | null
  readonly onDrawn: (stroke: Stroke | null) => void
  readonly isLocked: boolean
  /** Who signs and when, under the line. */
  readonly caption: string
}

const pen = { penColor: '#12203a', minWidth: 1.2, maxWidth: 3.2, dotSize: 2, velocityFilterWeight: 0.7 } as const

/** As many device pixels as there are, so that the line is sharp. */
function sharpen(canvas: HTMLCanvasElement): { width: number; height: number } {
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = Math.max(1, window.devicePixelRatio)
  canvas.width = width * ratio
  canvas.height = height * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
  return { width, height }
}

/** A box to sign in, with mouse, finger or pen. */
export function SignaturePad({ stroke, onDrawn, isLocked, caption }: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePadDrawing | null>(null)
  const latest = useRef({ stroke, onDrawn })
  latest.current = { stroke, onDrawn }
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const drawing = new SignaturePadDrawing(element, { ...pen, minDistance: 3 })
    pad.current = drawing
    const size = () => ({ width: element.clientWidth, height: element.clientHeight })
    const onEnd = () =>
      latest.current.onDrawn(
        strokeOf(
          drawing.toData().map((line) => line.points),
          size(),
        ),
      )
    const redraw = () => {
      const box = sharpen(element)
      drawing.clear()
      const kept = latest.current.stroke
      const lines = kept ? drawnIn(kept, box) : []
      drawing.fromData(lines.map((points) => ({ ...pen, compositeOperation: 'source-over', points })))
    }
    drawing.addEventListener('endStroke', onEnd)
    const watch = new ResizeObserver(redraw)
    watch.observe(element)
    return () => {
      watch.disconnect()
      drawing.removeEventListener('endStroke', onEnd)
      drawing.off()
    }
  }, [])
  useEffect(() => {
    if (isLocked) pad.current?.off()
    else pad.current?.on()
  }, [isLocked])
  const again = () => {
    pad.current?.clear()
    onDrawn(null)
  }
  return (
    <div className="pad">
      <div className="pad-head">
        <span>请在框内签名</span>
        <button type="button" className="text-act" disabled={stroke === null || isLocked} onClick={again}>
          重写
        </button>
      </div>
      <canvas ref={canvas} role="img" aria-label={stroke ? '签名框，已写签名' : '签名框，用鼠标、手指或笔书写'} />
      <div className="pad-line" aria-hidden="true" />
      <div className="pad-caption">{caption}</div>
    </div>
  )
}
