const slot = 'mingze.desk'

/** Whether this browser was given over as a signing desk; a hint for the first page only, the server decides by its own cookie. */
export const isDesk = (): boolean => localStorage.getItem(slot) === '1'

export function rememberDesk(is: boolean): void {
  if (is) localStorage.setItem(slot, '1')
  else localStorage.removeItem(slot)
}
