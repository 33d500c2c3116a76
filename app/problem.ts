import type { FieldError, ProblemView } from '../platform/http/contract.ts'

/** A refusal of the server (or its silence, status 0): code for the program, Chinese sentence for the reader. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldError[]
  readonly at: Date
  constructor(view: Pick<ProblemView, 'status' | 'code' | 'detail'> & { errors?: readonly FieldError[] | undefined }) {
    super(view.detail)
    this.status = view.status
    this.code = view.code
    this.errors = view.errors ?? []
    this.at = new Date()
  }
}

/** The person closed a question (secret, reason) instead of answering: nothing happened, nothing to report. */
export const withdrawn = (): Problem => new Problem({ status: 0, code: 'withdrawn', detail: '没有办，内容没有变。' })

export const silent = (): Problem =>
  new Problem({ status: 0, code: 'noAnswer', detail: '服务器没有应答。填的内容还在，连上后再办一次，不会重复。' })

/** Reads a problem+json answer; an answer of another kind (a proxy's page) becomes a sentence with its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const view: Partial<ProblemView> = isJson ? await response.json().catch(() => ({})) : {}
  return new Problem({
    status: response.status,
    code: view.code ?? `http${response.status}`,
    detail: view.detail ?? `服务器没有办成（${response.status}）。过一会儿再试，仍不行的报局科信部门。`,
    errors: view.errors,
  })
}

/** Any thrown value as a problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem({ status: 0, code: 'pageFault', detail: '这一页出了错，内容没有存。刷新后再试，仍不行的报局科信部门。' })
}
