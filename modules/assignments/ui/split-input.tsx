import type { InputProps } from '../../../app/kit/form/definition.ts'
import { OfficerInput } from '../../organisation/ui/public.ts'
import type { HandoverView } from '../contract.ts'

interface SplitInputProps extends InputProps {
  readonly led: HandoverView['led']
  readonly without: string
}

/** An officer for every person; who has none yet stands empty. */
export function SplitInput({ led, without, ...at }: SplitInputProps) {
  const chosen = (at.value ?? {}) as Readonly<Record<string, string>>
  return (
    <ul className="split-list">
      {led.map((person, index) => (
        <li key={person.id}>
          <span>
            {person.name} {person.number}
          </span>
          <OfficerInput
            id={index === 0 ? at.id : `${at.id}-${person.id}`}
            label={`${person.name}交给谁`}
            value={chosen[person.id]}
            isWrong={at.isWrong && !chosen[person.id]}
            describedBy={at.describedBy}
            without={without}
            onLeave={at.onLeave}
            onChange={(value) => at.onChange({ ...chosen, [person.id]: String(value) })}
          />
        </li>
      ))}
    </ul>
  )
}
