import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

/** Goes to an address of the product: `go('/people/…?tab=chain')`; `replace` leaves no step back. */
export function useGo(): (href: string, how?: { replace?: boolean }) => void {
  const { history } = useRouter()
  return (href, how) => (how?.replace ? history.replace(href) : history.push(href))
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
}

/** A link inside the product; a click with Ctrl, Shift or the middle button opens it as the browser does. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlain || rest.target) return
    event.preventDefault()
    go(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

/** A parameter of the page's path: `usePathParam('personId')`. */
export function usePathParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

export type Conditions = Readonly<Record<string, string>>

/** What stands after ? in the address, and a way to change parts of it (undefined removes); no step back is left. */
export function useAddress(): [Conditions, (change: Readonly<Record<string, string | undefined>>) => void] {
  const conditions: Conditions = useSearch({ strict: false })
  const { history } = useRouter()
  const change = (parts: Readonly<Record<string, string | undefined>>) => {
    const next = { ...readSearch(history.location.search), ...parts }
    history.replace(`${history.location.pathname}${writeSearch(next)}`)
  }
  return [conditions, change]
}

/** '?a=1' → { a: '1' }: every value stays a string. */
export const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** { a: '1' } → '?a=1'; absent and empty values are left out. */
export function writeSearch(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
