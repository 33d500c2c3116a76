export type FaultCode =
  | 'linkMissing'
  | 'linkRepeated'
  | 'linkAltered'
  | 'eventMissing'
  | 'eventAltered'
  | 'subjectsAltered'
  | 'changeAltered'
  | 'changePurged'
  | 'digestAltered'
  | 'orphan'
  | 'unlinked'
  | 'headForged'
  | 'headMissing'
  | 'headsUnreadable'
  | 'tailCut'
  | 'chainForged'

export interface Fault {
  readonly code: FaultCode
  /** Place in the chain, where there is one. */
  readonly position: number | null
  readonly eventId: string | null
  /** Chinese, names the row. */
  readonly message: string
}

/** Collects what is wrong; keeps the first hundred faults in full and counts the rest. */
export class Findings {
  readonly faults: Fault[] = []
  readonly notices: string[] = []
  faultCount = 0

  fault(fault: Fault): void {
    this.faultCount += 1
    if (this.faults.length < 100) this.faults.push(fault)
  }

  notice(text: string): void {
    if (this.notices.length < 100) this.notices.push(text)
  }
}
