import type { LetterView } from '../contract.ts'

/** The text as both sides have it. */
export function LetterText({ of: { title, lines } }: { of: LetterView['text'] }) {
  return (
    <div className="letter-text">
      <h3>{title}</h3>
      {lines
        .map((line, place) => ({ ...line, key: `line${place}` }))
        .map((line) => (
          <p key={line.key} className={line.kind === 'heading' ? 'letter-heading' : ''}>
            {line.prefix}
            {line.text}
          </p>
        ))}
    </div>
  )
}
