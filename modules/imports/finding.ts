/** 一个单元格读出的问题：错误须改，提示须看。 */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'notice'
  readonly message: string
  readonly cure: string
  /** A value offered instead; it is taken only after somebody confirmed it. */
  readonly proposal?: string
}

/** What reading one cell gave: a value only where it is certain. */
export interface Reading<Value = string> {
  readonly value: Value | null
  readonly findings: readonly Finding[]
}

/** A value without anything to say about it. */
export function certain<Value>(value: Value | null): Reading<Value> {
  return { value, findings: [] }
}

/** No value, one error. */
export function refused(code: string, message: string, cure: string): Reading<never> {
  return { value: null, findings: [{ code, severity: 'error', message, cure }] }
}

/** A value that the reader of the preview must see. */
export function noticed<Value>(value: Value, finding: Omit<Finding, 'severity'>): Reading<Value> {
  return { value, findings: [{ ...finding, severity: 'notice' }] }
}

/** No value until somebody confirmed the proposal. */
export function proposed(proposal: string, finding: Omit<Finding, 'severity' | 'proposal'>): Reading<never> {
  return { value: null, findings: [{ ...finding, severity: 'error', proposal }] }
}
