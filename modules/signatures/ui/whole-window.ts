import { useEffect } from 'react'

/** While somebody signs, nothing stands beside the text and the signature: the menu gives way (signing.css). */
export function useWholeWindow(): void {
  useEffect(() => {
    document.documentElement.classList.add('signing-alone')
    return () => document.documentElement.classList.remove('signing-alone')
  }, [])
}
