/** The product's mark: a list with a tick. */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <rect x="1.5" y="1.5" width="21" height="21" rx="3" />
      <path d="M6.5 8h11M6.5 12h11M6.5 16.2h6M14.6 17l1.8 1.8 3-3.4" />
    </svg>
  )
}
