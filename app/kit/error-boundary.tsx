import { Component, type ReactNode } from 'react'
import { asProblem } from '../problem.ts'
import { ReadFailure } from './states.tsx'

/** What a page that broke looks like; the menu stays usable. */
export function PageFault({ error, reset }: { error: unknown; reset?: () => void }) {
  return <ReadFailure what="这一页" problem={asProblem(error)} onAgain={reset ?? (() => location.reload())} />
}

/** Keeps a fault of one part (a drawer, a chart) from taking the page with it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    if (this.state.error === null) return this.props.children
    return <PageFault error={this.state.error} reset={() => this.setState({ error: null })} />
  }
}
