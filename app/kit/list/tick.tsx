interface TickProps {
  readonly label: string
  readonly isOn: boolean
  readonly isPart?: boolean
  readonly tab?: number
  readonly onChange: (isOn: boolean) => void
}

/** A checkbox with an accessible name; `isPart` shows that some of many are on. */
export function Tick({ label, isOn, isPart, tab, onChange }: TickProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={isOn}
      tabIndex={tab}
      ref={(box) => {
        if (box) box.indeterminate = isPart ?? false
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}
