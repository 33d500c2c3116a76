/** The nonce the server wrote into this page for its style elements. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

// antd's scroll lock and scrollbar measuring create style elements without asking for a nonce; under the strict CSP they
// would be refused and reported, so every style element made on this page carries it.
const create = document.createElement.bind(document)
document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = styleNonce
  return element
}) as typeof document.createElement
